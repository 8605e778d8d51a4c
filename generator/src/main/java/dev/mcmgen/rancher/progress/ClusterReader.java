package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Listing;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.progress.ClusterObject.Kind;
import java.util.Optional;

/**
 * Looks at a cluster, again and again. Objects are read on the Kubernetes plane; what v3 adds is read for those who may not see
 * machines. What was refused a few times is not asked for again. For one thread.
 */
public final class ClusterReader {

    private static final String CLUSTER_LABEL = "cluster.x-k8s.io/cluster-name=";

    private final Rancher rancher;
    private final ClusterName name;
    private final Refusals machineRefusals = new Refusals();
    private Optional<Resource> deployments = Optional.empty();
    private Optional<Resource> machines = Optional.empty();
    private boolean versionKnown;
    private boolean tokenSeen;

    public ClusterReader(Rancher rancher, ClusterName name) {
        this.rancher = rancher;
        this.name = name;
    }

    public ClusterName name() {
        return name;
    }

    public Rancher rancher() {
        return rancher;
    }

    /**
     * Looks once.
     *
     * @throws dev.mcmgen.rancher.RancherException where Rancher does not answer, or with something else
     */
    public Sighting look() {
        Lookup found = rancher.kubernetes().find(Resource.CLUSTERS, name.namespace(), name.name());
        if (found instanceof Lookup.Found there) {
            return new Sighting.Seen(state(ClusterObject.of(there.object())));
        }
        return found instanceof Lookup.Absent ? new Sighting.Absent() : new Sighting.Hidden();
    }

    private ClusterState state(ClusterObject cluster) {
        boolean imported = cluster.kind() == Kind.IMPORTED;
        Lookup plane = imported
                ? new Lookup.Absent()
                : rancher.kubernetes().find(Resource.CONTROL_PLANES, name.namespace(), name.name());
        Optional<Machines> seen = imported ? Optional.of(Machines.NONE) : machines();
        Optional<ApiObject> management = seen.isPresent() || cluster.id().isEmpty()
                ? Optional.empty()
                : V3.unlessUnauthorized(() -> rancher.norman().cluster(cluster.id()), Optional.empty());
        ClusterState state = ClusterState.of(cluster, plane, seen, management.map(ManagementState::of));
        return state.awaitsNodes() && hasToken(cluster) ? state.withToken() : state;
    }

    private Optional<Machines> machines() {
        if (machineRefusals.areFinal()) {
            return Optional.empty();
        }
        if (!versionKnown) {
            deployments = rancher.kubernetes().clusterApi("machinedeployments");
            machines = deployments.map(known -> known.sibling("machines"));
            versionKnown = deployments.isPresent();
        }
        Optional<Listing> rollouts = deployments.map(this::list);
        Optional<Listing> all = machines.map(this::list);
        if (rollouts.isEmpty()
                || all.isEmpty()
                || rollouts.get().hidden()
                || all.get().hidden()) {
            machineRefusals.another();
            return Optional.empty();
        }
        machineRefusals.none();
        return Optional.of(new Machines(
                rollouts.get().objects().stream().map(Rollout::of).toList(),
                all.get().objects().stream().map(MachineState::of).toList()));
    }

    private Listing list(Resource resource) {
        KubernetesApi kubernetes = rancher.kubernetes();
        return kubernetes.list(resource, name.namespace(), CLUSTER_LABEL + name.name());
    }

    private boolean hasToken(ClusterObject cluster) {
        // Nobody waits for what this user may not see.
        tokenSeen = tokenSeen
                || (!cluster.id().isEmpty()
                        && V3.unlessUnauthorized(
                                () -> Registration.find(rancher.norman(), cluster.id())
                                        .isPresent(),
                                true));
        return tokenSeen;
    }
}
