package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.importing.source.MachineConfig;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Machines of any other driver, in the driver's words. */
final class DriverFold {

    private static final String FIELD = "/spec/infrastructure/machineConfig/";
    private static final String API_VERSION = "rke-machine-config.cattle.io/v1";

    private DriverFold() {}

    static void fold(Folding folding, Map<String, MachineConfig> machines) {
        JsonPointer source = folding.rkeConfig().at("machinePools");
        MachineConfig first = machines.values().iterator().next();
        folding.draft().put(FIELD + "kind", first.kind(), source);
        if (!first.apiVersion().isEmpty() && !first.apiVersion().equals(API_VERSION)) {
            folding.draft().put(FIELD + "apiVersion", first.apiVersion(), source);
        }
        Optional<String> userData = userDataField(folding, first.kind());
        List<Map<String, Object>> fields = new ArrayList<>();
        machines.values().forEach(config -> {
            Map<String, Object> own = new LinkedHashMap<>(config.fields());
            own.keySet().removeAll(config.secret());
            userData.ifPresent(own::remove);
            fields.add(own);
        });
        Map<String, Object> common = Hoisting.common(fields, List.of());
        if (!common.isEmpty()) {
            folding.draft().put(FIELD + "config", common, source);
        }
        int index = 0;
        for (String pool : machines.keySet()) {
            Map<String, Object> own = fields.get(index++);
            if (!own.isEmpty()) {
                folding.pool(pool).put("machineConfig", own);
            }
        }
    }

    /** The field that takes cloud-config, where it is known. */
    static Optional<String> userDataField(Folding folding, String kind) {
        return folding.catalog()
                .machineDrivers()
                .ofKind(kind)
                .map(MachineDriver::userDataField)
                .filter(name -> !name.isEmpty());
    }
}
