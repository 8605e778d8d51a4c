package dev.mcmgen.rancher.push;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.change.ObjectComparison;
import dev.mcmgen.rancher.push.Written.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes one cluster: machine configs, then files, then the Cluster. What is named comes before what names it, so that a failure
 * in between leaves objects that do nothing, and the same push again finishes the work.
 */
public final class ClusterPush {

    private final KubernetesApi api;
    private final ServerFacts server;
    private final Catalog catalog;
    private final boolean forcesConflicts;
    private final PushListener listener;
    private final Pause pause;

    /** @param forcesConflicts whether fields that others set are taken over */
    public ClusterPush(
            KubernetesApi api,
            ServerFacts server,
            Catalog catalog,
            boolean forcesConflicts,
            PushListener listener,
            Pause pause) {
        this.api = api;
        this.server = server;
        this.catalog = catalog;
        this.forcesConflicts = forcesConflicts;
        this.listener = listener;
        this.pause = pause;
    }

    /**
     * Lets the server try every object, and writes nothing.
     *
     * @throws RancherException with the first refusal
     */
    public void tryOut(DesiredCluster desired, Preflight.Result preflight) {
        DryRun dryRun = new DryRun(api, server, catalog.rancher(), comparison(preflight), listener);
        for (ApiObject object : desired.objects()) {
            dryRun.tryOut(object, preflight.lookup(object), preflight.access(object));
        }
    }

    /**
     * Writes what is not yet so.
     *
     * @return the Cluster as the server has it
     * @throws UnfinishedException where something is refused; it names what exists by then
     */
    public Written write(DesiredCluster desired, Preflight.Result preflight) {
        List<Written> done = new ArrayList<>();
        try {
            for (ApiObject object : desired.objects()) {
                Written written =
                        writer(object, preflight).write(object, preflight.lookup(object), preflight.access(object));
                done.add(written);
                listener.written(written, false);
                if (written.act() == Act.LEFT) {
                    listener.remark(Remark.warning(
                            object.title()
                                    + " exists already, and this user may neither see nor change it: it stays as it is",
                            "if its content has to be another, somebody with the right has to push"));
                }
            }
        } catch (RancherException e) {
            throw new Unfinished(api, desired, preflight).explained(e, done);
        }
        return done.get(done.size() - 1);
    }

    private ObjectWriter writer(ApiObject object, Preflight.Result preflight) {
        boolean applies = !object.kind().equals("Cluster") || server.appliesCluster(catalog.rancher());
        return new ObjectWriter(api, comparison(preflight), applies, forcesConflicts, pause);
    }

    private ObjectComparison comparison(Preflight.Result preflight) {
        ObjectComparison comparison = new ObjectComparison(catalog, server.judgedAs(catalog.rancher()));
        return preflight.live().cluster().map(comparison::knowing).orElse(comparison);
    }

    /** Deletes what a refused create left behind. */
    public void remove(ApiObject leftOver) {
        if (api.delete(leftOver)) {
            listener.written(new Written(Act.DELETED, leftOver), false);
        }
    }

    /**
     * Finds machine configs that belong to the Cluster and that no pool names any more, and deletes them if asked to. Only those
     * whose owner is this very Cluster, and only once the Cluster no longer names them.
     */
    public void prune(ApiObject cluster, Set<String> kinds, boolean delete) {
        for (ApiObject config : unused(cluster, kinds)) {
            if (!delete) {
                listener.unused(config);
            } else if (api.delete(config)) {
                listener.written(new Written(Written.Act.DELETED, config), false);
            }
        }
    }

    /** Says which machine configs a Cluster will leave without a pool that names them, once it is as wanted. */
    public void foretellUnused(ApiObject desired, ApiObject live, Set<String> kinds) {
        unused(desired.with(live.text("metadata", "uid"), "metadata", "uid"), kinds)
                .forEach(listener::unused);
    }

    private List<ApiObject> unused(ApiObject cluster, Set<String> kinds) {
        return kinds.stream()
                .flatMap(kind -> api.list(Resource.machineConfigs(kind), cluster.namespace(), "").objects().stream())
                .filter(config -> isOwnedBy(config, cluster) && !isNamed(config, cluster))
                .toList();
    }

    private static boolean isOwnedBy(ApiObject config, ApiObject cluster) {
        return config.objects("metadata", "ownerReferences").stream()
                .anyMatch(owner -> owner.text("kind").equals("Cluster")
                        && owner.text("uid").equals(cluster.text("metadata", "uid")));
    }

    private static boolean isNamed(ApiObject config, ApiObject cluster) {
        return cluster.objects("spec", "rkeConfig", "machinePools").stream()
                .map(pool -> pool.object("machineConfigRef"))
                .anyMatch(ref -> ref.text("kind").equals(config.kind())
                        && ref.text("name").equals(config.name()));
    }
}
