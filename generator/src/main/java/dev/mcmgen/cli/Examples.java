package dev.mcmgen.cli;

import picocli.CommandLine.Model.CommandSpec;

/** The examples at the end of a verb's help. */
final class Examples {

    private Examples() {}

    /** Each line as a user would type it, a comment after two spaces where it helps. */
    static void add(CommandSpec spec, String... lines) {
        String[] footer = new String[lines.length + 2];
        footer[0] = "";
        footer[1] = "Examples:";
        for (int i = 0; i < lines.length; i++) {
            // The help is a format text in which a percent sign would begin a conversion.
            footer[i + 2] = "  " + lines[i].replace("%", "%%");
        }
        spec.usageMessage().footer(footer);
    }
}
