package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.NodeRole;
import java.util.List;
import java.util.Map;

/**
 * What the overrides say about config.yaml. They are laid over the rendered Cluster as they stand, so nothing places a
 * key elsewhere for them: what Rancher would drop is refused, and what replaces a part of the plan is said.
 */
final class OverridesConcern implements Concern {

    private static final String FIELD = "/spec/overrides/spec/rkeConfig";
    private static final String API_SERVER = "kube-apiserver-arg";

    @Override
    public void addTo(Draft draft) {
        if (!draft.isForRancher()) {
            return;
        }
        Object rkeConfig = at(draft.spec().overrides(), "spec", "rkeConfig");
        check(draft, at(rkeConfig, "machineGlobalConfig"), FIELD + "/machineGlobalConfig", false);
        if (at(rkeConfig, "machineSelectorConfig") instanceof List<?> entries) {
            for (int i = 0; i < entries.size(); i++) {
                check(draft, at(entries.get(i), "config"), FIELD + "/machineSelectorConfig/" + i + "/config", true);
            }
        }
    }

    private static void check(Draft draft, Object config, String field, boolean selector) {
        if (!(config instanceof Map<?, ?> keys)) {
            return;
        }
        ArgumentList list = draft.catalog().arguments(draft.release());
        for (Object name : keys.keySet()) {
            String key = name.toString();
            String at = field + "/" + key.replace("~", "~0").replace("/", "~1");
            if (!list.allows(key, NodeRole.SERVER)) {
                draft.refuse(
                        at,
                        "overrides/key-dropped",
                        "Rancher drops " + key + " for " + draft.release() + " without a word",
                        "write it in spec.config, which puts it where it survives");
            } else if (selector
                    && key.equals(API_SERVER)
                    && HardeningConcern.podSecurityTemplate(draft).isPresent()) {
                draft.refuse(
                        at,
                        "overrides/pod-security-lost",
                        "this list replaces the one with the pod security argument, and the template has no effect",
                        "write the arguments in spec.roles or in the pool's args");
            } else if (isPlanned(draft, key)) {
                draft.warn(
                        at,
                        "overrides/replaces-plan",
                        key + " here replaces what follows from the rest of the spec, the whole list of it",
                        "use the field of the spec instead");
            }
        }
    }

    private static boolean isPlanned(Draft draft, String key) {
        return draft.settings().of(Nodes.ALL).containsKey(key)
                || draft.settings().of(Nodes.LINUX).containsKey(key);
    }

    private static Object at(Object data, String... path) {
        Object value = data;
        for (String step : path) {
            Object next = value instanceof Map<?, ?> map ? map.get(step) : null;
            value = next == null ? Map.of() : next;
        }
        return value;
    }
}
