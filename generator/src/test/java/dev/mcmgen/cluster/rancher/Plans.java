package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans of small clusters, for tests. */
final class Plans {

    static final Catalog CATALOG = Catalog.bundled();

    private Plans() {}

    static EffectiveCluster plan(String manifest) {
        return plan(manifest, PlannerOptions.none());
    }

    static EffectiveCluster plan(String manifest, PlannerOptions options) {
        List<YamlDocument> documents = GoYaml.readAll(YamlText.of("x.yaml", manifest));
        return new RancherPlanner(CATALOG, options)
                .plan(ManifestObjects.of(documents))
                .get(0);
    }

    /** A cluster of registered nodes, its rkeConfig in YAML's flow style. */
    static EffectiveCluster custom(String version, String rkeConfig) {
        return plan(cluster(version, rkeConfig));
    }

    static String cluster(String version, String rkeConfig) {
        return "apiVersion: provisioning.cattle.io/v1\nkind: Cluster\nmetadata: {name: c1, namespace: fleet-default}\n"
                + "spec:\n  kubernetesVersion: " + version + "\n  rkeConfig: " + rkeConfig + "\n";
    }

    /** The group with those roles, written like {@code etcd+controlplane}. */
    static NodeGroup group(EffectiveCluster cluster, String roles) {
        Set<String> wanted = Set.of(roles.split("\\+"));
        return cluster.groups().stream()
                .filter(group -> Set.copyOf(group.roles().stream().map(Role::id).toList())
                        .equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no group with " + roles + "; error: " + cluster.error()));
    }

    /** Fates of the entries of a key, in order, written like {@code dropped:bad-type overwritten:rancher}. */
    static String fates(NodeGroup group, String key) {
        return String.join(
                " ",
                group.entries().stream()
                        .filter(entry -> entry.key().equals(key))
                        .map(Entry::fate)
                        .map(Plans::word)
                        .toList());
    }

    private static String word(Fate fate) {
        if (fate instanceof Fate.Dropped dropped) {
            return fate.id() + ":" + dropped.reason().id();
        }
        return fate instanceof Fate.Overwritten overwritten ? fate.id() + ":" + overwritten.by() : fate.id();
    }

    /** What lies at that path; empty where nothing does. */
    static Optional<NodeFile> file(NodeGroup group, String path) {
        return group.files().stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** The content of the file at that path. */
    static String content(NodeGroup group, String path) {
        return file(group, path)
                .flatMap(NodeFile::content)
                .orElseThrow(() -> new AssertionError("no content at " + path + " among " + group.files()));
    }
}
