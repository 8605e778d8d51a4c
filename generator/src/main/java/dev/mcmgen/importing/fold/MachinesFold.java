package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.MachineConfig;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the nodes come from: machines of one driver in pools, or machines that exist. */
final class MachinesFold implements Fold {

    private static final String VSPHERE = "VmwarevsphereConfig";

    @Override
    public void fold(Folding folding) {
        Map<String, MachineConfig> machines = folded(folding);
        if (machines.isEmpty()) {
            folding.draft()
                    .put(
                            "/spec/infrastructure/custom",
                            Map.of(),
                            folding.rkeConfig().at("machinePools"));
            return;
        }
        List<Map<String, Object>> pools = new ArrayList<>();
        for (Part pool : folding.source().pools()) {
            String name = pool.text("name");
            if (machines.containsKey(name)) {
                JsonPointer field = JsonPointer.parse("/spec/pools").child(pools.size());
                folding.draft().source(field, pool.path());
                PoolFold.fill(folding.pool(name), pool);
                pools.add(folding.pool(name));
            }
        }
        MachineConfig first = machines.values().iterator().next();
        boolean typed = first.kind().equals(VSPHERE) && folding.way().machines() == Way.Machines.FIELDS;
        JsonPointer source = folding.rkeConfig().at("machinePools");
        if (typed) {
            VsphereFold.fold(folding, machines);
        } else {
            DriverFold.fold(folding, machines);
        }
        String field = typed ? "/spec/infrastructure/vsphere" : "/spec/infrastructure/machineConfig";
        Part spec = folding.source().spec();
        spec.filledText("cloudCredentialSecretName")
                .ifPresent(name -> folding.draft()
                        .put(
                                field + "/cloudCredential",
                                CloudCredentialName.inSpec(name),
                                spec.at("cloudCredentialSecretName")));
        folding.draft().put("/spec/pools", pools, source);
    }

    /** The pools whose machine config is there and of the first one's driver; one spec has one driver. */
    private static Map<String, MachineConfig> folded(Folding folding) {
        Map<String, MachineConfig> machines = new LinkedHashMap<>();
        for (Part pool : folding.source().pools()) {
            MachineConfig config = folding.source().machines().get(pool.text("name"));
            if (config == null) {
                folding.reason(pool.path(), "its machine config is not among the input");
            } else if (folding.way().machines() == Way.Machines.NAMES) {
                folding.reason(pool.path(), "the spec cannot say the fields of its machine config");
            } else if (!machines.isEmpty()
                    && !machines.values().iterator().next().kind().equals(config.kind())) {
                folding.reason(pool.path(), "its machines are of another driver, and a spec has one");
            } else {
                machines.put(pool.text("name"), config);
            }
        }
        return machines;
    }
}
