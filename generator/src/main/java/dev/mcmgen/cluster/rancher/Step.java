package dev.mcmgen.cluster.rancher;

/** One step of the planner. */
@FunctionalInterface
interface Step {

    /**
     * Works on the draft.
     *
     * @throws PlanRefusedException where Rancher makes no plan
     */
    void apply(Planning planning, Machine machine, NodeDraft draft);
}
