package dev.mcmgen.cli;

import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.render.template.TemplateException;
import dev.mcmgen.yaml.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** Parses a command line, runs its verb, and says what went wrong: the one place where failures become exit codes. */
public final class Cli {

    private final List<Verb> verbs;

    public Cli(List<Verb> verbs) {
        this.verbs = List.copyOf(verbs);
    }

    /** Runs one command line. Whatever happens, the answer is an exit code, and the reason is on {@code err}. */
    public ExitCode run(List<String> arguments, Console console) {
        CommandLine commandLine = commandLine(needed(arguments));
        try {
            return dispatch(commandLine, commandLine.parseArgs(arguments.toArray(new String[0])), console);
        } catch (ParameterException e) {
            return UsageError.report(e, console);
        }
    }

    /** The verb that the first word names, if it is enough; to describe all of them is a tenth of a short run. */
    private List<Verb> needed(List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        for (Verb verb : verbs) {
            if ((verb.name().equals(first) || verb.aliases().contains(first)) && !verb.looksAtOthers()) {
                return List.of(verb);
            }
        }
        return verbs;
    }

    private static CommandLine commandLine(List<Verb> verbs) {
        CommandSpec root = CommandSpec.create().name("mcmgen");
        root.usageMessage()
                .description("Cluster templates for Rancher Multi-Cluster Manager.")
                .synopsisSubcommandLabel("VERB")
                .commandListHeading("%nVerbs:%n")
                .footer(
                        "",
                        "Exit codes: 0 success, 1 findings or differences, 2 usage, input or files,",
                        "3 Rancher refused or could not be reached, 4 time ran out.");
        addHelp(root);
        root.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Prints the version.")
                .build());
        root.addOption(Choice.option(ColorMode.class, "--color")
                .paramLabel("WHEN")
                .scopeType(ScopeType.INHERIT)
                .description("Colours: auto (the default), always or never.")
                .build());
        for (Verb verb : verbs) {
            CommandSpec spec = CommandSpec.wrapWithoutInspection(verb).name(verb.name());
            spec.aliases(verb.aliases().toArray(new String[0]));
            addHelp(spec);
            verb.describe(spec);
            root.addSubcommand(verb.name(), spec);
        }
        return new CommandLine(root)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setUsageHelpLongOptionsMaxWidth(30);
    }

    private static void addHelp(CommandSpec spec) {
        spec.usageMessage().optionListHeading("%nOptions:%n").sortOptions(false);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
    }

    private static ExitCode dispatch(CommandLine commandLine, ParseResult root, Console terminal) {
        ParseResult parsed = root;
        ColorMode color = root.matchedOptionValue("--color", ColorMode.AUTO);
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
            color = parsed.matchedOptionValue("--color", color);
        }
        Console console = terminal.withColor(color);
        if (parsed.isUsageHelpRequested()) {
            console.out().print(usage(parsed.commandSpec().commandLine(), console.outColor()));
            return ExitCode.SUCCESS;
        }
        if (root.isVersionHelpRequested()) {
            console.out().println(VersionVerb.text());
            return ExitCode.SUCCESS;
        }
        if (parsed.commandSpec().userObject() instanceof Verb verb) {
            return perform(verb, parsed, console);
        }
        console.err().print(usage(commandLine, console.errColor()));
        return ExitCode.UNUSABLE;
    }

    private static ExitCode perform(Verb verb, ParseResult parsed, Console console) {
        try {
            return verb.run(parsed, console);
        } catch (ProblemsException e) {
            new ProblemPrinter(console).print(e.problems());
            return ExitCode.UNUSABLE;
        } catch (TemplateException e) {
            new ProblemPrinter(console).print(List.of(e.problem()));
            return ExitCode.UNUSABLE;
        } catch (RancherException e) {
            return failed(ExitCode.RANCHER, String.valueOf(e.getMessage()), e.hint(), console);
        } catch (CommandFailedException e) {
            return failed(e.exitCode(), String.valueOf(e.getMessage()), e.hint(), console);
        } catch (UncheckedIOException e) {
            return unusableFile(Objects.requireNonNull(e.getCause()), console);
        } catch (IOException e) {
            return unusableFile(e, console);
        }
    }

    private static ExitCode failed(ExitCode exitCode, String message, String hint, Console console) {
        console.error(message);
        if (!hint.isEmpty()) {
            console.hint(hint);
        }
        return exitCode;
    }

    private static ExitCode unusableFile(IOException failure, Console console) {
        console.error(FileFailure.describe(failure));
        Crash.traceIfAsked(failure, console);
        return ExitCode.UNUSABLE;
    }

    /** The help of a command. */
    static String usage(CommandLine command, boolean color) {
        return command.getUsageMessage(color ? Help.Ansi.ON : Help.Ansi.OFF);
    }
}
