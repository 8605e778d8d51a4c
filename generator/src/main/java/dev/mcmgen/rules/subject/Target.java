package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
    private final Map<String, Optional<Manifest>> machineConfigs = new HashMap<>();

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
        this.nodes = effective.groups().stream()
                .map(group -> new Nodes(group, places))
                .toList();
        this.release = effective.kubernetesVersion().flatMap(Release::find);
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

    public boolean isStandalone() {
        return effective.kind() == EffectiveCluster.Kind.STANDALONE;
    }

    /** The groups of nodes, in the order of the file. */
    public List<Nodes> nodes() {
        return nodes;
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

    /** Whether somebody said which Rancher will read this; where nobody did, the newest known one is assumed. */
    public boolean isRancherNamed() {
        return assumptions.rancher().isPresent();
    }

    /** What Rancher lets through for the release, and how sure that is; empty where there is no release. */
    public Optional<ArgumentList> argumentList() {
        return release().map(catalog::arguments);
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
        return serverSetting(key).filter(Setting::isTrue).isPresent();
    }

    /**
     * The CNI besides multus, as {@code cni} names it; empty with K3s, which has one of its own, and for an agent, whose
     * servers decide.
     */
    public Optional<String> cni() {
        if (!isRke2() || nodes.stream().noneMatch(Nodes::isServer)) {
            return Optional.empty();
        }
        return Optional.of(serverSetting("cni")
                .flatMap(setting -> setting.texts().stream()
                        .flatMap(text -> Stream.of(text.split(",", -1)))
                        .filter(text -> !text.isEmpty() && !text.equals("multus"))
                        .findFirst())
                .orElse(catalog.charts().defaultCni()));
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
        return machineConfigs.computeIfAbsent(nodes.group().pool(), this::machineConfigOfPool);
    }

    private Optional<Manifest> machineConfigOfPool(String name) {
        for (Place pool : cluster.map(Manifest::pools).orElse(List.of())) {
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
