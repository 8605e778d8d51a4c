package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rancher's agents: their environment, where they run, and the endpoint that passes Rancher by. */
final class AgentsFold implements Fold {

    @Override
    public void fold(Folding folding) {
        Part spec = folding.source().spec();
        environment(folding, spec);
        agent(folding, "clusterAgent", spec.part("clusterAgentDeploymentCustomization"));
        agent(folding, "fleetAgent", spec.part("fleetAgentDeploymentCustomization"));
        Part endpoint = spec.part("localClusterAuthEndpoint");
        if (endpoint.flag("enabled")) {
            Map<String, Object> fields =
                    new LinkedHashMap<>(Fields.filled(endpoint, List.of("enabled", "fqdn", "caCerts")));
            folding.draft().put("/spec/clusterEndpoint", fields, spec.at("localClusterAuthEndpoint"));
        }
    }

    private static void environment(Folding folding, Part spec) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (Part variable : spec.parts("agentEnvVars")) {
            variables.put(variable.text("name"), variable.text("value"));
        }
        if (!variables.isEmpty()) {
            folding.draft().put("/spec/agentEnv", variables, spec.at("agentEnvVars"));
        }
    }

    private static void agent(Folding folding, String field, Part customization) {
        Map<String, Object> agent = new LinkedHashMap<>();
        Fields.put(agent, "tolerations", customization, "appendTolerations");
        Fields.put(agent, "affinity", customization, "overrideAffinity");
        Fields.put(agent, "resources", customization, "overrideResourceRequirements");
        Part scheduling = customization.part("schedulingCustomization");
        Part priority = scheduling.part("priorityClass");
        if (priority.number("value").isPresent()) {
            agent.put("priorityClass", Fields.filled(priority, List.of("value", "preemptionPolicy")));
        }
        Map<String, Object> budget =
                Fields.filled(scheduling.part("podDisruptionBudget"), List.of("minAvailable", "maxUnavailable"));
        if (!budget.isEmpty()) {
            agent.put("podDisruptionBudget", budget);
        }
        if (!agent.isEmpty()) {
            folding.draft().put("/spec/" + field, agent, customization.path());
        }
    }
}
