package dev.mcmgen.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The entry point: from the process to {@link Cli} and back. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // No option of ours is a date, and picocli would load the classes of all kinds of them.
        System.setProperty("picocli.converters.excludes", "java.sql.*,java.time.*");
        StandardOutput standardOutput = new StandardOutput();
        // Always UTF-8, whatever the locale: the output is made of files for Linux.
        PrintStream out =
                new PrintStream(new BufferedOutputStream(standardOutput, 1 << 15), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)), true, StandardCharsets.UTF_8);
        // The launcher says what is a terminal; Java alone does not know of each stream.
        Console console = new Console(
                System.in,
                out,
                err,
                Boolean.getBoolean("mcmgen.stdout.tty"),
                Boolean.getBoolean("mcmgen.stderr.tty"),
                System.getenv(),
                ColorMode.AUTO);
        int exitCode = run(List.of(args), console, standardOutput);
        err.flush();
        System.exit(exitCode);
    }

    private static int run(List<String> arguments, Console console, StandardOutput standardOutput) {
        ExitCode exitCode;
        try {
            exitCode = new Cli(Verbs.all()).run(arguments, console);
        } catch (Throwable e) { // The last line: nothing may reach the user as a bare stack trace.
            exitCode = Crash.report(e, console);
        }
        console.out().flush();
        if (standardOutput.failure().isEmpty()) {
            return exitCode.number();
        }
        var failure = standardOutput.failure().orElseThrow();
        if (StandardOutput.readerWentAway(failure)) {
            return StandardOutput.READER_WENT_AWAY;
        }
        console.error("standard output could not be written: " + failure.getMessage());
        return ExitCode.UNUSABLE.number();
    }
}
