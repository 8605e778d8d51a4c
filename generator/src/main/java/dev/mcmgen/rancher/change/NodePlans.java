package dev.mcmgen.rancher.change;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.cluster.rancher.ManifestObjects;
import dev.mcmgen.cluster.rancher.PlannerOptions;
import dev.mcmgen.cluster.rancher.RancherPlanner;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonWriter;
import dev.mcmgen.yaml.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What Rancher's planner makes of a cluster, divided into what counts for a restart and what does not: every key of the
 * configuration and every file count, but for those that are marked as dynamic (rancher-cluster.md §3.5, §3.8, §3.10).
 */
final class NodePlans {

    /** Files of Rancher's own that nodes pick up without a restart, below the distribution's data directory. */
    private static final String MANIFESTS = "/server/manifests/rancher/";

    private static final Set<String> PICKED_UP =
            Set.of("addons.yaml", "managed-chart-config.yaml", "cluster-agent.yaml", "snapshot-extra-metadata.yaml");

    /**
     * What a node gets.
     *
     * @param config the configuration
     * @param files path and content of what counts for a restart
     * @param dynamicFiles path and content of what does not
     */
    record NodeState(Map<String, Object> config, Map<String, String> files, Map<String, String> dynamicFiles) {}

    /**
     * A plan.
     *
     * @param nodes by the pool, or by the roles where there are no pools
     * @param error what Rancher would say instead
     */
    record Plan(Map<NodePool, NodeState> nodes, Optional<String> error) {}

    private final Catalog catalog;
    private final RancherVersion rancher;

    NodePlans(Catalog catalog, RancherVersion rancher) {
        this.catalog = catalog;
        this.rancher = rancher;
    }

    /**
     * The plan of a cluster.
     *
     * @param firstServer the pool that the first server is taken to be in
     */
    Plan of(ClusterState state, Optional<String> firstServer) {
        List<YamlDocument> documents = new ArrayList<>(document(StandIns.withoutHashes(state)));
        StandIns.completing(state).forEach(file -> documents.addAll(document(file)));
        PlannerOptions options = new PlannerOptions(Optional.of(rancher), Optional.empty(), firstServer, true);
        EffectiveCluster cluster = new RancherPlanner(catalog, options)
                .plan(ManifestObjects.of(documents))
                .get(0);
        Set<String> dynamic = dynamicPaths(state.cluster());
        Map<NodePool, NodeState> nodes = new LinkedHashMap<>();
        cluster.groups().forEach(group -> nodes.put(pool(group, state), node(group, state, dynamic)));
        return new Plan(nodes, cluster.error());
    }

    private static List<YamlDocument> document(ApiObject object) {
        return GoYaml.readAll("rancher", JsonWriter.compact(object.fields()).getBytes(StandardCharsets.UTF_8));
    }

    private static NodePool pool(NodeGroup group, ClusterState state) {
        return state.pool(group.pool())
                .map(ClusterState::nodes)
                .orElseGet(() -> new NodePool(group.pool(), group.roles(), group.system(), OptionalLong.empty()));
    }

    private static NodeState node(NodeGroup group, ClusterState state, Set<String> dynamic) {
        Map<String, Object> config = new TreeMap<>(group.config());
        String[] credential = {"spec", "rkeConfig", "etcd", "s3", "cloudCredentialName"};
        if (config.containsKey("etcd-s3") && group.roles().contains(Role.ETCD)) {
            // Its keys stand in the file in clear; here they are placeholders, which would hide that they change.
            config.put("etcd-s3-access-key", state.cluster().text(credential));
        }
        Map<String, String> files = new TreeMap<>();
        Map<String, String> dynamicFiles = new TreeMap<>();
        for (NodeFile file : group.files()) {
            Map<String, String> into = dynamic.contains(file.path()) || isPickedUp(file.path()) ? dynamicFiles : files;
            into.put(file.path(), file.content().orElse(""));
        }
        return new NodeState(config, files, dynamicFiles);
    }

    private static boolean isPickedUp(String path) {
        return path.contains(MANIFESTS) && PICKED_UP.stream().anyMatch(path::endsWith);
    }

    private static Set<String> dynamicPaths(ApiObject cluster) {
        Set<String> paths = new HashSet<>();
        for (ApiObject entry : cluster.objects("spec", "rkeConfig", "machineSelectorFiles")) {
            for (ApiObject source : entry.objects("fileSources")) {
                for (String kind : List.of("secret", "configMap")) {
                    source.objects(kind, "items").stream()
                            .filter(item -> item.isTrue("dynamic"))
                            .forEach(item -> paths.add(item.text("path")));
                }
            }
        }
        return paths;
    }
}
