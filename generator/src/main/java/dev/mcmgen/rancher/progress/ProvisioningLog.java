package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.api.Resource;
import java.util.List;

/**
 * What Rancher noted while it worked on a cluster: a ConfigMap beside the v3 cluster, at most 10,000 characters, from which the
 * oldest lines vanish (rancher-api.md §5.1). Standard users may not read it; then it has no lines. For one thread.
 */
final class ProvisioningLog {

    private static final String NAME = "provisioning-log";

    private final Rancher rancher;
    private final Refusals refusals = new Refusals();
    private List<String> lines = List.of();

    ProvisioningLog(Rancher rancher) {
        this.rancher = rancher;
    }

    /** The lines that were not there at the last reading. */
    List<String> news(String clusterId) {
        List<String> before = lines;
        lines = read(clusterId);
        // Lines begin with the time, so that the same line is hardly ever there twice.
        int known = before.isEmpty() ? -1 : lines.lastIndexOf(before.get(before.size() - 1));
        return lines.subList(known + 1, lines.size());
    }

    /** The last lines of the last reading. */
    List<String> tail(int most) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    /** What cannot be read now is read later: the log only accompanies. */
    private List<String> read(String clusterId) {
        if (clusterId.isEmpty() || refusals.areFinal()) {
            return lines;
        }
        Lookup found;
        try {
            found = rancher.kubernetes().find(Resource.CONFIG_MAPS, clusterId, NAME);
        } catch (RancherException e) {
            return lines;
        }
        if (found instanceof Lookup.Hidden) {
            refusals.another();
        }
        return found.found()
                .map(log -> log.text("data", "log").lines().toList())
                .orElse(lines);
    }
}
