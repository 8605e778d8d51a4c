package dev.mcmgen.importing.proof;

import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.MachineConfig;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The machine configs. Rancher replaces machines for any other text in one, so nothing is taken for the same here; a pool whose
 * machine config stays where it is has none among what is rendered.
 */
final class MachinesProof {

    private static final JsonPointer POOLS = JsonPointer.parse("/spec/rkeConfig/machinePools");

    private MachinesProof() {}

    static List<Difference> of(ClusterSource original, ClusterSource rendered) {
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<String, MachineConfig> pool : rendered.machines().entrySet()) {
            MachineConfig after = pool.getValue();
            MachineConfig before = original.machines().get(pool.getKey());
            if (before != null) {
                differences.addAll(of(pool.getKey(), before, after));
            }
        }
        return differences;
    }

    private static List<Difference> of(String pool, MachineConfig before, MachineConfig after) {
        List<Difference> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(before.fields().keySet());
        names.addAll(after.fields().keySet());
        for (String name : names) {
            Optional<Object> one = Optional.ofNullable(before.fields().get(name));
            Optional<Object> other = Optional.ofNullable(after.fields().get(name));
            boolean secret = before.secret().contains(name);
            if (!one.equals(other)) {
                differences.add(new Difference(
                        name + " of the machine config of pool " + pool,
                        POOLS,
                        secret ? "a secret, which no spec holds" : Shown.value(one),
                        Shown.value(other),
                        secret ? new Repair.None() : new Repair.OtherMachines()));
            }
        }
        return differences;
    }
}
