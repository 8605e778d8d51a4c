package dev.mcmgen.rancher.change;

import dev.mcmgen.catalog.MachineDrivers;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.change.Change.Kind;
import dev.mcmgen.rancher.change.Effect.Basis;
import dev.mcmgen.yaml.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes do to the machines of pools. The machines of a pool come from a template whose name holds a hash over the
 * pool's name and the content of its machine config: another hash is another template, and Cluster API replaces every machine
 * (rancher-api.md §3.3; live-rancher-2.15.md).
 */
final class PoolEffects {

    private static final String POOLS = "spec.rkeConfig.machinePools";

    private final DesiredCluster desired;
    private final LiveCluster live;
    private final MachineDrivers drivers;
    private final ClusterState before;
    private final ClusterState after;
    private final Map<String, String> renamed;

    PoolEffects(
            DesiredCluster desired, LiveCluster live, MachineDrivers drivers, ClusterState before, ClusterState after) {
        this.desired = desired;
        this.live = live;
        this.drivers = drivers;
        this.before = before;
        this.after = after;
        this.renamed = renames();
    }

    /** What a change does to pools as such; empty where it is about something else. */
    Optional<List<Effect>> of(Change change) {
        if (!change.object().kind().equals("Cluster")) {
            return Optional.empty();
        }
        String form = change.path().form();
        if (form.isEmpty() || form.equals(POOLS) || form.equals(POOLS + ".*")) {
            return Optional.of(comingAndGoing(change));
        }
        String name = change.path().itemName();
        Optional<ApiObject> old = form.startsWith(POOLS + ".*.") ? before.pool(name) : Optional.empty();
        Optional<ApiObject> young = old.flatMap(pool -> after.pool(name));
        if (old.isEmpty() || young.isEmpty()) {
            return Optional.empty();
        }
        if (form.equals(POOLS + ".*.quantity")) {
            long from = ClusterState.quantity(old.get());
            long to = ClusterState.quantity(young.get());
            return from == to
                    ? Optional.empty()
                    : Optional.of(List.of(new Effect.Scaling(ClusterState.nodes(old.get()), from, to)));
        }
        return form.startsWith(POOLS + ".*.machineConfigRef")
                ? Optional.of(List.of(otherConfig(old.get(), young.get())))
                : Optional.empty();
    }

    private List<Effect> comingAndGoing(Change change) {
        List<Effect> effects = new ArrayList<>();
        for (ApiObject pool : before.pools()) {
            String name = pool.text("name");
            if (isMeant(change, name)
                    && change.kind() != Kind.ADDED
                    && after.pool(name).isEmpty()) {
                effects.add(new Effect.PoolDeleted(ClusterState.nodes(pool), Optional.ofNullable(renamed.get(name))));
            }
        }
        for (ApiObject pool : after.pools()) {
            String name = pool.text("name");
            if (isMeant(change, name)
                    && change.kind() != Kind.REMOVED
                    && before.pool(name).isEmpty()) {
                effects.add(new Effect.PoolAdded(ClusterState.nodes(pool), renamedTo(name)));
            }
        }
        return effects;
    }

    private static boolean isMeant(Change change, String pool) {
        return !change.path().isItem() || change.path().name().equals(pool);
    }

