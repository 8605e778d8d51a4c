package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How Rancher goes from node to node. Draining that is off makes its options meaningless, and Rancher fills them with zeros;
 * only what somebody wrote is kept then. Where it is on, every option counts, and one that is absent is not the spec's default.
 */
final class UpgradeFold implements Fold {

    private static final List<String> FLAGS = List.of("force", "deleteEmptyDirData", "disableEviction");
    private static final List<String> NUMBERS = List.of("gracePeriod", "timeout", "skipWaitForDeleteTimeoutSeconds");
    private static final String DAEMON_SETS = "ignoreDaemonSets";

    @Override
    public void fold(Folding folding) {
        tier(folding, "controlPlane");
        tier(folding, "worker");
    }

    private static void tier(Folding folding, String tier) {
        Part strategy = folding.rkeConfig().part("upgradeStrategy");
        String field = "/spec/upgrade/" + tier;
        strategy.filledText(tier + "Concurrency")
                .ifPresent(
                        count -> folding.draft().put(field + "/concurrency", count, strategy.at(tier + "Concurrency")));
        Map<String, Object> drain = drain(strategy.part(tier + "DrainOptions"));
        if (!drain.isEmpty()) {
            folding.draft().put(field + "/drain", drain, strategy.at(tier + "DrainOptions"));
        }
    }

    private static Map<String, Object> drain(Part options) {
        Map<String, Object> drain = new LinkedHashMap<>();
        boolean enabled = options.flag("enabled");
        if (enabled) {
            drain.put("enabled", true);
        }
        for (String flag : FLAGS) {
            if (enabled || options.flag(flag)) {
                drain.put(flag, options.flag(flag));
            }
        }
        options.find(DAEMON_SETS).ifPresent(value -> drain.put(DAEMON_SETS, value));
        for (String number : NUMBERS) {
            long value = options.number(number).orElse(0L);
            if (enabled || value != 0) {
                drain.put(number, value);
            }
        }
        return drain;
    }
}
