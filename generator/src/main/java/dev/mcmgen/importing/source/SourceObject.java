package dev.mcmgen.importing.source;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A Kubernetes object of the input.
 *
 * @param tree with the places of what stands in it
 * @param live whether it was read from a server, so that its place is a JSON pointer
 */
public record SourceObject(YamlMapping tree, boolean live) {

    /** The object in a tree, those of a {@code List} one by one; nothing where it is none. */
    static List<SourceObject> read(YamlNode node, boolean live) {
        List<SourceObject> objects = new ArrayList<>();
        if (node instanceof YamlMapping mapping) {
            SourceObject object = new SourceObject(mapping, live);
            if (object.kind().endsWith("List") && mapping.get("items").orElse(node) instanceof YamlSequence items) {
                items.items().forEach(item -> objects.addAll(read(item, live)));
            } else if (!object.kind().isEmpty()) {
                objects.add(object);
            }
        }
        return objects;
    }

    public Part part() {
        return Part.root(tree.toData());
    }

    public String kind() {
        return text("kind");
    }

    public String apiVersion() {
        return text("apiVersion");
    }

    public String name() {
        return text("metadata", "name");
    }

    public String namespace() {
        return text("metadata", "namespace");
    }

    boolean isCluster() {
        return kind().equals("Cluster") && apiVersion().startsWith("provisioning.cattle.io/");
    }

    boolean is(String otherKind, String otherName) {
        return kind().equals(otherKind) && name().equals(otherName);
    }

    /** What a Secret or a ConfigMap holds under a key. */
    Optional<String> data(String key) {
        Optional<String> plain = find("stringData", key);
        return plain.or(
                () -> kind().equals("Secret") ? find("data", key).map(SourceObject::decoded) : find("data", key));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // The API server would not have taken it.
        }
    }

    /** Where a field of it stands, for people. */
    public String place(JsonPointer field) {
        return live
                ? kind() + " " + namespace() + "/" + name() + " " + field
                : field.keyPosition(tree).toString();
    }

    private String text(String... path) {
        return find(path).orElse("");
    }

    private Optional<String> find(String... path) {
        return new JsonPointer(List.of(path))
                .resolve(tree)
                .filter(node -> node instanceof YamlScalar scalar && !scalar.isNull())
                .map(node -> ((YamlScalar) node).text());
    }
}
