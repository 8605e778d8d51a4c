package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The files that {@code machineSelectorFiles} of a Cluster makes of Secrets and ConfigMaps, where those are among the files
 * of the run (rancher-cluster.md §3.6).
 */
final class SelectedFiles {

    private final String namespace;
    private final List<YamlDocument> documents;
    private final List<DeliveredFile> files = new ArrayList<>();
    private boolean complete = true;

    private SelectedFiles(String namespace, List<YamlDocument> documents) {
        this.namespace = namespace;
        this.documents = documents;
    }

    /** @param documents those of the Cluster's own file first */
    static List<DeliveredFile> of(Manifest cluster, List<YamlDocument> documents) {
        return List.copyOf(read(cluster, documents).files);
    }

    /** Whether every Secret and ConfigMap that the Cluster names is there. */
    static boolean isComplete(Manifest cluster, List<YamlDocument> documents) {
        return read(cluster, documents).complete;
    }

    private static SelectedFiles read(Manifest cluster, List<YamlDocument> documents) {
        Optional<Place> entries = cluster.root().at("spec", "rkeConfig", "machineSelectorFiles");
        String namespace =
                cluster.root().at("metadata", "namespace").flatMap(Place::text).orElse("");
        SelectedFiles selected = new SelectedFiles(namespace, documents);
        for (Place entry : entries.map(Place::items).orElse(List.of())) {
            for (Place source : entry.get("fileSources").map(Place::items).orElse(List.of())) {
                source.get("secret").ifPresent(secret -> selected.add("Secret", secret));
                source.get("configMap").ifPresent(map -> selected.add("ConfigMap", map));
            }
        }
        return selected;
    }

    private void add(String kind, Place source) {
        Optional<Place> object = source.text("name").isEmpty() ? Optional.empty() : find(kind, source.text("name"));
        complete &= source.text("name").isEmpty() || object.isPresent();
        if (object.isPresent()) {
            for (Place item : source.get("items").map(Place::items).orElse(List.of())) {
                holder(kind, object.get(), item.text("key"))
                        .ifPresent(holder -> files.add(new DeliveredFile(
                                item.text("path"), holder, item.get("path").orElse(item))));
            }
        }
    }

    private Optional<Place> find(String kind, String name) {
        for (YamlDocument document : documents) {
            for (Place object : document.root()
                    .map(root -> Manifests.objects(Place.of(document, JsonPointer.ROOT, root)))
                    .orElse(List.of())) {
                boolean named = object.text("kind").equals(kind)
                        && object.at("metadata", "name").flatMap(Place::text).equals(Optional.of(name));
                if (named
                        && object.at("metadata", "namespace")
                                .flatMap(Place::text)
                                .orElse("")
                                .equals(namespace)) {
                    return Optional.of(object);
                }
            }
        }
        return Optional.empty();
    }

    /** The text under a key; of a Secret the plain one counts before the one in base64. */
    private static Optional<Place> holder(String kind, Place object, String key) {
        Optional<Place> data = object.at("data", key).filter(Place::isText);
        if (kind.equals("ConfigMap")) {
            return data;
        }
        return object.at("stringData", key).filter(Place::isText).or(() -> data.flatMap(SelectedFiles::unpack));
    }

    private static Optional<Place> unpack(Place packed) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(packed.text().orElse(""));
            return Optional.of(packed.unpacked(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // The API server would not have taken it.
        }
    }
}
