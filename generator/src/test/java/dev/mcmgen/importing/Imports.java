package dev.mcmgen.importing;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.importing.source.ImportSource;
import dev.mcmgen.importing.source.Note;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Imports and renders texts, for tests. */
final class Imports {

    static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));

    private static final Catalog CATALOG = Catalog.bundled();
    private static final Importer IMPORTER = new Importer(CATALOG, Templates.builtIn());
    private static final Renderer RENDERER = new Renderer(CATALOG, Templates.builtIn());
    private static final SpecReader READER = new SpecReader();

    private static final Path RESOURCES = ROOT.resolve("generator/src/test/resources/importing");

    private Imports() {}

    /** A file of the tests' resources; written anew with {@code -Dgolden.update=true}. */
    static String golden(String name, String actual) throws IOException {
        Path file = RESOURCES.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        return Files.readString(file);
    }

    static String resource(String name) throws IOException {
        return Files.readString(RESOURCES.resolve(name));
    }

    /** The subjects of notes. */
    static List<String> subjects(List<Note> notes) {
        return notes.stream().map(Note::subject).toList();
    }

    static Imported of(String manifest) {
        return of(manifest, Optional.empty());
    }

    /** In the spec's words, so that what is kept is only what no field says. */
    static Imported reworded(String manifest) {
        return of(manifest, Optional.empty(), Wording.OF_SPEC);
    }

    static Imported of(String manifest, Optional<String> rancher) {
        return of(manifest, rancher, Wording.OF_CLUSTER);
    }

    static Imported of(String manifest, Optional<String> rancher, Wording wording) {
        return IMPORTER.run(
                ImportSource.of(GoYaml.readAll(YamlText.of("cluster.yaml", manifest)), "fleet-default", false),
                rancher.map(text -> RancherVersion.find(text).orElseThrow()),
                wording);
    }

    static SpecDocument spec(String text, Path folder) {
        return READER.read(new SpecSource("spec.yaml", folder, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The objects that a spec is rendered to, as one stream. */
    static String rendered(String spec) {
        return rendered(spec, Path.of(""));
    }

    static String rendered(String spec, Path folder) {
        return RENDERER.render(spec(spec, folder), Layout.STREAM).stream()
                .orElseThrow()
                .file()
                .text();
    }
}
