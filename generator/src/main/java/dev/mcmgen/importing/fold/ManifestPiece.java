package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A document of {@code additionalManifest}.
 *
 * @param text as it stands there, comments included
 * @param object empty where it is none, or cannot be read
 */
record ManifestPiece(String text, Optional<Part> object) {

    private static final String MARK = "---\n";

    /**
     * The documents of a manifest, one by one where joining them with {@code ---} gives the manifest again; else all in one
     * piece.
     */
    static List<ManifestPiece> of(String manifest) {
        if (manifest.isBlank()) {
            return List.of();
        }
        String body = manifest.startsWith(MARK) ? manifest.substring(MARK.length()) : manifest;
        List<ManifestPiece> pieces = new ArrayList<>();
        for (String part : (body.endsWith("\n") ? body : body + "\n").split("(?m)^---\n", -1)) {
            pieces.add(new ManifestPiece(part, object(part)));
        }
        boolean clean = pieces.stream().allMatch(piece -> piece.object().isPresent());
        return clean ? pieces : List.of(new ManifestPiece(manifest, Optional.empty()));
    }

    private static Optional<Part> object(String text) {
        try {
            List<YamlDocument> documents = GoYaml.readAll(YamlText.of("additionalManifest", text));
            return documents.size() == 1
                    ? documents
                            .get(0)
                            .root()
                            .filter(YamlMapping.class::isInstance)
                            .map(root -> Part.root(root.toData()))
                    : Optional.empty();
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }

    boolean is(String kind, String name) {
        return object.filter(part -> part.text("kind").equals(kind)
                        && part.part("metadata").text("name").equals(name)
                        && part.part("metadata").text("namespace").equals("kube-system"))
                .isPresent();
    }

    /** The values of a HelmChartConfig that says nothing else. */
    Optional<Map<String, Object>> chartValues() {
        Optional<Part> spec = object.map(part -> part.part("spec"));
        boolean onlyValues = spec.filter(part -> part.fields().keySet().equals(Set.of("valuesContent")))
                .isPresent();
        return onlyValues ? object(spec.orElseThrow().text("valuesContent")).map(Part::fields) : Optional.empty();
    }

    /** Whether it says the same as the other one. */
    boolean means(ManifestPiece other) {
        return object.isPresent() ? object.equals(other.object) : text.equals(other.text);
    }
}
