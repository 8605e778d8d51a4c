package dev.mcmgen.rules.k3s;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about what is otherwise in K3s. */
public final class K3sRules {

    private K3sRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("k3s/network-policy", K3sChecks::networkPolicy),
                new Rule("k3s/disabled-name", K3sChecks::disabled));
    }
}
