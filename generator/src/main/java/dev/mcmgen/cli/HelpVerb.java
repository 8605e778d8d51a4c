package dev.mcmgen.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen help [VERB]}: the same text as {@code mcmgen [VERB] --help}. */
final class HelpVerb implements Verb {

    @Override
    public String name() {
        return "help";
    }

    @Override
    public boolean looksAtOthers() {
        return true;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Shows the help of a verb, or of mcmgen.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("VERB")
                .type(String.class)
                .description("The verb.")
                .build());
        Examples.add(spec, "mcmgen help version");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) {
        CommandLine root = parsed.commandSpec().root().commandLine();
        String verb = parsed.matchedPositionalValue(0, "");
        Optional<CommandLine> command = verb.isEmpty()
                ? Optional.of(root)
                : Optional.ofNullable(root.getSubcommands().get(verb));
        if (command.isEmpty()) {
            throw new CommandFailedException("there is no verb " + verb, "mcmgen --help lists them");
        }
        console.out().print(Cli.usage(command.orElseThrow(), console.outColor()));
        return ExitCode.SUCCESS;
    }
}
