package dev.mcmgen.cli;

/** What the process says to the shell. The numbers are a contract with scripts: they never change. */
public enum ExitCode {
    /** Done, and nothing to report. */
    SUCCESS(0),
    /** Done, and there are findings, or files or clusters differ. */
    FINDINGS(1),
    /** Not done: wrong usage, unusable input, or a file that cannot be read or written. */
    UNUSABLE(2),
    /** Not done: Rancher refused, or could not be reached. */
    RANCHER(3),
    /** Time ran out. */
    TIMEOUT(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
