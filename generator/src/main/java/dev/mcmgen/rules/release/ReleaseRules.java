package dev.mcmgen.rules.release;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about the release that a cluster is to run. */
public final class ReleaseRules {

    private ReleaseRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("release/unknown", ReleaseChecks::unknown),
                new Rule("release/withdrawn", ReleaseChecks::withdrawn),
                new Rule("release/defect", ReleaseChecks::defects),
                new Rule("release/not-offered", ReleaseChecks::notOffered));
    }
}
