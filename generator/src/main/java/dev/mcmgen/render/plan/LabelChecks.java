package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Pool;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Labels that Kubernetes would refuse: of the Cluster and of machines when they are written, of nodes when the kubelet
 * starts. Rancher's own labels on a pool would change what it plans for its nodes (rancher-cluster.md §3.10).
 */
final class LabelChecks implements Concern {

    private static final int NAME_LENGTH = 63;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    @Override
    public void addTo(Draft draft) {
        check(draft, "/metadata/labels", draft.spec().metadata().labels());
        List<Pool> pools = draft.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            String field = "/spec/pools/" + i;
            check(draft, field + "/labels", pools.get(i).labels());
            check(draft, field + "/machineLabels", pools.get(i).machineLabels());
            checkReserved(draft, field + "/labels", pools.get(i).labels());
        }
    }

    private static void check(Draft draft, String field, Map<String, String> labels) {
        labels.forEach((key, value) -> {
            if (!isKey(key)) {
                draft.refuse(
                        at(field, key),
                        "label/key",
                        "Kubernetes takes no label with the key \"" + key + "\"",
                        "write letters, digits, - _ and . (up to 63), with a domain and / before it at will");
            } else if (!value.isEmpty() && !isName(value)) {
                draft.refuse(
                        at(field, key),
                        "label/value",
                        "Kubernetes takes no label with the value \"" + value + "\"",
                        "write letters, digits, - _ and . (up to 63)");
            }
        });
    }

    private static void checkReserved(Draft draft, String field, Map<String, String> labels) {
        for (String key : labels.keySet()) {
            if (key.startsWith("rke.cattle.io/") || key.equals("cattle.io/os")) {
                draft.refuse(
                        at(field, key),
                        "label/of-rancher",
                        key + " is Rancher's own, and decides what it plans for these nodes",
                        "remove the line; roles and os of the pool say the same");
            }
        }
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return slash < 0
                ? isName(key)
                : PREFIX.matcher(key.substring(0, slash)).matches() && isName(key.substring(slash + 1));
    }

    private static boolean isName(String text) {
        return text.length() <= NAME_LENGTH && NAME.matcher(text).matches();
    }

    private static String at(String field, String key) {
        return field + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
