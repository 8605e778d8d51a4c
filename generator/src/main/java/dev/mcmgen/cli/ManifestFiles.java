package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.render.SpecPlaces;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The manifests that files and folders hold, as Go's YAML reads them. A spec counts as the manifests that are rendered
 * from it, with the Rancher that it names.
 */
final class ManifestFiles {

    /**
     * Manifests that belong to one Rancher.
     *
     * @param rancher that of the spec they were rendered from
     * @param places the places of that spec
     */
    record Batch(List<YamlDocument> documents, Optional<RancherVersion> rancher, Optional<SpecPlaces> places) {}

    /**
     * A node of a spec.
     *
     * @param path of the file among those that are rendered
     */
    record RenderedNode(String path, String text, SpecDocument spec) {

        NodeRole role() {
            return path.endsWith("/agent/" + CONFIGURATION) ? NodeRole.AGENT : NodeRole.SERVER;
        }
    }

    /**
     * What was read.
     *
     * @param nodes configurations of standalone nodes: folders, or single files
     * @param rendered nodes of specs
     */
    record Manifests(List<Batch> batches, List<Path> nodes, List<RenderedNode> rendered) {

        List<YamlDocument> documents() {
            return batches.stream().flatMap(batch -> batch.documents().stream()).toList();
        }
    }

    private static final String SPEC = "mcmgen/v1";
    private static final String CONFIGURATION = "config.yaml";

    private final List<Batch> batches = new ArrayList<>();
    private final List<Path> nodes = new ArrayList<>();
    private final List<RenderedNode> rendered = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Console console;

    ManifestFiles(Console console) {
        this.console = console;
    }

    /** @throws ProblemsException with everything that could not be read */
    Manifests read(List<String> names) throws IOException {
        for (String name : names) {
            Path path = Path.of(name);
            if (!name.equals("-") && Files.isDirectory(path)) {
                addFolder(path);
            } else {
                addFile(name);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new Manifests(batches, nodes, rendered);
    }

    private void addFolder(Path folder) throws IOException {
        if (StandaloneReader.isStandalone(folder)) {
            nodes.add(folder);
            return;
        }
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.sorted().toList();
        }
        for (Path child : children) {
            if (Files.isDirectory(child) && !Files.isSymbolicLink(child)) {
                addFolder(child);
            } else if (isManifest(child) && Files.isRegularFile(child)) {
                addFile(child.toString());
            }
        }
    }

    private static boolean isManifest(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private void addFile(String name) throws IOException {
        if (!name.equals("-") && StandaloneReader.isStandalone(Path.of(name))) {
            nodes.add(Path.of(name));
            return;
        }
        String file = name.equals("-") ? "<stdin>" : name.replace('\\', '/');
        byte[] content = content(name);
        try {
            List<YamlDocument> documents = GoYaml.readAll(file, content);
            if (documents.stream().anyMatch(ManifestFiles::isSpec)) {
                Path parent = Path.of(file).toAbsolutePath().getParent();
                addSpec(new SpecSource(file, parent == null ? Path.of("") : parent, content));
            } else {
                batches.add(new Batch(documents, Optional.empty(), Optional.empty()));
            }
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
    }

    private byte[] content(String name) throws IOException {
        if (name.equals("-")) {
            return console.in().readAllBytes();
        }
        try {
            return Files.readAllBytes(Path.of(name));
        } catch (NoSuchFileException e) {
            throw new CommandFailedException(name + " does not exist", "name a manifest, a spec or a folder of them");
        }
    }

    private static boolean isSpec(YamlDocument document) {
        return document.root()
                .filter(root -> root instanceof YamlMapping mapping
                        && mapping.get("apiVersion")
                                .filter(v -> v.toData().equals(SPEC))
                                .isPresent())
                .isPresent();
    }

    private void addSpec(SpecSource source) {
        Renderer renderer = new Renderer(Catalog.bundled(), Templates.builtIn());
        for (SpecDocument document : new SpecReader().readAll(source, SpecChanges.NONE)) {
            Rendering rendering = renderer.render(document, Layout.STREAM);
            rendering.stream()
                    .ifPresent(stream -> batches.add(new Batch(
                            GoYaml.readAll(
                                    YamlText.of(source.file(), stream.file().text())),
                            document.spec().rancher().version(),
                            Optional.of(new SpecPlaces(document)))));
            rendering.files().stream()
                    .filter(file -> rendering.stream().isEmpty() && file.path().endsWith("/" + CONFIGURATION))
                    .forEach(file -> rendered.add(new RenderedNode(file.path(), file.text(), document)));
        }
    }
}
