package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * An object of a manifest.
 *
 * @param file the file as it was named
 * @param fields the whole object
 */
record KubernetesObject(String file, ObjectReader fields) {

    /** The objects of a document; those of a {@code List} one by one. */
    static List<KubernetesObject> read(YamlDocument document) {
        List<KubernetesObject> objects = new ArrayList<>();
        document.root().ifPresent(root -> add(document.text().file(), root, objects));
        return objects;
    }

    private static void add(String file, YamlNode node, List<KubernetesObject> objects) {
        if (node instanceof YamlMapping mapping) {
            KubernetesObject object = new KubernetesObject(file, new ObjectReader(mapping));
            if (object.kind().endsWith("List") && object.fields().find("items").isPresent()) {
                object.fields().items("items").forEach(item -> add(file, item, objects));
            } else if (!object.kind().isEmpty()) {
                objects.add(object);
            }
        }
    }

    String kind() {
        return fields.text("kind");
    }

    String apiVersion() {
        return fields.text("apiVersion");
    }

    ObjectReader metadata() {
        return fields.object("metadata");
    }

    String name() {
        return metadata().text("name");
    }

    String namespace() {
        return metadata().text("namespace");
    }

    /** The value of an annotation; empty where there is none. */
    String annotation(String key) {
        return metadata().object("annotations").text(key);
    }

    boolean isCluster() {
        return kind().equals("Cluster") && apiVersion().startsWith("provisioning.cattle.io/");
    }

    /** What a Secret or ConfigMap holds under that key. */
    Optional<String> data(String key) {
        if (kind().equals("ConfigMap")) {
            return fields.object("data").find(key).flatMap(ObjectReader::textOf);
        }
        Optional<String> plain = fields.object("stringData").find(key).flatMap(ObjectReader::textOf);
        return plain.or(() ->
                fields.object("data").find(key).flatMap(ObjectReader::textOf).map(KubernetesObject::decode));
    }

    /** What kind of Secret it is. */
    String type() {
        return fields.text("type");
    }

    /**
     * @param secret the name that was asked for
     * @throws PlanRefusedException where it is no Secret of one of these types
     */
    void require(String secret, List<String> types) {
        if (!types.contains(type())) {
            throw new PlanRefusedException(
                    "secret [" + secret + "] must be of type [" + String.join("] or [", types) + "]");
        }
    }

    /** The keys of {@link #data}. */
    List<String> dataKeys() {
        List<String> keys = new ArrayList<>();
        for (String field : List.of("data", "stringData")) {
            fields.object(field).mapping().entries().forEach(entry -> keys.add(entry.name()));
        }
        return keys;
    }

    /** Whether the object's annotation names the cluster, in a list with commas and without blanks. */
    boolean authorizes(String annotation, String cluster) {
        return !cluster.isEmpty()
                && List.of(annotation(annotation).split(",", -1)).contains(cluster);
    }

    static String decode(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // The API server would not have taken it.
        }
    }
}
