package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Rancher has of a cluster that is wanted.
 *
 * @param cluster empty where there is none
 * @param others machine configs that either Cluster names, and the Secrets and ConfigMaps of the manifest
 * @param hidden objects of the manifest that this user may not see, so that they may or may not be there
 */
public record LiveCluster(Optional<ApiObject> cluster, List<ApiObject> others, List<ObjectName> hidden) {

    public LiveCluster {
        others = List.copyOf(others);
        hidden = List.copyOf(hidden);
    }

    /** Nothing is there, and all could be seen. */
    public static final LiveCluster NONE = new LiveCluster(Optional.empty(), List.of(), List.of());

    /**
     * Reads the objects.
     *
     * @throws dev.mcmgen.rancher.RancherException for refusals other than that an object is not to be seen
     */
    public static LiveCluster read(KubernetesApi kubernetes, DesiredCluster desired) {
        List<ObjectName> hidden = new ArrayList<>();
        Optional<ApiObject> cluster = find(kubernetes, ObjectName.of(desired.cluster()), Resource.CLUSTERS, hidden);
        Map<ObjectName, Resource> wanted = new LinkedHashMap<>();
        desired.machineConfigs().forEach(config -> wanted.put(ObjectName.of(config), Resource.of(config)));
        desired.files().forEach(file -> wanted.put(ObjectName.of(file), Resource.of(file)));
        List<ApiObject> others = new ArrayList<>();
        wanted.forEach(
                (name, resource) -> find(kubernetes, name, resource, hidden).ifPresent(others::add));
        Map<ObjectName, Resource> named = configs(desired.cluster());
        cluster.ifPresent(live -> named.putAll(configs(live)));
        named.keySet().removeAll(wanted.keySet());
        named.forEach((name, resource) ->
                find(kubernetes, name, resource, new ArrayList<>()).ifPresent(others::add));
        return new LiveCluster(cluster, others, hidden);
    }

    private static Optional<ApiObject> find(
            KubernetesApi kubernetes, ObjectName name, Resource resource, List<ObjectName> hidden) {
        Lookup lookup = kubernetes.find(resource, name.namespace(), name.name());
        if (lookup instanceof Lookup.Hidden) {
            hidden.add(name);
        }
        return lookup.found();
    }

    private static Map<ObjectName, Resource> configs(ApiObject cluster) {
        Map<ObjectName, Resource> configs = new LinkedHashMap<>();
        for (ApiObject pool : cluster.objects("spec", "rkeConfig", "machinePools")) {
            String kind = pool.text("machineConfigRef", "kind");
            String name = pool.text("machineConfigRef", "name");
            if (!kind.isEmpty() && !name.isEmpty()) {
                configs.put(new ObjectName(kind, cluster.namespace(), name), Resource.machineConfigs(kind));
            }
        }
        return configs;
    }

    /** The object of that name. */
    public Optional<ApiObject> find(ObjectName name) {
        return others.stream()
                .filter(object -> ObjectName.of(object).equals(name))
                .findFirst();
    }
}
