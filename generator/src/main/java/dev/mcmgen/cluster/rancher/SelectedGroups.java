package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/** Which groups of a Cluster's nodes label selectors take, in the order of {@code EffectiveCluster.groups()}. */
public final class SelectedGroups {

    private final List<Machine> machines = new ArrayList<>();

    /** The groups of that Cluster object. */
    public SelectedGroups(YamlMapping cluster) {
        ClusterObject object = new ClusterObject(new KubernetesObject("", new ObjectReader(cluster)), "", true);
        List<ObjectReader> pools = object.rkeConfig().objects("machinePools");
        if (pools.isEmpty()) {
            machines.addAll(Machine.registered(object));
        } else {
            pools.forEach(pool -> machines.add(Machine.of(object, pool)));
        }
    }

    /** How many groups there are. */
    public int count() {
        return machines.size();
    }

    /** The indexes of the groups that the selector takes: all for an empty one, none where Kubernetes would refuse it. */
    public List<Integer> of(YamlMapping selector) {
        List<Integer> taken = new ArrayList<>();
        try {
            LabelSelector parsed = LabelSelector.parse(new ObjectReader(selector));
            for (int i = 0; i < machines.size(); i++) {
                if (parsed.matches(machines.get(i).labels())) {
                    taken.add(i);
                }
            }
        } catch (PlanRefusedException e) {
            taken.clear();
        }
        return taken;
    }
}
