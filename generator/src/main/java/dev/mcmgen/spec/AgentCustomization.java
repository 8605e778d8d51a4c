package dev.mcmgen.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where and with what an agent of Rancher runs. The maps are of Kubernetes' own types.
 *
 * @param tolerations appended to the agent's own
 * @param affinity in place of the agent's own
 * @param resources requests and limits
 */
public record AgentCustomization(
        List<Map<String, Object>> tolerations,
        Map<String, Object> affinity,
        Map<String, Object> resources,
        Optional<PriorityClass> priorityClass,
        Optional<PodDisruptionBudget> podDisruptionBudget) {

    static AgentCustomization from(Fields fields) {
        return new AgentCustomization(
                fields.objects("tolerations").stream().map(Fields::data).toList(),
                fields.data("affinity"),
                fields.data("resources"),
                fields.optionalObject("priorityClass").map(PriorityClass::from),
                fields.optionalObject("podDisruptionBudget").map(PodDisruptionBudget::from));
    }

    /** Whether nothing differs from what Rancher does by itself. */
    public boolean isEmpty() {
        return tolerations.isEmpty()
                && affinity.isEmpty()
                && resources.isEmpty()
                && priorityClass.isEmpty()
                && podDisruptionBudget.isEmpty();
    }

    /** The agent's priority class; since Rancher 2.11. */
    public record PriorityClass(int value, Optional<String> preemptionPolicy) {

        static PriorityClass from(Fields fields) {
            return new PriorityClass(fields.requiredInteger("value"), fields.text("preemptionPolicy"));
        }
    }

    /** The agent's disruption budget, one of the two, a number or a percentage; since Rancher 2.11. */
    public record PodDisruptionBudget(Optional<String> minAvailable, Optional<String> maxUnavailable) {

        static PodDisruptionBudget from(Fields fields) {
            return new PodDisruptionBudget(fields.text("minAvailable"), fields.text("maxUnavailable"));
        }
    }
}
