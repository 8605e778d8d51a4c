package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A machine pool, but for what its machines are made from. */
final class PoolFold {

    private PoolFold() {}

    static void fill(Map<String, Object> pool, Part part) {
        pool.put("name", part.text("name"));
        pool.put("roles", roles(part));
        pool.put("quantity", part.number("quantity").orElse(1L));
        Fields.put(pool, "labels", part, "labels");
        Fields.put(pool, "machineLabels", part, "machineDeploymentLabels");
        Fields.put(pool, "machineAnnotations", part, "machineDeploymentAnnotations");
        List<Map<String, Object>> taints = new ArrayList<>();
        part.parts("taints").forEach(taint -> taints.add(Fields.filled(taint, List.of("key", "value", "effect"))));
        if (!taints.isEmpty()) {
            pool.put("taints", taints);
        }
        putFilled(
                pool, "rollingUpdate", filledOrZero(part.part("rollingUpdate"), List.of("maxUnavailable", "maxSurge")));
        Fields.put(pool, "drainBeforeDelete", part, "drainBeforeDelete");
        putDuration(pool, "drainBeforeDeleteTimeout", part);
        Map<String, Object> health = new LinkedHashMap<>();
        putDuration(health, "nodeStartupTimeout", part);
        putDuration(health, "unhealthyNodeTimeout", part);
        health.putAll(Fields.filled(part, List.of("maxUnhealthy", "unhealthyRange")));
        putFilled(pool, "healthCheck", health);
        part.number("hostnameLengthLimit")
                .filter(limit -> limit > 0)
                .ifPresent(limit -> pool.put("hostnameLengthLimit", limit));
        if (part.text("machineOS").equals("windows")) {
            pool.put("os", "windows");
        }
        part.filledText("cloudCredentialSecretName")
                .ifPresent(name -> pool.put("cloudCredential", CloudCredentialName.inSpec(name)));
        if (part.number("autoscalingMinSize").isPresent()
                && part.number("autoscalingMaxSize").isPresent()) {
            Map<String, Object> bounds = new LinkedHashMap<>();
            bounds.put("min", part.number("autoscalingMinSize").orElseThrow());
            bounds.put("max", part.number("autoscalingMaxSize").orElseThrow());
            pool.put("autoscaling", bounds);
        }
    }

    private static List<String> roles(Part part) {
        List<String> roles = new ArrayList<>();
        if (part.flag("controlPlaneRole")) {
            roles.add("controlplane");
        }
        if (part.flag("etcdRole")) {
            roles.add("etcd");
        }
        if (part.flag("workerRole")) {
            roles.add("worker");
        }
        return roles;
    }

    /** A time of nothing is none. */
    private static void putDuration(Map<String, Object> fields, String name, Part part) {
        part.filledText(name).filter(text -> text.matches(".*[1-9].*")).ifPresent(text -> fields.put(name, text));
    }

    private static Map<String, Object> filledOrZero(Part part, List<String> names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        names.forEach(name -> part.find(name).ifPresent(value -> fields.put(name, value)));
        return fields;
    }

    private static void putFilled(Map<String, Object> pool, String name, Map<String, Object> value) {
        if (!value.isEmpty()) {
            pool.put(name, value);
        }
    }
}
