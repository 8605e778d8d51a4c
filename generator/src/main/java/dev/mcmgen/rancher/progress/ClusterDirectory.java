package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.Listing;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.progress.ClusterState.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clusters that the caller may see: those of the Kubernetes plane, or for users who may not list them those of v3. */
public final class ClusterDirectory {

    private final Rancher rancher;

    public ClusterDirectory(Rancher rancher) {
        this.rancher = rancher;
    }

    /** Their names, sorted. */
    public List<ClusterName> names() {
        Listing clusters = rancher.kubernetes().list(Resource.CLUSTERS, "", "");
        return clusters.hidden()
                ? namesOfV3()
                : clusters.objects().stream()
                        .map(cluster -> new ClusterName(cluster.namespace(), cluster.name()))
                        .sorted()
                        .toList();
    }

    /** What the Clusters and their control planes say, sorted by name; machines are not looked at. */
    public List<ClusterState> states() {
        Listing clusters = rancher.kubernetes().list(Resource.CLUSTERS, "", "");
        if (clusters.hidden()) {
            return oneByOne();
        }
        Listing planes = rancher.kubernetes().list(Resource.CONTROL_PLANES, "", "");
        List<ApiObject> managed = V3.unlessUnauthorized(() -> rancher.norman().clusters(), List.of());
        List<ClusterState> states = new ArrayList<>();
        for (ApiObject object : clusters.objects()) {
            ClusterObject cluster = ClusterObject.of(object);
            states.add(new ClusterState(
                    cluster,
                    planes.objects().stream()
                            .filter(plane -> plane.name().equals(cluster.name())
                                    && plane.namespace().equals(cluster.namespace()))
                            .findFirst()
                            .map(ControlPlaneState::of),
                    managed.stream()
                            .filter(known -> known.text("id").equals(cluster.id()))
                            .findFirst()
                            .map(ManagementState::of),
                    new Visible(!planes.hidden(), false),
                    List.of(),
                    List.of(),
                    true));
        }
        return sorted(states);
    }

    /** A standard user may read each of the own clusters, and list none. */
    private List<ClusterState> oneByOne() {
        List<ClusterState> states = new ArrayList<>();
        for (ClusterName name : namesOfV3()) {
            if (new ClusterReader(rancher, name).look() instanceof Sighting.Seen seen) {
                states.add(seen.state());
            }
        }
        return sorted(states);
    }

    private static List<ClusterState> sorted(List<ClusterState> states) {
        return states.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private List<ClusterName> namesOfV3() {
        return rancher.norman().clusters().stream()
                .map(cluster -> new ClusterName(cluster.text("fleetWorkspaceName"), cluster.text("name")))
                .filter(name -> !name.namespace().isEmpty() && !name.name().isEmpty())
                .sorted()
                .toList();
    }

    /** The name of the cluster with that id, such as {@code c-m-8qt89f6l}. */
    public Optional<ClusterName> ofId(String id) {
        return rancher.norman()
                .cluster(id)
                .map(cluster -> new ClusterName(cluster.text("fleetWorkspaceName"), cluster.text("name")));
    }
}
