package dev.mcmgen.cli;

import dev.mcmgen.schema.Schemas;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen schema [NAME]}: a JSON Schema, or the names of all. */
final class SchemaVerb implements Verb {

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Prints a JSON Schema; without a name, the names of all.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("NAME")
                .type(String.class)
                .completionCandidates(Schemas.names())
                .description("Such as cluster-spec, rancher-cluster or rke2-config.")
                .build());
        Examples.add(spec, "mcmgen schema", "mcmgen schema cluster-spec > cluster-spec.schema.json");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) {
        String name = parsed.matchedPositionalValue(0, "");
        if (name.isEmpty()) {
            Schemas.names().forEach(console.out()::println);
            return ExitCode.SUCCESS;
        }
        console.out()
                .print(Schemas.find(name)
                        .orElseThrow(() -> new CommandFailedException(
                                "there is no schema named " + name, NearestWords.hint(name, Schemas.names()))));
        return ExitCode.SUCCESS;
    }
}
