package dev.mcmgen.render;

import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.Quantity;
import dev.mcmgen.spec.VsphereMachine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the template of a VmwarevsphereConfig shows. */
final class VsphereModel {

    private static final int CPUS = 2;
    private static final long MEMORY_MIB = 4096;
    private static final long DISK_MIB = 20_480;

    /** Without it the guest sees no disk ids, and the vSphere storage driver attaches no volume. */
    private static final List<String> CFGPARAM = List.of("disk.enableUUID=TRUE");

    private VsphereModel() {}

    static Map<String, Object> of(
            String name, String namespace, Pool pool, VsphereMachine machine, Optional<String> cloudConfig) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", name);
        model.put("namespace", namespace);
        VsphereMachine.Source source = machine.source();
        model.put("creationType", source.creationType().orElse("template"));
        put(model, "cloneFrom", source.template());
        put(model, "contentLibrary", source.contentLibrary());
        VsphereMachine.Placement placement = machine.placement();
        put(model, "datacenter", placement.datacenter());
        put(model, "datastore", placement.datastore());
        put(model, "datastoreCluster", placement.datastoreCluster());
        put(model, "folder", placement.folder());
        put(model, "pool", placement.pool());
        put(model, "hostsystem", placement.hostsystem());
        model.put("network", placement.network());
        model.put("cpuCount", String.valueOf(machine.size().cpus().orElse(CPUS)));
        model.put("memorySize", mebibytes(machine.size().memory(), MEMORY_MIB));
        model.put("diskSize", mebibytes(machine.size().disk(), DISK_MIB));
        model.put(
                "cfgparam",
                machine.guest().cfgparam().isEmpty()
                        ? CFGPARAM
                        : machine.guest().cfgparam());
        model.put("further", further(machine));
        model.put("os", pool.isWindows() ? "windows" : machine.guest().os().orElse("linux"));
        if (cloudConfig.isPresent()) {
            model.put("cloudConfig", cloudConfig.get());
        }
        return model;
    }

    private static Map<String, Object> further(VsphereMachine machine) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "sshUser", machine.guest().sshUser());
        put(fields, "sshUserGroup", machine.guest().sshUserGroup());
        putNumber(fields, "sshPort", machine.guest().sshPort());
        putNumber(fields, "gracefulShutdownTimeout", machine.guest().gracefulShutdownTimeout());
        put(fields, "vappIpprotocol", machine.vapp().vappIpprotocol());
        put(fields, "vappIpallocationpolicy", machine.vapp().vappIpallocationpolicy());
        put(fields, "vappTransport", machine.vapp().vappTransport());
        putFilled(fields, "vappProperty", machine.vapp().vappProperty());
        putFilled(fields, "tag", machine.tags().tag());
        putFilled(fields, "customAttribute", machine.tags().customAttribute());
        put(fields, "vcenter", machine.vcenter().vcenter());
        putNumber(fields, "vcenterPort", machine.vcenter().vcenterPort());
        put(fields, "cloudinit", machine.source().cloudinit());
        put(fields, "boot2dockerUrl", machine.source().boot2dockerUrl());
        return fields;
    }

    private static String mebibytes(Optional<Quantity> size, long byDefault) {
        return String.valueOf(size.isPresent() ? size.get().toMebibytes().orElseThrow() : byDefault);
    }

    /** An empty text is the driver's own default for each of these; Rancher fills it in itself. */
    private static void put(Map<String, Object> model, String key, Optional<String> value) {
        if (value.isPresent() && !value.get().isEmpty()) {
            model.put(key, value.get());
        }
    }

    private static void putNumber(Map<String, Object> model, String key, Optional<? extends Number> value) {
        if (value.isPresent()) {
            model.put(key, String.valueOf(value.get()));
        }
    }

    private static void putFilled(Map<String, Object> model, String key, List<String> value) {
        if (!value.isEmpty()) {
            model.put(key, value);
        }
    }
}
