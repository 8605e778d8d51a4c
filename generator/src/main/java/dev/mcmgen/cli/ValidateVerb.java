package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.ProblemsException;
import java.io.IOException;
import java.util.List;
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
        try {
            List<SpecDocument> documents = SpecOptions.read(parsed, console);
            Renderer renderer = new Renderer(Catalog.bundled(), SpecOptions.templates(parsed));
            for (SpecDocument document : documents) {
                Rendering rendering = renderer.render(document, Layout.STREAM);
                RemarkPrinter.print(rendering.remarks(), console);
            }
            console.err()
                    .println(
                            documents.size() == 1 ? "1 cluster, no errors" : documents.size() + " clusters, no errors");
            return ExitCode.SUCCESS;
        } catch (ProblemsException e) {
            new ProblemPrinter(console).print(e.problems());
            return ExitCode.FINDINGS;
        }
    }
}
