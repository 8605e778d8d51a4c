package dev.mcmgen.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood: what is wrong, the nearest valid words, and one line of usage. */
final class UsageError {

    private UsageError() {}

    static ExitCode report(ParameterException failure, Console console) {
        CommandLine command = failure.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            unmatched(unmatched.getUnmatched().get(0), spec, console);
        } else {
            console.error(Optional.ofNullable(failure.getMessage()).orElse("the command line cannot be understood"));
        }
        console.err().println("usage: " + command.getHelp().synopsis(0).strip());
        console.err().println("       " + spec.qualifiedName(" ") + " --help says more");
        return ExitCode.UNUSABLE;
    }

    private static void unmatched(String argument, CommandSpec spec, Console console) {
        boolean option = argument.startsWith("-") && argument.length() > 1;
        String word = option ? argument.replaceFirst("=.*", "") : argument;
        List<String> known;
        if (option) {
            console.error("unknown option " + word);
            known = options(spec);
        } else if (spec.subcommands().isEmpty()) {
            console.error("unexpected argument '" + word + "'");
            known = List.of();
        } else {
            console.error("there is no verb '" + word + "'");
            known = List.copyOf(spec.subcommands().keySet());
        }
        List<String> nearest = NearestWords.of(word, known);
        if (!nearest.isEmpty()) {
            console.hint("did you mean " + String.join(" or ", nearest) + "?");
        }
    }

    private static List<String> options(CommandSpec spec) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                names.addAll(List.of(option.names()));
            }
        }
        return names;
    }
}
