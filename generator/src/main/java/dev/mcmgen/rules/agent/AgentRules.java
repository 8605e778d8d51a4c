package dev.mcmgen.rules.agent;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about the agents that Rancher deploys into a cluster, and about its endpoint. */
public final class AgentRules {

    private AgentRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("agent/variable-twice", VariableChecks::twice),
                new Rule("agent/no-proxy-ranges", VariableChecks::noProxy),
                new Rule("agent/disruption-budget", CustomizationChecks::budget),
                new Rule("agent/priority-value", CustomizationChecks::priority),
                new Rule("agent/toleration", CustomizationChecks::tolerations),
                new Rule("agent/endpoint-off", CustomizationChecks::endpoint));
    }
}
