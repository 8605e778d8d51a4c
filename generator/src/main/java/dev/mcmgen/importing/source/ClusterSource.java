package dev.mcmgen.importing.source;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.rancher.PlannerOptions;
import dev.mcmgen.cluster.rancher.RancherPlanner;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster that is ready to be imported: nothing in it is a server's, and no secret stands in it.
 *
 * @param object as it was read, for places
 * @param cluster what users wrote of the Cluster
 * @param machines by pool, those that are there
 * @param groups in the order of the pools
 * @param alike the same as if no selector made nodes differ
 * @param bootstrapSecrets whether the Secrets of the cloud provider are copied into the cluster before it starts
 * @param effective what reaches the nodes
 * @param secrets the places of secrets in clear
 * @param leftOut what was written and has no effect
 */
public record ClusterSource(
        SourceObject object,
        Part cluster,
        Release release,
        Map<String, MachineConfig> machines,
        List<GroupSettings> groups,
        List<GroupSettings> alike,
        List<MachineFileFact> files,
        boolean bootstrapSecrets,
        EffectiveCluster effective,
        List<Note> secrets,
        List<Note> leftOut) {

    private static final JsonPointer VERSION = JsonPointer.parse("/spec/kubernetesVersion");

    public ClusterSource {
        machines = Collections.unmodifiableMap(new LinkedHashMap<>(machines));
        groups = List.copyOf(groups);
        alike = List.copyOf(alike);
        files = List.copyOf(files);
        secrets = List.copyOf(secrets);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Prepares what was read.
     *
     * @param rancher the Rancher to follow; without one, the newest whose planner is known
     * @throws ProblemsException where the release is none
     */
    public static ClusterSource of(ImportSource source, Catalog catalog, Optional<RancherVersion> rancher) {
        List<Note> secrets = new ArrayList<>();
        List<Note> leftOut = new ArrayList<>();
        SourceObject object = source.cluster();
        YamlMapping open = new Masking(object, secrets)
                .masked(new Cleaning(object, catalog.clusterFields(), leftOut).cleaned(object.tree()));
        SourceObject cleaned = new SourceObject(open, object.live());
        Map<String, MachineConfig> machines = new LinkedHashMap<>();
        Part cluster = cleaned.part();
        for (Part pool : cluster.part("spec", "rkeConfig").parts("machinePools")) {
            source.machineConfig(pool)
                    .ifPresent(config -> machines.put(pool.text("name"), machine(config, catalog, secrets)));
        }
        RancherPlanner planner = planner(catalog, rancher);
        // What Rancher puts in for a pod security template counts for what reaches the nodes, and is nobody's setting.
        YamlMapping whole = new Masking(object, new ArrayList<>()).masked(object.tree());
        EffectiveCluster effective = planner.plan("", whole, source.objects());
        EffectiveCluster written = planner.plan("", open, source.objects());
        EffectiveCluster alike = planner.plan("", withoutSelectors(open), source.objects());
        return new ClusterSource(
                cleaned,
                cluster,
                release(cleaned),
                machines,
                new WrittenSettings(cleaned, leftOut).of(written),
                new WrittenSettings(cleaned, new ArrayList<>()).of(alike),
                new MachineFileFacts(source, open).facts(),
                source.holders().stream().anyMatch(ClusterSource::isCopiedFirst),
                effective,
                secrets.stream().distinct().toList(),
                leftOut);
    }

    private static boolean isCopiedFirst(SourceObject holder) {
        Part annotations = holder.part().part("metadata", "annotations");
        return annotations.text("provisioning.cattle.io/sync-bootstrap").equals("true")
                && annotations
                        .text("provisioning.cattle.io/sync-target-name")
                        .equals("rancher-vsphere-cpi-credentials");
    }

    private static MachineConfig machine(SourceObject config, Catalog catalog, List<Note> secrets) {
        // The driver's defaults come first: one of them is a password that everybody knows.
        SourceObject own = MachineConfig.withoutDefaults(config, catalog.machineDrivers());
        YamlMapping open = new Masking(config, secrets).masked(own.tree());
        return MachineConfig.of(new SourceObject(open, config.live()), catalog.machineDrivers());
    }

    private static YamlMapping withoutSelectors(YamlMapping cluster) {
        return Trees.without(JsonPointer.parse("/spec/rkeConfig/machineSelectorConfig"), cluster);
    }

    /** The planner that judges whether two clusters are the same; it goes on where Rancher would stop. */
    public static RancherPlanner planner(Catalog catalog, Optional<RancherVersion> rancher) {
        return new RancherPlanner(catalog, new PlannerOptions(rancher, Optional.empty(), Optional.empty(), true));
    }

    private static Release release(SourceObject cluster) {
        String version = cluster.part().part("spec").text("kubernetesVersion");
        return Release.find(version)
                .orElseThrow(() -> new ProblemsException(new Problem(
                        "import/no-release",
                        VERSION.valuePosition(cluster.tree()),
                        version.isEmpty()
                                ? "the Cluster has no kubernetesVersion, without which nothing can be said of it"
                                : "'" + version + "' is not a release of RKE2 or K3s",
                        "a Cluster names it in full, such as v1.31.1+rke2r1")));
    }

    public Part spec() {
        return cluster.part("spec");
    }

    public Part rkeConfig() {
        return cluster.part("spec", "rkeConfig");
    }

    public List<Part> pools() {
        return rkeConfig().parts("machinePools");
    }

    /** Where a field of the Cluster stands in the input. */
    public String place(JsonPointer field) {
        return object.place(field);
    }
}
