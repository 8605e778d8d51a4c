package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.importing.source.MachineConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Machines in vSphere: what pools have in common stands with the infrastructure, sizes stand with the pools. */
final class VsphereFold {

    private static final String FIELD = "/spec/infrastructure/vsphere/";
    private static final String KIND = "VmwarevsphereConfig";
    private static final long GIBI = 1024;

    /** What render writes where a spec gives no parameters. */
    private static final List<String> PARAMETERS = List.of("disk.enableUUID=TRUE");

    /** By the name in the machine config the name in a spec. */
    private static final Map<String, String> TEXTS = new LinkedHashMap<>();

    private static final List<String> LISTS = List.of("network", "cfgparam", "vappProperty", "tag", "customAttribute");
    private static final List<String> NUMBERS = List.of("sshPort", "vcenterPort", "gracefulShutdownTimeout");

    static {
        TEXTS.put("creationType", "creationType");
        TEXTS.put("cloneFrom", "template");
        for (String same : List.of(
                "contentLibrary",
                "datacenter",
                "datastore",
                "datastoreCluster",
                "folder",
                "pool",
                "hostsystem",
                "vappIpprotocol",
                "vappIpallocationpolicy",
                "vappTransport",
                "os",
                "sshUser",
                "sshUserGroup",
                "cloudinit",
                "boot2dockerUrl",
                "vcenter")) {
            TEXTS.put(same, same);
        }
    }

    private VsphereFold() {}

    static void fold(Folding folding, Map<String, MachineConfig> machines) {
        MachineDriver driver = folding.catalog().machineDrivers().ofKind(KIND).orElseThrow();
        List<Map<String, Object>> fields = new ArrayList<>();
        machines.forEach((pool, config) -> {
            Map<String, Object> made = fields(config, driver);
            if ("windows".equals(folding.pool(pool).get("os")) && "windows".equals(made.get("os"))) {
                made.remove("os"); // It follows from the pool's.
            }
            fields.add(made);
            sizes(folding.pool(pool), config, driver);
        });
        Map<String, Object> common = Hoisting.common(fields, List.of(Set.of("datastore", "datastoreCluster")));
        common.forEach((name, value) ->
                folding.draft().put(FIELD + name, value, folding.rkeConfig().at("machinePools")));
        int index = 0;
        for (String pool : machines.keySet()) {
            Map<String, Object> own = fields.get(index++);
            if (!own.isEmpty()) {
                folding.pool(pool).put("vsphere", own);
            }
        }
    }

    private static Map<String, Object> fields(MachineConfig config, MachineDriver driver) {
        Map<String, Object> fields = new LinkedHashMap<>();
        TEXTS.forEach((inConfig, inSpec) -> config.text(inConfig).ifPresent(text -> fields.put(inSpec, text)));
        if (config.text("creationType").isEmpty()) {
            fields.put("creationType", standard(driver, "creationType"));
        }
        for (String name : LISTS) {
            List<String> texts = config.texts(name);
            if (!texts.isEmpty() && !(name.equals("cfgparam") && texts.equals(PARAMETERS))) {
                fields.put(name, texts);
            }
        }
        for (String name : NUMBERS) {
            config.text(name).ifPresent(text -> fields.put(name, number(text)));
        }
        return fields;
    }

    private static void sizes(Map<String, Object> pool, MachineConfig config, MachineDriver driver) {
        pool.put("cpus", number(config.text("cpuCount").orElseGet(() -> standard(driver, "cpuCount"))));
        pool.put("memory", size(config.text("memorySize").orElseGet(() -> standard(driver, "memorySize"))));
        pool.put("disk", size(config.text("diskSize").orElseGet(() -> standard(driver, "diskSize"))));
    }

    private static String standard(MachineDriver driver, String field) {
        return driver.field(field).map(MachineDriver.Field::defaultText).orElse("");
    }

    /** The number of a text; a text that is none stays one, and is refused. */
    private static Object number(String text) {
        return text.matches("[0-9]{1,9}") ? (Object) Long.valueOf(text) : text;
    }

    /** MiB in the largest unit in which they are a whole number. */
    private static String size(String mebibytes) {
        if (!mebibytes.matches("[0-9]{1,9}")) {
            return mebibytes;
        }
        long count = Long.parseLong(mebibytes);
        return count > 0 && count % GIBI == 0 ? count / GIBI + "Gi" : count + "Mi";
    }
}