    private Optional<String> renamedTo(String name) {
        return renamed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Old names to new ones: of pools that come and go together, those that are alike. */
    private Map<String, String> renames() {
        List<ApiObject> gone = before.pools().stream()
                .filter(pool -> after.pool(pool.text("name")).isEmpty())
                .toList();
        List<ApiObject> come = new ArrayList<>(after.pools().stream()
                .filter(pool -> before.pool(pool.text("name")).isEmpty())
                .toList());
        Map<String, String> names = new LinkedHashMap<>();
        for (ApiObject old : gone) {
            Optional<ApiObject> young = come.stream()
                    .filter(pool -> sameNodes(old, pool))
                    .filter(pool -> (gone.size() == 1 && come.size() == 1) || sameConfig(old, pool) == Sameness.SAME)
                    .findFirst();
            young.ifPresent(pool -> {
                names.put(old.text("name"), pool.text("name"));
                come.remove(pool);
            });
        }
        return names;
    }

    private static boolean sameNodes(ApiObject one, ApiObject other) {
        NodePool nodes = ClusterState.nodes(one);
        NodePool others = ClusterState.nodes(other);
        return nodes.roles().equals(others.roles()) && nodes.system() == others.system();
    }

    private enum Sameness {
        SAME,
        DIFFERENT,
        UNKNOWN
    }

    /** The hash does not know the config's name, so that one of the same content makes no new template. */
    private Effect otherConfig(ApiObject old, ApiObject young) {
        return switch (sameConfig(old, young)) {
            case SAME ->
                new Effect.None(
                        "the other machine config says the same, so that no machine is replaced", Basis.DERIVED);
            case DIFFERENT -> replacement(old, young, Basis.READ);
            case UNKNOWN -> replacement(old, young, Basis.DERIVED);
        };
    }

    private Sameness sameConfig(ApiObject old, ApiObject young) {
        ObjectName from = config(old);
        ObjectName to = config(young);
        if (!from.kind().equals(to.kind())) {
            return Sameness.DIFFERENT;
        }
        Optional<ApiObject> oldConfig = live.find(from);
        Optional<ApiObject> newConfig = wanted(to).or(() -> live.find(to));
        if (oldConfig.isEmpty() || newConfig.isEmpty()) {
            return from.equals(to) ? Sameness.SAME : Sameness.UNKNOWN;
        }
        return content(oldConfig.get()).equals(content(newConfig.get())) ? Sameness.SAME : Sameness.DIFFERENT;
    }

    private Optional<ApiObject> wanted(ObjectName name) {
        return desired.machineConfigs().stream()
                .filter(config -> ObjectName.of(config).equals(name))
                .findFirst();
    }

    private Optional<Object> content(ApiObject config) {
        List<ApiObject> pools = live.cluster().orElse(ApiObject.NONE).objects("spec", "rkeConfig", "machinePools");
        return MachineConfigShape.of(config, drivers, pools).read(config).plain();
    }

    private ObjectName config(ApiObject pool) {
        return new ObjectName(
                pool.text("machineConfigRef", "kind"), desired.namespace(), pool.text("machineConfigRef", "name"));
    }

    private static Effect replacement(ApiObject old, ApiObject young, Basis basis) {
        String surge = young.text("rollingUpdate", "maxSurge");
        String unavailable = young.text("rollingUpdate", "maxUnavailable");
        NodePool nodes = ClusterState.nodes(old);
        return nodes.count() == 0
                ? new Effect.None("the pool has no machines", Basis.READ)
                : new Effect.Replacement(
                        nodes, surge.isEmpty() ? "1" : surge, unavailable.isEmpty() ? "0" : unavailable, basis);
    }

    /** What a change of a machine config does to the pools that use it. */
    List<Effect> ofConfig(Change change) {
        if (change.path().equals(FieldPath.ROOT)) {
            return List.of(new Effect.None("made for the pools that name it", Basis.RUN));
        }
        if (change.path().isIn(FieldPath.of("metadata"))) {
            return List.of(new Effect.None("no machine is touched", Basis.RUN));
        }
        Set<Effect> effects = new LinkedHashSet<>();
        for (ApiObject old : before.pools()) {
            Optional<ApiObject> young = after.pool(old.text("name"));
            if (config(old).equals(change.object())
                    && young.filter(pool -> config(pool).equals(change.object()))
                            .isPresent()) {
                effects.add(
                        isInTemplate(change, old.text("name"))
                                ? replacement(old, young.get(), Basis.RUN)
                                : new Effect.None("not a field of the driver that the pool was made with", Basis.READ));
            }
        }
        return effects.isEmpty()
                ? List.of(new Effect.None("no running pool uses it", Basis.READ))
                : List.copyOf(effects);
    }

    /** Fields that the driver did not have when the pool was made are left out of its template (§3.3). */
    private boolean isInTemplate(Change change, String pool) {
        String schema = live.cluster().orElse(ApiObject.NONE).objects("spec", "rkeConfig", "machinePools").stream()
                .filter(item -> item.text("name").equals(pool))
                .map(item -> item.text("dynamicSchemaSpec"))
                .findFirst()
                .orElse("");
        try {
            return schema.isEmpty()
                    || !(JsonReader.read(schema.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> map)
                    || ApiObject.of(map)
                            .find("resourceFields", change.path().steps().get(0).name())
                            .isPresent();
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
