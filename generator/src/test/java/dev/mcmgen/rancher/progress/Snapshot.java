package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.yaml.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Rancher would say of a cluster at one moment, in few words: for tables. Times are those of {@link #AT}. */
public final class Snapshot {

    static final String AT = "2026-11-22T17:00:00Z";
    static final String RELEASE = "v1.31.1+rke2r1";

    /** The layouts of what the Cluster API says. */
    enum Layout {
        V1BETA1,
        V1BETA2
    }

    private ApiObject cluster;
    private Optional<ApiObject> plane = Optional.empty();
    private boolean planeHidden;
    private final List<ApiObject> rollouts = new ArrayList<>();
    private final List<ApiObject> machines = new ArrayList<>();
    private Optional<ManagementState> management = Optional.empty();
    private Layout layout = Layout.V1BETA2;

    private Snapshot(ApiObject cluster) {
        this.cluster = cluster;
    }

    /** A cluster of pools that Rancher has taken up, and nothing more; each pool as {@code name:quantity}. */
    public static Snapshot pools(String... pools) {
        List<Object> wanted = new ArrayList<>();
        for (String pool : pools) {
            String[] parts = pool.split(":", -1);
            wanted.add(map("name", parts[0], "quantity", Long.parseLong(parts[1]), "etcdRole", true));
        }
        return cluster(map("machinePools", wanted)).condition("RKECluster", "True", "", "");
    }

    /** A cluster of existing nodes that Rancher has taken up. */
    public static Snapshot custom() {
        return cluster(map("machineGlobalConfig", map("cni", "canal"))).condition("RKECluster", "True", "", "");
    }

    public static Snapshot imported() {
        return cluster(Map.of());
    }

    /** A cluster of one pool with which all is well. */
    public static Snapshot ready() {
        return pools("cp:1")
                .connected()
                .work("True", "", "")
                .plane(1, 1, "True", "True")
                .rollout("cp", "Running", 1, 1, 1, 1)
                .machine("cp", "prod-cp-1", "Running");
    }

    private static Snapshot cluster(Map<String, Object> rkeConfig) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("kubernetesVersion", RELEASE);
        if (!rkeConfig.isEmpty()) {
            spec.put("rkeConfig", rkeConfig);
        }
        return new Snapshot(ApiObject.of(map(
                        "apiVersion",
                        "provisioning.cattle.io/v1",
                        "kind",
                        "Cluster",
                        "metadata",
                        map("name", "prod", "namespace", "fleet-default", "generation", 1L, "creationTimestamp", AT),
                        "spec",
                        spec,
                        "status",
                        map("clusterName", "c-m-abcdefgh", "observedGeneration", 1L))))
                .condition("Created", "True", "", "");
    }

    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    Snapshot layout(Layout other) {
        layout = other;
        return this;
    }

    public Snapshot with(Object value, String... path) {
        cluster = cluster.with(value, path);
        return this;
    }

    public Snapshot generation(long generation, long observed) {
        return with(generation, "metadata", "generation").with(observed, "status", "observedGeneration");
    }

    public Snapshot deleted() {
        return with(AT, "metadata", "deletionTimestamp");
    }

    /** Its agent has connected once. */
    public Snapshot connected() {
        return with(true, "status", "ready");
    }

    public Snapshot condition(String type, String status, String reason, String message) {
        cluster = condition(cluster, "lastUpdateTime", type, status, reason, message);
        return this;
    }

    /** The three conditions that are copied from the control plane. */
    public Snapshot work(String status, String reason, String message) {
        return condition("Provisioned", status, reason, message)
                .condition("Updated", status, reason, message)
                .condition("Ready", status, reason, message);
    }

    private static ApiObject condition(
            ApiObject object, String time, String type, String status, String reason, String message) {
        List<Object> conditions = object.list("status", "conditions");
        conditions.removeIf(old -> old instanceof Map<?, ?> known && type.equals(known.get("type")));
        conditions.add(map("type", type, "status", status, "reason", reason, "message", message, time, AT));
        return object.with(conditions, "status", "conditions");
    }

    public Snapshot plane(long generation, long observed, String ready, String reconciled) {
        ApiObject object = ApiObject.of(map(
                "apiVersion",
                "rke.cattle.io/v1",
                "kind",
                "RKEControlPlane",
                "metadata",
                map("name", "prod", "namespace", "fleet-default", "generation", generation, "creationTimestamp", AT),
                "spec",
                map("kubernetesVersion", RELEASE),
                "status",
                map("observedGeneration", observed)));
        object = condition(object, "lastUpdateTime", "Ready", ready, "", "");
        plane = Optional.of(condition(object, "lastUpdateTime", "Reconciled", reconciled, "", ""));
        return this;
    }

    Snapshot planeAt(String release) {
        plane = plane.map(known -> known.with(release, "spec", "kubernetesVersion"));
        return this;
    }

    Snapshot planeHidden() {
        planeHidden = true;
        return this;
    }

    /** In v1beta2 some counts bear other names. */
    public Snapshot rollout(String pool, String phase, long wanted, long replicas, long upToDate, long ready) {
        boolean old = layout == Layout.V1BETA1;
        Map<String, Object> status = map(
                "observedGeneration",
                1L,
                "phase",
                phase,
                "replicas",
                replicas,
                "readyReplicas",
                ready,
                old ? "updatedReplicas" : "upToDateReplicas",
                upToDate);
        rollouts.removeIf(known -> known.name().equals("prod-" + pool));
        rollouts.add(ApiObject.of(map(
                "apiVersion",
                "cluster.x-k8s.io/" + (old ? "v1beta1" : "v1beta2"),
                "kind",
                "MachineDeployment",
                "metadata",
                map("name", "prod-" + pool, "namespace", "fleet-default", "generation", 1L, "creationTimestamp", AT),
                "spec",
                map(
                        "replicas",
                        wanted,
                        "template",
                        map("metadata", map("labels", map("rke.cattle.io/rke-machine-pool-name", pool)))),
                "status",
                status)));
        return this;
    }

    Snapshot rolloutCondition(String pool, String type, String status, String reason, String message) {
        rollouts.replaceAll(known -> known.name().equals("prod-" + pool)
                ? condition(known, "lastTransitionTime", type, status, reason, message)
                : known);
        return this;
    }

    /**
     * A machine.
     *
     * @param pool empty for a registered one
     */
    public Snapshot machine(String pool, String name, String phase) {
        Map<String, Object> labels = map("rke.cattle.io/worker-role", "true");
        if (!pool.isEmpty()) {
            labels.put("rke.cattle.io/rke-machine-pool-name", pool);
        }
        machines.removeIf(known -> known.name().equals(name));
        machines.add(ApiObject.of(map(
                "apiVersion",
                "cluster.x-k8s.io/" + (layout == Layout.V1BETA1 ? "v1beta1" : "v1beta2"),
                "kind",
                "Machine",
                "metadata",
                map("name", name, "namespace", "fleet-default", "labels", labels, "creationTimestamp", AT),
                "status",
                map("phase", phase))));
        return this;
    }

    Snapshot machineDeleted(String name) {
        return machine(name, known -> known.with(AT, "metadata", "deletionTimestamp"));
    }

    public Snapshot machineCondition(String name, String type, String status, String message) {
        return machine(name, known -> condition(known, "lastTransitionTime", type, status, "", message));
    }

    private Snapshot machine(String name, java.util.function.UnaryOperator<ApiObject> change) {
        machines.replaceAll(known -> known.name().equals(name) ? change.apply(known) : known);
        return this;
    }

    /** Those who may not see machines have the count of v3. */
    public Snapshot machinesHidden(long nodes) {
        management = Optional.of(new ManagementState("updating", "", nodes));
        return this;
    }

    public ClusterState state() {
        Lookup control = planeHidden
                ? new Lookup.Hidden()
                : plane.<Lookup>map(Lookup.Found::new).orElseGet(Lookup.Absent::new);
        Optional<Machines> seen = management.isPresent()
                ? Optional.empty()
                : Optional.of(new Machines(
                        rollouts.stream().map(Rollout::of).toList(),
                        machines.stream().map(MachineState::of).toList()));
        return ClusterState.of(ClusterObject.of(cluster), control, seen, management);
    }

    public String clusterJson() {
        return cluster.json();
    }

    public Optional<String> planeJson() {
        return plane.map(ApiObject::json);
    }

    String rolloutsJson() {
        return list(rollouts);
    }

    String machinesJson() {
        return list(machines);
    }

    private static String list(List<ApiObject> objects) {
        return JsonWriter.write(map(
                "kind", "List", "items", objects.stream().map(ApiObject::fields).toList()));
    }
}
