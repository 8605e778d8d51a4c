package dev.mcmgen.rancher.progress;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.yaml.YamlScalar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The state of clusters as {@code schemas/cluster-status.schema.json} freezes it. */
public final class StatusForm {

    private StatusForm() {}

    /** The whole document. */
    public static Map<String, Object> of(List<Map<String, Object>> clusters) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("apiVersion", "mcmgen/status/v1");
        root.put("clusters", clusters);
        return root;
    }

    /** One cluster of it. */
    public static Map<String, Object> of(ClusterState state) {
        ClusterObject cluster = state.cluster();
        List<Lack> lacks = Readiness.lacks(state, Goal.READY);
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("namespace", cluster.namespace());
        form.put("name", cluster.name());
        form.put("id", cluster.id().isEmpty() ? YamlScalar.NULL : cluster.id());
        form.put("nodes", cluster.kind().word());
        form.put("kubernetesVersion", cluster.kubernetesVersion());
        form.put("ready", state.isReady());
        form.put("awaitsNodes", state.awaitsNodes());
        put(state.standing(), form);
        form.put("missing", lacks.stream().map(Lack::text).toList());
        form.put("generation", cluster.generation());
        form.put("observedGeneration", cluster.observedGeneration());
        form.put("created", time(cluster.created()));
        form.put("deleted", time(cluster.deleted()));
        form.put("conditions", conditions(cluster.conditions()));
        form.put("controlPlane", state.controlPlane().map(StatusForm::controlPlane));
        form.put("machinesVisible", state.visible().machines());
        form.put("machineCount", count(state));
        form.put("pools", state.pools().stream().map(pool -> pool(pool, state)).toList());
        form.put(
                "machines", state.registered().stream().map(StatusForm::machine).toList());
        return form;
    }

    /** Empty where neither machines nor the count of v3 were seen. */
    private static Optional<Object> count(ClusterState state) {
        return state.visible().machines()
                ? Optional.of(state.machines().count())
                : state.management().map(ManagementState::nodes);
    }

    private static Map<String, Object> controlPlane(ControlPlaneState plane) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("kubernetesVersion", plane.kubernetesVersion());
        put(plane.standing(), form);
        form.put("generation", plane.generation());
        form.put("observedGeneration", plane.observedGeneration());
        form.put("conditions", conditions(plane.conditions()));
        return form;
    }

    private static Map<String, Object> pool(PoolState pool, ClusterState state) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", pool.name());
        form.put("roles", roles(pool.roles()));
        put(state.standing(pool), form);
        form.put("quantity", pool.quantity());
        form.put("replicas", pool.rollout().map(Rollout::replicas));
        form.put("upToDate", pool.rollout().map(Rollout::upToDate));
        form.put("readyReplicas", pool.rollout().map(Rollout::ready));
        form.put("machines", pool.machines().stream().map(StatusForm::machine).toList());
        return form;
    }

    private static Map<String, Object> machine(MachineState machine) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", machine.name());
        form.put("node", machine.node().isEmpty() ? YamlScalar.NULL : machine.node());
        form.put("roles", roles(machine.roles()));
        put(machine.standing(), form);
        form.put("created", time(machine.created()));
        return form;
    }

    static void put(Standing standing, Map<String, Object> form) {
        form.put("state", standing.state());
        form.put("health", standing.health().word());
        form.put("reason", standing.reason());
        form.put("message", standing.message());
        form.put("since", time(standing.since()));
    }

    private static List<String> roles(Set<Role> roles) {
        EnumSet<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        return ordered.stream().map(Role::id).toList();
    }

    private static List<Map<String, Object>> conditions(Conditions conditions) {
        return conditions.all().stream().map(StatusForm::condition).toList();
    }

    private static Map<String, Object> condition(Condition condition) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("type", condition.type());
        form.put("status", condition.status().word());
        form.put("reason", condition.reason());
        form.put("message", condition.message());
        form.put("since", time(condition.since()));
        return form;
    }

    static Optional<String> time(Optional<Instant> time) {
        return time.map(known -> known.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
