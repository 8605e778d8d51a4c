package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.schema.NearestWord;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen explain [RULE]}: the page of a rule, or the list of all. */
final class ExplainVerb implements Verb {

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Prints the page of a rule; without an id, the list of all rules.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("RULE")
                .type(String.class)
                .description("An id, as findings show it in brackets.")
                .build());
        Examples.add(spec, "mcmgen explain", "mcmgen explain rancher/pool-name");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) {
        String id = parsed.matchedPositionalValue(0, "");
        List<Rule> rules = Rules.all(Catalog.bundled());
        if (id.isEmpty()) {
            for (Rule rule : rules) {
                console.out()
                        .println(rule.id() + " (" + rule.page().severity().word() + "): "
                                + rule.page().summary());
            }
            return ExitCode.SUCCESS;
        }
        Rule rule = rules.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id, rules));
        console.out().print(rule.page().markdown());
        return ExitCode.SUCCESS;
    }

    private static CommandFailedException unknown(String id, List<Rule> rules) {
        String hint = NearestWord.find(id, rules.stream().map(Rule::id).toList())
                .map(word -> "did you mean " + word + "?")
                .orElse("mcmgen explain lists the rules");
        return new CommandFailedException("there is no rule " + id, hint);
    }
}
