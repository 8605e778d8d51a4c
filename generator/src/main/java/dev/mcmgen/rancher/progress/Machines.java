package dev.mcmgen.rancher.progress;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the Cluster API has of a cluster: MachineDeployments and Machines. */
record Machines(List<Rollout> rollouts, List<MachineState> all) {

    static final Machines NONE = new Machines(List.of(), List.of());

    Machines {
        rollouts = List.copyOf(rollouts);
        all = List.copyOf(all);
    }

    /** The pools that the Cluster names, in its order, then those that it names no more. */
    List<PoolState> pools(ClusterObject cluster) {
        Set<String> names = new LinkedHashSet<>();
        cluster.pools().forEach(pool -> names.add(pool.name()));
        rollouts.forEach(rollout -> names.add(rollout.pool()));
        all.forEach(machine -> names.add(machine.pool()));
        names.remove("");
        return names.stream().map(name -> pool(name, cluster)).toList();
    }

    private PoolState pool(String name, ClusterObject cluster) {
        return new PoolState(
                name,
                cluster.pools().stream()
                        .filter(wanted -> wanted.name().equals(name))
                        .findFirst(),
                rollouts.stream().filter(rollout -> rollout.pool().equals(name)).findFirst(),
                of(name));
    }

    /** Those that people have registered. */
    List<MachineState> registered() {
        return of("");
    }

    private List<MachineState> of(String pool) {
        return all.stream().filter(machine -> machine.pool().equals(pool)).toList();
    }
}
