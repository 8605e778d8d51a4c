package dev.mcmgen.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen completion SHELL}: the script that lets a shell complete verbs and options. */
final class CompletionVerb implements Verb {

    /** The shells that there is a script for. */
    enum Shell {
        BASH,
        ZSH
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public boolean looksAtOthers() {
        return true;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Prints the script that completes verbs and options in bash or zsh.");
        spec.addPositional(Choice.parameter(Shell.class)
                .index("0")
                .paramLabel("SHELL")
                .required(true)
                .description("bash or zsh.")
                .build());
        Examples.add(
                spec,
                "source <(mcmgen completion bash)    in ~/.bashrc",
                "source <(mcmgen completion zsh)     in ~/.zshrc, after compinit");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) {
        // One script serves both: under zsh it loads bashcompinit by itself.
        console.out()
                .print(AutoComplete.bash("mcmgen", parsed.commandSpec().root().commandLine()));
        return ExitCode.SUCCESS;
    }
}
