package dev.mcmgen.render;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.ObjectNames;
import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.VsphereMachine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine configs of a cluster: one for each pool, named {@code nc-<cluster>-<pool>}. */
final class MachineConfigs {

    private static final String API_VERSION = "rke-machine-config.cattle.io/v1";

    private final Catalog catalog;
    private final Hosts hosts;

    MachineConfigs(Catalog catalog, Hosts hosts) {
        this.catalog = catalog;
        this.hosts = hosts;
    }

    List<PoolMachines> of(ClusterPlan plan) {
        List<PoolMachines> all = new ArrayList<>();
        List<Pool> pools = plan.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            if (plan.spec().infrastructure() instanceof Infrastructure.Vsphere vsphere) {
                all.add(vsphere(plan, vsphere, pools.get(i), i));
            } else if (plan.spec().infrastructure() instanceof Infrastructure.GenericMachines generic) {
                all.add(generic(plan, generic, pools.get(i), i));
            }
        }
        return all;
    }

    private PoolMachines vsphere(ClusterPlan plan, Infrastructure.Vsphere vsphere, Pool pool, int index) {
        VsphereMachine machine = pool.machine(vsphere.machine());
        String name = name(plan, pool);
        Optional<String> cloudConfig = hosts.cloudConfig(
                plan,
                pool,
                machine.guest().cloudConfig(),
                pool.vsphere().guest().cloudConfig().isPresent()
                        ? "/spec/pools/" + index + "/vsphere/cloudConfig"
                        : "/spec/infrastructure/vsphere/cloudConfig");
        return new PoolMachines(
                pool,
                API_VERSION,
                "VmwarevsphereConfig",
                name,
                "rancher/vsphere-machine-config.yaml",
                VsphereModel.of(name, ClusterModel.namespace(plan.spec()), pool, machine, cloudConfig));
    }

    private PoolMachines generic(ClusterPlan plan, Infrastructure.GenericMachines generic, Pool pool, int index) {
        String name = name(plan, pool);
        Map<String, Object> fields = new LinkedHashMap<>();
        generic.config().forEach((key, value) -> fields.put(key, asText(value)));
        pool.machineConfig().forEach((key, value) -> fields.put(key, asText(value)));
        String userDataField = catalog.machineDrivers()
                .ofKind(generic.kind())
                .map(MachineDriver::userDataField)
                .orElse("");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("apiVersion", generic.apiVersion().orElse(API_VERSION));
        model.put("kind", generic.kind());
        model.put("name", name);
        model.put("namespace", ClusterModel.namespace(plan.spec()));
        if (!userDataField.isEmpty()) {
            Object written = fields.remove(userDataField);
            String field = pool.machineConfig().containsKey(userDataField)
                    ? "/spec/pools/" + index + "/machineConfig/" + userDataField
                    : "/spec/infrastructure/machineConfig/config/" + userDataField;
            hosts.cloudConfig(plan, pool, Optional.ofNullable(written).map(Object::toString), field)
                    .ifPresent(text -> {
                        model.put("userDataField", userDataField);
                        model.put("userData", text);
                    });
        }
        model.put("fields", fields);
        return new PoolMachines(
                pool,
                generic.apiVersion().orElse(API_VERSION),
                generic.kind(),
                name,
                "rancher/machine-config.yaml",
                model);
    }

    /** Every scalar of a machine config but true and false is text; Rancher refuses numbers. */
    private static Object asText(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(Object::toString).toList();
        }
        return value instanceof Number ? value.toString() : value;
    }

    private static String name(ClusterPlan plan, Pool pool) {
        return ObjectNames.join("nc", plan.spec().metadata().name(), pool.name());
    }
}
