package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseFacts;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A Cluster, or a standalone node, as it will take effect, with the way back to where it was written. */
public final class Target {

    private final EffectiveCluster effective;
    private final Optional<Manifest> cluster;
    private final Catalog catalog;
    private final Assumptions assumptions;
    private final List<Nodes> nodes;
    private final Optional<Release> release;
    private final List<KeyStory> stories;
    private final List<KeyStory> dropInStories;
    private final Deliveries deliveries;
    private final ChartSources charts;
    private final List<Manifest> objects;
    private final Map<String, Optional<Manifest>> machineConfigs = new ConcurrentHashMap<>();

    /**
     * @param cluster the Cluster object; empty for a standalone node
     * @param places the place of an origin
     * @param deliveries the files that reach its nodes
     * @param objects what lies beside it: machine configs, HelmChartConfigs
     */
    Target(
            EffectiveCluster effective,
            Optional<Manifest> cluster,
            Catalog catalog,
            Assumptions assumptions,
            Function<Origin, Place> places,
            Deliveries deliveries,
            List<Manifest> objects) {
        this.effective = effective;
        this.cluster = cluster;
        this.catalog = catalog;
        this.assumptions = assumptions;
        this.nodes = new ArrayList<>();
        for (NodeGroup group : effective.groups()) {
            nodes.add(new Nodes(group, places));
        }
        Optional<String> version = effective.kubernetesVersion();
        this.release = version.isPresent() ? Release.find(version.get()) : Optional.empty();
        List<KeyStory> all = KeyStory.of(nodes);
        this.stories = deliveries.keys(all, false);
        this.dropInStories = deliveries.keys(all, true);
        this.deliveries = deliveries;
        this.charts = new ChartSources(cluster, objects, deliveries);
        this.objects = List.copyOf(objects);
    }

    public EffectiveCluster effective() {
        return effective;
    }

    /** The Cluster object; empty for a standalone node. */
    public Optional<Manifest> cluster() {
        return cluster;
    }

    /** What stands at the end of a path in the Cluster object; empty for a standalone node. */
    public Optional<Place> at(String... path) {
        return cluster.isPresent() ? cluster.get().root().at(path) : Optional.empty();
    }

    /** The machine pools of the Cluster; none of a standalone node. */
    public List<Place> pools() {
        return cluster.isPresent() ? cluster.get().pools() : List.of();
    }

    /** Whether the Cluster was read from a Rancher. */
    public boolean isExported() {
        return cluster.isPresent() && cluster.get().exported();
    }

    public boolean isStandalone() {
        return effective.kind() == EffectiveCluster.Kind.STANDALONE;
    }

    /** The groups of nodes, in the order of the file. */
    public List<Nodes> nodes() {
        return nodes;
    }

    /** Those of them that run Linux. */
    public List<Nodes> linuxNodes() {
        List<Nodes> linux = new ArrayList<>();
        for (Nodes group : nodes) {
            if (group.isLinux()) {
                linux.add(group);
            }
        }
        return linux;
    }

    /** What became of each key that somebody wrote, in the order in which they were read. */
    public List<KeyStory> stories() {
        return stories;
    }

    /** The same of the keys in configuration files that Rancher brings to the nodes beside its own. */
    public List<KeyStory> dropInStories() {
        return dropInStories;
    }

    /** Both. */
    public List<KeyStory> allStories() {
        if (dropInStories.isEmpty()) {
            return stories;
        }
        List<KeyStory> all = new ArrayList<>(stories);
        all.addAll(dropInStories);
        return all;
    }

    /** Whether the mapping that holds a key has another one of that name. */
    public boolean hasBeside(KeyStory story, String name) {
        String path = story.place().sibling(name);
        for (KeyStory other : allStories()) {
            if (other.place().path().equals(path)
                    && other.place()
                            .keyPosition()
                            .file()
                            .equals(story.place().keyPosition().file())) {
                return true;
            }
        }
        return false;
    }

    /** The files that reach the nodes and whose text is among the files of the run. */
    public List<DeliveredFile> deliveredFiles() {
        return deliveries.files();
    }

    /** Those of them that servers apply by themselves, because they lie in the manifests folder. */
    public List<DeliveredFile> manifestFiles() {
        return deliveries.manifests();
    }

    /** That of them which lies at a path on the nodes. */
    public Optional<DeliveredFile> fileAt(String path) {
        return deliveries.at(path);
    }

    /** Why nodes do not start with the files that Rancher brings to them. */
    public List<NoStart> failures() {
        return deliveries.failures();
    }

    public Catalog catalog() {
        return catalog;
    }

    /** The release; empty where none is named, or its text is none. */
    public Optional<Release> release() {
        return release;
    }

    /** What is known of the release; empty where none is named. */
    public Optional<ReleaseFacts> facts() {
        return release.isPresent() ? Optional.of(catalog.facts(release.get())) : Optional.empty();
    }

