package dev.mcmgen.render;

import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the template of the Cluster object shows of a machine pool. */
final class PoolModel {

    private PoolModel() {}

    static Map<String, Object> of(PoolMachines machines) {
        Pool pool = machines.pool();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", pool.name());
        model.put("etcd", pool.roles().contains(Role.ETCD));
        model.put("controlPlane", pool.roles().contains(Role.CONTROLPLANE));
        model.put("worker", pool.roles().contains(Role.WORKER));
        model.put("quantity", pool.quantity().orElse(1));
        if (pool.autoscaling().isPresent()) {
            Pool.Autoscaling bounds = pool.autoscaling().get();
            model.put("autoscaling", Map.of("min", bounds.min(), "max", bounds.max()));
        }
        model.put("machineOS", pool.isWindows() ? "windows" : "linux");
        model.put(
                "machineConfig",
                Map.of("apiVersion", machines.apiVersion(), "kind", machines.kind(), "name", machines.name()));
        model.put("settings", settings(pool));
        return model;
    }

    private static Map<String, Object> settings(Pool pool) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (pool.cloudCredential().isPresent()) {
            settings.put(
                    "cloudCredentialSecretName",
                    CloudCredential.secretName(pool.cloudCredential().get()));
        }
        if (pool.drainBeforeDelete().orElse(false)) {
            settings.put("drainBeforeDelete", true);
        }
        put(settings, "drainBeforeDeleteTimeout", pool.drainBeforeDeleteTimeout());
        put(settings, "hostnameLengthLimit", pool.hostnameLengthLimit());
        putFilled(settings, "labels", pool.labels());
        putFilled(settings, "machineDeploymentLabels", pool.machineLabels());
        putFilled(settings, "machineDeploymentAnnotations", pool.machineAnnotations());
        put(settings, "nodeStartupTimeout", pool.healthCheck().nodeStartupTimeout());
        put(settings, "unhealthyNodeTimeout", pool.healthCheck().unhealthyNodeTimeout());
        put(settings, "maxUnhealthy", pool.healthCheck().maxUnhealthy());
        put(settings, "unhealthyRange", pool.healthCheck().unhealthyRange());
        Map<String, Object> update = new LinkedHashMap<>();
        putCountOrShare(update, "maxSurge", pool.rollingUpdate().maxSurge());
        putCountOrShare(update, "maxUnavailable", pool.rollingUpdate().maxUnavailable());
        putFilled(settings, "rollingUpdate", update);
        List<Map<String, Object>> taints = new ArrayList<>();
        for (Pool.Taint taint : pool.taints()) {
            taints.add(taint(taint));
        }
        if (!taints.isEmpty()) {
            settings.put("taints", taints);
        }
        return settings;
    }

    private static Map<String, Object> taint(Pool.Taint taint) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("key", taint.key());
        put(model, "value", taint.value());
        model.put("effect", taint.effect());
        return model;
    }

    /** A count is a number for Kubernetes, a share such as 10% a text. */
    private static void putCountOrShare(Map<String, Object> model, String key, Optional<String> text) {
        if (text.isPresent()) {
            model.put(key, text.get().endsWith("%") ? text.get() : (Object) Long.valueOf(text.get()));
        }
    }

    private static void put(Map<String, Object> model, String key, Optional<?> value) {
        if (value.isPresent()) {
            model.put(key, value.get());
        }
    }

    private static void putFilled(Map<String, Object> model, String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            model.put(key, value);
        }
    }
}
