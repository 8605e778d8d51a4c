package dev.mcmgen.cli;

/** A failure that the user can do something about, in one sentence and, where there is one, the next step. */
public final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String hint;

    /**
     * @param message one sentence without a full stop
     * @param hint the next step; empty where there is none
     */
    public CommandFailedException(ExitCode exitCode, String message, String hint) {
        super(message);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    /** Wrong usage or unusable input. */
    public CommandFailedException(String message, String hint) {
        this(ExitCode.UNUSABLE, message, hint);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String hint() {
        return hint;
    }
}
