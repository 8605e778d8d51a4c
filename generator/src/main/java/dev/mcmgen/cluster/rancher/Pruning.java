package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.ConfigKeys;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.Fate;
import java.util.List;

/** Empty texts and lists do not reach the file; of what does, the node may not read all (§3.1, step 12). */
final class Pruning implements Step {

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        for (String key : List.copyOf(draft.values().keySet())) {
            Object value = draft.valueOrNull(key);
            if ("".equals(value) || (value instanceof List<?> list && list.isEmpty())) {
                draft.drop(key, Fate.Reason.EMPTY);
            }
        }
        planning.release().ifPresent(release -> markUnread(planning, release, machine, draft));
    }

    private static void markUnread(Planning planning, Release release, Machine machine, NodeDraft draft) {
        ConfigKeys keys = planning.catalog().configKeys(release.distribution());
        NodeRole role = machine.isServer() ? NodeRole.SERVER : NodeRole.AGENT;
        for (String key : draft.values().keySet()) {
            if (keys.find(key).filter(known -> !known.accepts(release, role)).isPresent()) {
                draft.ignore(key);
            }
        }
    }
}
