package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The objects of all files of one run, among which a Cluster finds its Secrets and ConfigMaps. */
public final class ManifestObjects {

    private final List<KubernetesObject> objects = new ArrayList<>();

    private ManifestObjects() {}

    /** The objects of these documents, in their order. */
    public static ManifestObjects of(List<YamlDocument> documents) {
        ManifestObjects all = new ManifestObjects();
        documents.forEach(document -> all.objects.addAll(KubernetesObject.read(document)));
        return all;
    }

    /** These objects, and then those. */
    public ManifestObjects and(ManifestObjects others) {
        ManifestObjects all = new ManifestObjects();
        all.objects.addAll(objects);
        all.objects.addAll(others.objects);
        return all;
    }

    List<KubernetesObject> clusters() {
        return objects.stream().filter(KubernetesObject::isCluster).toList();
    }

    /** The object of that kind and name; that of the same file before one of another. */
    Optional<KubernetesObject> find(String kind, String namespace, String name, String file) {
        return objects.stream()
                .filter(object -> object.kind().equals(kind)
                        && object.name().equals(name)
                        && object.namespace().equals(namespace))
                .min(Comparator.comparing(object -> !object.file().equals(file)));
    }
}
