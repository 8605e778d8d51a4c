package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the Rancher that the spec names can bring files to machines, where something that the spec asks for reaches the
 * nodes in a file only. Files of the user's own are checked with the other fields that came with a version of Rancher.
 */
final class DropInChecks implements Concern {

    @Override
    public void addTo(Draft draft) {
        RancherVersion since = draft.catalog().rancher().since(RancherFeature.MACHINE_SELECTOR_FILES);
        if (!draft.isForRancher() || !draft.isForRancherBefore(since.major(), since.minor(), since.patch())) {
            return;
        }
        Set<String> keys = new TreeSet<>();
        RancherConfiguration.of(draft).dropIns().values().forEach(content -> keys.addAll(content.keySet()));
        origins(draft, keys)
                .forEach((key, field) -> refuse(
                        draft,
                        field,
                        "Rancher does not let " + key + " through for " + draft.release()
                                + ", and has no files on machines before " + since));
        if (!draft.isRke2() && draft.spec().hardening().auditPolicy().isPresent()) {
            refuse(
                    draft,
                    "/spec/hardening/auditPolicy",
                    "K3s reads the audit policy from a file, and Rancher has no files on machines before " + since);
        }
    }

    /** The field of the spec that asked for each key. */
    private static Map<String, String> origins(Draft draft, Set<String> keys) {
        Map<String, String> origins = new TreeMap<>();
        for (NodeKind kind : draft.poolKinds().isEmpty() ? NodeKind.everyCombination() : draft.poolKinds()) {
            draft.settings().of(kind).forEach((key, setting) -> {
                if (keys.contains(key)) {
                    origins.putIfAbsent(key, setting.origin().toString());
                }
            });
        }
        return origins;
    }

    private static void refuse(Draft draft, String field, String message) {
        draft.refuse(field, "rancher/not-in-version", message, "remove the line, or upgrade Rancher first");
    }
}
