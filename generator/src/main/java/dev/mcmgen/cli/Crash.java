package dev.mcmgen.cli;

/** A mistake of ours, or of the machine: one sentence, how to report it, and a stack trace only where it is asked for. */
final class Crash {

    private static final String ISSUES = "the project's issue tracker";

    private Crash() {}

    static ExitCode report(Throwable failure, Console console) {
        if (failure instanceof OutOfMemoryError) {
            console.error("Java ran out of memory");
            console.hint("give it more, for example MCMGEN_JAVA_OPTS=-Xmx1g");
        } else {
            console.error("mcmgen failed on a mistake of its own: " + failure);
            console.hint("please report it in " + ISSUES + ", with what MCMGEN_DEBUG=1 prints and this line: "
                    + VersionVerb.text());
        }
        traceIfAsked(failure, console);
        return ExitCode.UNUSABLE;
    }

    /** Prints the stack trace if the environment says {@code MCMGEN_DEBUG=1}. */
    static void traceIfAsked(Throwable failure, Console console) {
        if (console.environment().getOrDefault("MCMGEN_DEBUG", "").equals("1")) {
            failure.printStackTrace(console.err());
        }
    }
}
