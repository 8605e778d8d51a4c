package dev.mcmgen.importing;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.importing.source.ImportSource;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Imports and renders texts, for tests. */
final class Imports {

    static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));

    private static final Catalog CATALOG = Catalog.bundled();
    private static final Importer IMPORTER = new Importer(CATALOG, Templates.builtIn());
    private static final Renderer RENDERER = new Renderer(CATALOG, Templates.builtIn());
    private static final SpecReader READER = new SpecReader();

    private Imports() {}

    static Imported of(String manifest, Optional<String> rancher) {
        return IMPORTER.run(
                ImportSource.of(GoYaml.readAll(YamlText.of("cluster.yaml", manifest)), "fleet-default", false),
                rancher.map(text -> RancherVersion.find(text).orElseThrow()));
    }

    static SpecDocument spec(String text, Path folder) {
        return READER.read(new SpecSource("spec.yaml", folder, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The objects that a spec is rendered to, as one stream. */
    static String rendered(String spec) {
        return rendered(spec, Path.of(""));
    }

    static String rendered(String spec, Path folder) {
        return RENDERER.render(spec(spec, folder), Layout.STREAM).stream().orElseThrow();
    }
}
