package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Rancher's planner makes of Clusters: for each group of nodes {@code 50-rancher.yaml} and the other files. The
 * steps and their order are those of {@code addConfigFile} and {@code generatePlanWithConfigFiles}.
 */
public final class RancherPlanner {

    /** What decides the configuration file, in the planner's order. Addresses are left out: only the machine has them. */
    private static final List<Step> CONFIGURATION = List.of(
            RancherPlanner::defaults,
            new UserConfiguration(),
            new ReleaseFilter(),
            RancherPlanner::dataDirectory,
            new EtcdSnapshots(),
            new RoleSettings(),
            new ProbeArguments(),
            new ClusterEndpointStep(),
            new NodeIdentity());

    /** What follows once the configuration is complete. */
    private static final List<Step> FILES = List.of(
            new SelectorFiles(),
            new Pruning(),
            new ManifestFiles(),
            new ChartConfigs(),
            ClusterEndpointStep::addFile,
            RancherPlanner::idempotentScript);

    private final Catalog catalog;
    private final PlannerOptions options;

    public RancherPlanner(Catalog catalog, PlannerOptions options) {
        this.catalog = catalog;
        this.options = options;
    }

    /** One effective cluster for each Cluster among the objects, in their order. */
    public List<EffectiveCluster> plan(ManifestObjects objects) {
        return plan(objects, objects);
    }

    /**
     * One effective cluster for each Cluster among {@code objects}.
     *
     * @param all where the Clusters find what they refer to
     */
    public List<EffectiveCluster> plan(ManifestObjects objects, ManifestObjects all) {
        return objects.clusters().stream().map(object -> plan(object, all)).toList();
    }

    /**
     * The effective cluster of one Cluster.
     *
     * @param file the file that it stands in, as it was named
     * @param cluster the Cluster object
     * @param all where it finds what it refers to
     */
    public EffectiveCluster plan(String file, YamlMapping cluster, ManifestObjects all) {
        return plan(new KubernetesObject(file, new ObjectReader(cluster)), all);
    }

    private EffectiveCluster plan(KubernetesObject object, ManifestObjects objects) {
        RancherVersion rancher =
                options.rancher().orElseGet(() -> catalog.rancher().newestPlanner());
        String version = options.kubernetesVersion()
                .orElseGet(() -> object.fields().object("spec").text("kubernetesVersion"));
        ClusterObject cluster =
                new ClusterObject(object, version, catalog.rancher().has(rancher, RancherFeature.DATA_DIRECTORIES));
        Set<String> errors = new LinkedHashSet<>();
        Set<String> complaints = new LinkedHashSet<>();
        List<NodeGroup> groups = new ArrayList<>();
        try {
            if (cluster.kubernetesVersion().isEmpty()) {
                throw new PlanRefusedException(
                        "kubernetesVersion not set on " + cluster.namespace() + "/" + cluster.name());
            }
            Admission admission = admission(cluster, rancher, errors);
            Planning planning = new Planning(catalog, rancher, cluster, admission, objects);
            errors.addAll(ClusterChecks.refusals(planning));
            for (Machine machine : machines(cluster)) {
                group(planning, machine, errors, complaints).ifPresent(groups::add);
            }
        } catch (PlanRefusedException e) {
            errors.add(String.valueOf(e.getMessage()));
        }
        return new EffectiveCluster(
                object.file(),
                EffectiveCluster.Kind.RANCHER,
                Optional.of(cluster.name()),
                Optional.of(cluster.namespace()),
                cluster.distribution(),
                Optional.of(cluster.kubernetesVersion()).filter(text -> !text.isEmpty()),
                Optional.of(rancher.toString()),
                Stream.concat(errors.stream(), complaints.stream()).findFirst(),
                groups);
    }

    private List<Machine> machines(ClusterObject cluster) {
        List<ObjectReader> pools = cluster.rkeConfig().objects("machinePools");
        if (pools.isEmpty()) {
            return Machine.registered(cluster);
        }
        List<Machine> machines =
                pools.stream().map(pool -> Machine.of(cluster, pool)).toList();
        return withFirstServer(machines);
    }

    private List<Machine> withFirstServer(List<Machine> machines) {
        Optional<Machine> first = machines.stream()
                .filter(machine -> machine.has(Role.ETCD))
                .filter(machine -> options.initPool()
                        .filter(name -> !name.equals(machine.pool()))
                        .isEmpty())
                .findFirst()
                .or(() -> machines.stream()
                        .filter(machine -> machine.has(Role.ETCD))
                        .findFirst());
        List<Machine> marked = new ArrayList<>(machines);
        first.ifPresent(machine -> marked.set(machines.indexOf(machine), machine.asFirstServer()));
        return marked;
    }

    private Admission admission(ClusterObject cluster, RancherVersion rancher, Set<String> errors) {
        try {
            return new Webhook(cluster, catalog.rancher().apiServerArguments(rancher)).admit();
        } catch (PlanRefusedException e) {
            if (!options.regardless()) {
                throw e;
            }
            errors.add(String.valueOf(e.getMessage()));
            return Admission.unchanged(cluster);
        }
    }

    private Optional<NodeGroup> group(Planning planning, Machine machine, Set<String> errors, Set<String> complaints) {
        NodeDraft draft = new NodeDraft();
        List<Step> steps = new ArrayList<>();
        steps.add((plan, of, to) -> to.registries(RegistriesFile.add(plan, to)));
        steps.addAll(CONFIGURATION);
        steps.add((plan, of, to) -> ContentFiles.add(plan, to.registries(), to));
        steps.addAll(FILES);
        for (Step step : steps) {
            try {
                step.apply(planning, machine, draft);
            } catch (PlanRefusedException e) {
                errors.add(String.valueOf(e.getMessage()));
                if (!options.regardless()) {
                    return Optional.empty();
                }
            }
        }
        complaints.addAll(draft.complaints());
        return Optional.of(new NodeGroup(
                machine.pool(), machine.roles(), machine.system(), draft.values(), draft.files(), draft.entries()));
    }

    private static void defaults(Planning planning, Machine machine, NodeDraft draft) {
        if (planning.cluster().distribution() == Distribution.RKE2) {
            draft.set("cni", "calico");
        }
    }

    private static void dataDirectory(Planning planning, Machine machine, NodeDraft draft) {
        String own = planning.cluster().ownDataDirectory();
        if (!own.isEmpty()) {
            draft.set("data-dir", own);
        }
    }

    /** The directories of a Cluster do not hold for nodes with Windows. */
    private static void idempotentScript(Planning planning, Machine machine, NodeDraft draft) {
        boolean windows = machine.isOnlyWorker()
                && machine.system() == NodeSystem.WINDOWS
                && planning.has(RancherFeature.WINDOWS_SCRIPT);
        draft.unknownFile(
                windows
                        ? "c:\\var\\lib\\rancher\\capr\\idempotence\\idempotent.ps1"
                        : GoPath.join(planning.cluster().provisioningDirectory(), "idempotence/idempotent.sh"));
    }
}
