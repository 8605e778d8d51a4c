package dev.mcmgen.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen version}: the version, and the Java that runs it. */
final class VersionVerb implements Verb {

    @Override
    public String name() {
        return "version";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Prints the version of mcmgen and of the Java that runs it.");
        Examples.add(spec, "mcmgen version");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) {
        console.out().println(text());
        return ExitCode.SUCCESS;
    }

    /** {@code mcmgen 0.1.0 (Java 17.0.15, Debian)}; the version is {@code development} where no jar says it. */
    static String text() {
        return "mcmgen " + number() + " (Java " + System.getProperty("java.version") + ", "
                + System.getProperty("java.vendor") + ")";
    }

    /** The version alone. */
    static String number() {
        return Optional.ofNullable(VersionVerb.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
