package dev.mcmgen.render;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.catalog.ObjectNames;
import dev.mcmgen.render.Hosts.UserData;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.spec.LeftOut;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.spec.VsphereMachine;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The machine configs of a cluster: one for each pool, named {@code nc-<cluster>-<pool>}. */
final class MachineConfigs {

    private static final String API_VERSION = "rke-machine-config.cattle.io/v1";

    /** What decides, besides the text itself, whether a cloud-config is looked at and how. */
    private static final List<JsonPointer> GROUNDS = List.of(
            JsonPointer.parse("/spec/infrastructure"),
            JsonPointer.parse("/spec/infrastructure/vsphere/cloudConfig"),
            JsonPointer.parse("/spec/infrastructure/machineConfig/config"),
            JsonPointer.parse("/spec/nodeImage/prepared"),
            JsonPointer.parse("/spec/pools/*/os"),
            JsonPointer.parse("/spec/pools/*/vsphere/cloudConfig"),
            JsonPointer.parse("/spec/pools/*/machineConfig"));

    /** Which files the preparation writes follows from nearly everything. */
    private static final String SAME_FILE = "cloud-config/same-file";

    private final Catalog catalog;
    private final Hosts hosts;

    MachineConfigs(Catalog catalog, Hosts hosts) {
        this.catalog = catalog;
        this.hosts = hosts;
    }

    List<PoolMachines> of(SpecDocument document) {
        List<PoolMachines> all = new ArrayList<>();
        List<Pool> pools = document.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            if (document.spec().infrastructure() instanceof Infrastructure.Vsphere vsphere) {
                all.add(vsphere(document, vsphere, pools.get(i), i));
            } else if (document.spec().infrastructure() instanceof Infrastructure.GenericMachines generic) {
                all.add(generic(document, generic, pools.get(i), i));
            }
        }
        return all;
    }

    /**
     * What is wrong with the cloud-configs that the user wrote.
     *
     * @param leftOut what is wrong in the spec and left out of the document; what may follow from that is not told
     */
    List<Problem> problems(SpecDocument document, LeftOut leftOut) {
        for (JsonPointer ground : GROUNDS) {
            if (leftOut.touches(ground)) {
                return List.of();
            }
        }
        Set<Problem> problems = new LinkedHashSet<>();
        List<Pool> pools = document.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            Optional<UserData> users = userData(document, pools.get(i), i);
            if (users.isPresent()) {
                problems.addAll(hosts.problems(document, pools.get(i), users.get()));
            }
        }
        List<Problem> sure = new ArrayList<>(problems);
        sure.removeIf(
                problem -> !leftOut.equals(LeftOut.NOTHING) && problem.code().equals(SAME_FILE));
        return sure;
    }

    private Optional<UserData> userData(SpecDocument document, Pool pool, int index) {
        if (document.spec().infrastructure() instanceof Infrastructure.Vsphere vsphere) {
            return Optional.of(userData(vsphere, pool, index));
        }
        return document.spec().infrastructure() instanceof Infrastructure.GenericMachines generic
                ? userData(generic, pool, index)
                : Optional.empty();
    }

    private static UserData userData(Infrastructure.Vsphere vsphere, Pool pool, int index) {
        return new UserData(
                pool.machine(vsphere.machine()).guest().cloudConfig(),
                pool.vsphere().guest().cloudConfig().isPresent()
                        ? "/spec/pools/" + index + "/vsphere/cloudConfig"
                        : "/spec/infrastructure/vsphere/cloudConfig");
    }

    /** Empty where nobody knows in which field the driver has it. */
    private Optional<UserData> userData(Infrastructure.GenericMachines generic, Pool pool, int index) {
        return userDataField(generic).map(name -> {
            boolean ofPool = pool.machineConfig().containsKey(name);
            Map<String, Object> owner = ofPool ? pool.machineConfig() : generic.config();
            return new UserData(
                    Optional.ofNullable(owner.get(name)).map(Object::toString),
                    (ofPool ? "/spec/pools/" + index + "/machineConfig/" : "/spec/infrastructure/machineConfig/config/")
                            + name);
        });
    }

    private Optional<String> userDataField(Infrastructure.GenericMachines generic) {
        return catalog.machineDrivers()
                .ofKind(generic.kind())
                .map(MachineDriver::userDataField)
                .filter(name -> !name.isEmpty());
    }

    private PoolMachines vsphere(SpecDocument document, Infrastructure.Vsphere vsphere, Pool pool, int index) {
        VsphereMachine machine = pool.machine(vsphere.machine());
        String name = name(document.spec(), pool);
        Optional<String> cloudConfig = hosts.cloudConfig(document, pool, userData(vsphere, pool, index));
        return new PoolMachines(
                pool,
                API_VERSION,
                "VmwarevsphereConfig",
                name,
                "rancher/vsphere-machine-config.yaml",
                VsphereModel.of(name, ClusterModel.namespace(document.spec()), pool, machine, cloudConfig));
    }

    private PoolMachines generic(SpecDocument document, Infrastructure.GenericMachines generic, Pool pool, int index) {
        String name = name(document.spec(), pool);
        Map<String, Object> fields = new LinkedHashMap<>();
        generic.config().forEach((key, value) -> fields.put(key, asText(value)));
        pool.machineConfig().forEach((key, value) -> fields.put(key, asText(value)));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("apiVersion", generic.apiVersion().orElse(API_VERSION));
        model.put("kind", generic.kind());
        model.put("name", name);
        model.put("namespace", ClusterModel.namespace(document.spec()));
        userData(generic, pool, index).ifPresent(users -> {
            String field = userDataField(generic).orElseThrow();
            fields.remove(field);
            hosts.cloudConfig(document, pool, users).ifPresent(text -> {
                model.put("userDataField", field);
                model.put("userData", text);
            });
        });
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

    static String name(ClusterSpec spec, Pool pool) {
        return ObjectNames.join("nc", spec.metadata().name(), pool.name());
    }
}
