package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.KubernetesApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says over which fields, and with whom, an apply is in conflict. */
final class Conflicts {

    static final String HINT =
            "take the values over into the spec, or repeat with --force-conflicts to set these fields all the same";

    private Conflicts() {}

    static String sentence(ApiObject object, Map<String, List<String>> conflicts) {
        List<String> parts = new ArrayList<>();
        conflicts.forEach((owner, fields) -> {
            if (!owner.equals(KubernetesApi.MANAGER)) {
                parts.add(person(owner) + " set " + String.join(", ", fields));
            }
        });
        return "nothing was changed in " + object.title() + ": " + String.join("; ", parts);
    }

    /** Rancher's console writes in Rancher's name, importYaml in that of kubectl. */
    private static String person(String owner) {
        if (owner.equals("kubectl-client-side-apply")) {
            return "kubectl apply, or a push --via v3 (manager " + owner + "),";
        }
        return owner.equals("rancher") ? "somebody in Rancher's console (manager rancher)" : "manager " + owner;
    }
}