    /** Whether the release is named, and has something. */
    public boolean has(ReleaseFeature feature) {
        return release.isPresent() && catalog.facts(release.get()).has(feature);
    }

    /** Whether somebody said which Rancher will read this; where nobody did, the newest known one is assumed. */
    public boolean isRancherNamed() {
        return assumptions.rancher().isPresent();
    }

    /** What Rancher lets through for the release, and how sure that is; empty where there is no release. */
    public Optional<ArgumentList> argumentList() {
        return release.isPresent() ? Optional.of(catalog.arguments(release.get())) : Optional.empty();
    }

    /** Whether it is RKE2; else it is K3s. */
    public boolean isRke2() {
        return effective.distribution() == Distribution.RKE2;
    }

    /** A setting as the servers have it; empty where none of them does. */
    public Optional<Setting> serverSetting(String key) {
        for (Nodes group : nodes) {
            Optional<Setting> setting = group.isServer() ? group.setting(key) : Optional.empty();
            if (setting.isPresent()) {
                return setting;
            }
        }
        return Optional.empty();
    }

    /** Whether the servers have a setting that is true; those that only servers read, agents ask them for. */
    public boolean isTrueOnServers(String key) {
        Optional<Setting> setting = serverSetting(key);
        return setting.isPresent() && setting.get().isTrue();
    }

    private boolean hasServers() {
        for (Nodes group : nodes) {
            if (group.isServer()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The CNI besides multus, as {@code cni} names it; empty with K3s, which has one of its own, and for an agent, whose
     * servers decide.
     */
    public Optional<String> cni() {
        if (!isRke2() || !hasServers()) {
            return Optional.empty();
        }
        Optional<Setting> setting = serverSetting("cni");
        for (String texts : setting.isPresent() ? setting.get().texts() : List.<String>of()) {
            for (String text : texts.split(",", -1)) {
                if (!text.isEmpty() && !text.equals("multus")) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.of(catalog.charts().defaultCni());
    }

    /** The chart of that CNI; empty where RKE2 brings none along for it. */
    public Optional<String> cniChart() {
        Optional<String> cni = cni();
        return cni.isPresent() ? catalog.charts().ofCni(cni.get()) : Optional.empty();
    }

    /** The values that somebody sets for the chart of the CNI. */
    public Optional<Place> cniValues() {
        Optional<String> chart = cniChart();
        Optional<ChartValues> values = chart.isPresent() ? chartValues(chart.get()) : Optional.empty();
        return values.isPresent() ? Optional.of(values.get().values()) : Optional.empty();
    }

    /** The values that a chart of the cluster is installed with, by its name; empty where nobody sets any. */
    public Optional<ChartValues> chartValues(String chart) {
        return charts.effective(chart);
    }

    /** Every place that sets values of a chart, those that lose included. */
    public List<ChartValues> allChartValues(String chart) {
        return charts.all(chart);
    }

    /** The objects of the additional manifest, and of files in the manifests folder of servers, that can be read. */
    public List<Place> additionalObjects() {
        return charts.additionalObjects();
    }

    /** The machine config of a pool, where it is among the files. */
    public Optional<Manifest> machineConfig(Place pool) {
        Optional<Place> reference = pool.get("machineConfigRef");
        if (reference.isPresent()) {
            for (Manifest object : objects) {
                if (object.isMachineConfig(reference.get())) {
                    return Optional.of(object);
                }
            }
        }
        return Optional.empty();
    }

    /** The machine config of the pool of these nodes, where it is among the files. */
    public Optional<Manifest> machineConfig(Nodes nodes) {
        String pool = nodes.group().pool();
        Optional<Manifest> known = machineConfigs.get(pool);
        if (known == null) {
            known = machineConfigOfPool(pool);
            machineConfigs.put(pool, known);
        }
        return known;
    }

    private Optional<Manifest> machineConfigOfPool(String name) {
        for (Place pool : pools()) {
            Optional<Manifest> config = pool.text("name").equals(name) ? machineConfig(pool) : Optional.empty();
            if (config.isPresent()) {
                return config;
            }
        }
        return Optional.empty();
    }

    /**
     * Where to point at the target as a whole: its release, or its name, or its first key.
     *
     * @return empty where there is no place at all, such as for a node without any key
     */
    public Optional<Place> anchor() {
        Optional<Place> root = cluster.map(Manifest::root);
        return root.flatMap(r -> r.at("spec", "kubernetesVersion"))
                .or(() -> root.flatMap(r -> r.at("metadata", "name")))
                .or(() -> root)
                .or(() -> nodes.stream()
                        .flatMap(group -> group.group().entries().stream().flatMap(e -> group.place(e).stream()))
                        .findFirst());
    }
}
