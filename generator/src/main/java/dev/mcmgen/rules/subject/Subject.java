package dev.mcmgen.rules.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rules look at: one file, as far as mcmgen knows its kinds.
 *
 * @param file as it was named
 * @param manifests in the order of the file
 * @param targets the Clusters that Rancher provisions, and standalone nodes, as they will take effect
 * @param userData of the machine configs among the manifests
 */
public record Subject(String file, List<Manifest> manifests, List<Target> targets, CloudConfigs userData) {

    public Subject {
        manifests = List.copyOf(manifests);
        targets = List.copyOf(targets);
    }

    /** The objects of a kind. */
    public List<Manifest> of(Manifest.Kind kind) {
        List<Manifest> found = new ArrayList<>();
        for (Manifest manifest : manifests) {
            if (manifest.kind() == kind) {
                found.add(manifest);
            }
        }
        return found;
    }

    public List<Manifest> clusters() {
        return of(Manifest.Kind.CLUSTER);
    }

    /** What stands at the end of a path in each of the Clusters that have it. */
    public List<Place> inClusters(String... path) {
        List<Place> places = new ArrayList<>();
        for (Manifest cluster : clusters()) {
            Optional<Place> place = cluster.root().at(path);
            if (place.isPresent()) {
                places.add(place.get());
            }
        }
        return places;
    }

    /** The groups of nodes of all targets. */
    public List<Nodes> nodes() {
        List<Nodes> nodes = new ArrayList<>();
        for (Target target : targets) {
            nodes.addAll(target.nodes());
        }
        return nodes;
    }

    /** The user data of the machine configs of the file. */
    public List<CloudConfig> cloudConfigs() {
        return userData.all();
    }

    /** The user data of some nodes; empty where their machine config is not among the files, or has none. */
    public Optional<CloudConfig> userDataOf(Target target, Nodes nodes) {
        Optional<Manifest> config = target.machineConfig(nodes);
        return config.isPresent() ? userData.of(config.get()) : Optional.empty();
    }
}
