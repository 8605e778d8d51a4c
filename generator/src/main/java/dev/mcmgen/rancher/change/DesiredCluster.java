package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cluster as it is wanted: the objects that a Rancher shall have.
 *
 * @param cluster of {@code provisioning.cattle.io/v1}
 * @param machineConfigs those that its pools name and that stand in the same input
 * @param files the Secrets and ConfigMaps of the same input
 */
public record DesiredCluster(ApiObject cluster, List<ApiObject> machineConfigs, List<ApiObject> files) {

    private static final String NAMESPACE = "fleet-default";

    private static final Set<String> WANTED_METADATA = Set.of("name", "namespace", "labels", "annotations");

    public DesiredCluster {
        machineConfigs = List.copyOf(machineConfigs);
        files = List.copyOf(files);
    }

    /**
     * The clusters that documents hold, in their order. Secrets and ConfigMaps go with the cluster that they name as theirs, or
     * else with every cluster of their namespace.
     *
     * @param others told of objects that are of no use here, such as a Namespace
     * @throws RancherException where there is no Cluster
     */
    public static List<DesiredCluster> of(List<YamlDocument> documents, List<ApiObject> others) {
        List<ApiObject> objects = new ArrayList<>();
        documents.forEach(document -> document.root().ifPresent(root -> add(root, objects)));
        List<ApiObject> clusters =
                objects.stream().filter(DesiredCluster::isCluster).toList();
        if (clusters.isEmpty()) {
            throw new RancherException(
                    "there is no Cluster of provisioning.cattle.io in it", "name a spec or a manifest with a Cluster");
        }
        List<ApiObject> left = new ArrayList<>(objects);
        List<DesiredCluster> desired = new ArrayList<>();
        for (ApiObject cluster : clusters) {
            List<ApiObject> configs = objects.stream()
                    .filter(object -> isNamedBy(cluster, object))
                    .toList();
            List<ApiObject> files = objects.stream()
                    .filter(object -> isFileOf(cluster, object))
                    .map(DesiredCluster::withEncodedData)
                    .toList();
            left.removeIf(object -> object.equals(cluster) || isNamedBy(cluster, object) || isFileOf(cluster, object));
            desired.add(new DesiredCluster(cluster, configs, files));
        }
        others.addAll(left);
        return desired;
    }

    private static void add(YamlNode node, List<ApiObject> objects) {
        if (!(node instanceof YamlMapping mapping) || !(mapping.toData() instanceof Map<?, ?> fields)) {
            return;
        }
        ApiObject object = ApiObject.of(fields);
        if (object.kind().endsWith("List") && object.find("items").isPresent()) {
            object.objects("items").forEach(item -> objects.add(asWanted(item)));
        } else if (!object.kind().isEmpty()) {
            objects.add(asWanted(object));
        }
    }

    /**
     * Without what only a server says of an object: an export has it, and an apply with it is refused. In Rancher's own workspace
     * where none is named, as there is no other place for what is of use to Rancher only.
     */
    private static ApiObject asWanted(ApiObject object) {
        if (!isCluster(object) && !Resource.of(object).isMachineConfig() && !holdsFiles(object)) {
            return object;
        }
        Map<String, Object> metadata =
                new LinkedHashMap<>(object.object("metadata").fields());
        metadata.keySet().retainAll(WANTED_METADATA);
        if (object.namespace().isEmpty()) {
            metadata.put("namespace", NAMESPACE);
        }
        return object.without("status").with(metadata, "metadata");
    }

    private static boolean isCluster(ApiObject object) {
        return object.kind().equals("Cluster") && object.apiVersion().equals("provisioning.cattle.io/v1");
    }

    private static boolean isNamedBy(ApiObject cluster, ApiObject object) {
        return Resource.of(object).isMachineConfig()
                && object.namespace().equals(cluster.namespace())
                && cluster.objects("spec", "rkeConfig", "machinePools").stream()
                        .map(pool -> pool.object("machineConfigRef"))
                        .anyMatch(ref -> ref.text("kind").equals(object.kind())
                                && ref.text("name").equals(object.name()));
    }

    private static boolean isFileOf(ApiObject cluster, ApiObject object) {
        boolean isNear = holdsFiles(object) && object.namespace().equals(cluster.namespace());
        String owners = object.annotation("rke.cattle.io/object-authorized-for-clusters");
        return isNear && (owners.isEmpty() || List.of(owners.split(",", -1)).contains(cluster.name()));
    }

    private static boolean holdsFiles(ApiObject object) {
        return (object.kind().equals("Secret") || object.kind().equals("ConfigMap"))
                && object.apiVersion().equals("v1");
    }

    /** The server keeps {@code stringData} of a Secret as {@code data}; only that can be compared. */
    private static ApiObject withEncodedData(ApiObject object) {
        if (object.object("stringData").fields().isEmpty()) {
            return object;
        }
        Map<String, Object> data = new LinkedHashMap<>(object.object("data").fields());
        object.object("stringData")
                .fields()
                .forEach((key, value) -> data.put(
                        key,
                        Base64.getEncoder().encodeToString(String.valueOf(value).getBytes(StandardCharsets.UTF_8))));
        return object.without("stringData").with(data, "data");
    }

    public String name() {
        return cluster.name();
    }

    public String namespace() {
        return cluster.namespace();
    }

    /** All objects in the order in which a Rancher wants to see them: what is named before what names it. */
    public List<ApiObject> objects() {
        List<ApiObject> objects = new ArrayList<>(machineConfigs);
        objects.addAll(files);
        objects.add(cluster);
        return objects;
    }

    /** The same with another Cluster object. */
    public DesiredCluster with(ApiObject other) {
        return new DesiredCluster(other, machineConfigs, files);
    }
}
