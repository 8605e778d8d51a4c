package dev.mcmgen.cli;

import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Renderer;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen validate SPEC}: everything that rendering would find, without the files. */
final class ValidateVerb implements Verb {

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public List<String> aliases() {
        return List.of("lint");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Says what is wrong with a spec, for its release and its Rancher, and writes nothing.",
                        "Exit code 1 when there is an error.");
        SpecOptions.addTo(spec);
        Examples.add(
                spec,
                "mcmgen validate prod-01.yaml",
                "mcmgen validate prod-01.yaml --set spec.kubernetesVersion=v1.35.5+rke2r2    what an upgrade would meet");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        Supplier<Renderer> renderer = SpecRun.renderer(SpecOptions.userTemplates(parsed));
        SpecInput input = new SpecInput(console);
        SpecRun run = new SpecRun(SpecOptions.changes(parsed, input), renderer, Layout.STREAM);
        SpecRun.Outcome<Boolean> outcome = run.run(SpecOptions.specs(parsed, input), rendering -> true);
        RemarkPrinter.print(outcome.remarks(), console);
        if (!outcome.problems().isEmpty()) {
            input.printer().print(outcome.problems());
            return ExitCode.FINDINGS;
        }
        int clusters = outcome.kept().size();
        console.err().println((clusters == 1 ? "1 cluster" : clusters + " clusters") + ", no errors");
        return ExitCode.SUCCESS;
    }
}
