package dev.mcmgen.rancher.change;

import java.util.Map;

/**
 * The fields of a Cluster of {@code provisioning.cattle.io/v1}: which parts are typed, which are free maps, where zero is a
 * value (rancher-cluster.md §1; the CRDs of 2.12 to 2.15: {@code nullable}, {@code preserve-unknown-fields}), and what the
 * absence of a field stands for.
 */
final class ClusterShape {

    private static final Shape LABELS = Shape.names(Shape.LITERAL);
    private static final Shape SELECTOR = Shape.struct(Map.of("matchLabels", LABELS));

    private static final Shape DRAIN_OPTIONS = Shape.struct(Map.of("ignoreDaemonSets", Shape.byDefault(true)));

    private static final Shape POOL = Shape.struct(Map.ofEntries(
            Map.entry("labels", LABELS),
            Map.entry("machineDeploymentLabels", LABELS),
            Map.entry("machineDeploymentAnnotations", LABELS),
            Map.entry("quantity", Shape.LITERAL),
            Map.entry("autoscalingMinSize", Shape.LITERAL),
            Map.entry("autoscalingMaxSize", Shape.LITERAL),
            Map.entry("machineOS", Shape.byDefault("linux")),
            Map.entry(
                    "machineConfigRef",
                    Shape.struct(Map.of("apiVersion", Shape.byDefault("rke-machine-config.cattle.io/v1")))),
            Map.entry(
                    "rollingUpdate",
                    Shape.struct(Map.of("maxSurge", Shape.byDefault(1L), "maxUnavailable", Shape.byDefault(0L)))),
            Map.entry("unhealthyNodeTimeout", Shape.DURATION),
            Map.entry("drainBeforeDeleteTimeout", Shape.DURATION),
            Map.entry("nodeStartupTimeout", Shape.CHOSEN_DURATION),
            Map.entry("taints", Shape.list(Shape.struct(Map.of("timeAdded", Shape.RANCHERS_OWN)))),
            Map.entry("dynamicSchemaSpec", Shape.RANCHERS_OWN)));

    private static final Shape REGISTRIES = Shape.pointer(Map.of(
            "mirrors",
            Shape.names(Shape.pointer(Map.of("rewrite", LABELS))),
            "configs",
            Shape.names(Shape.pointer(Map.of()))));

    private static final Shape RKE_CONFIG = Shape.pointer(Map.ofEntries(
            Map.entry("machineGlobalConfig", Shape.FREE),
            Map.entry(
                    "machineSelectorConfig",
                    Shape.list(Shape.struct(Map.of("config", Shape.FREE, "machineLabelSelector", SELECTOR)))),
            Map.entry("machineSelectorFiles", Shape.list(Shape.struct(Map.of("machineLabelSelector", SELECTOR)))),
            Map.entry("chartValues", Shape.FREE),
            Map.entry("registries", REGISTRIES),
            Map.entry(
                    "upgradeStrategy",
                    Shape.struct(Map.of(
                            "controlPlaneConcurrency",
                            Shape.byDefault("1"),
                            "workerConcurrency",
                            Shape.byDefault("1"),
                            "controlPlaneDrainOptions",
                            DRAIN_OPTIONS,
                            "workerDrainOptions",
                            DRAIN_OPTIONS))),
            Map.entry("machinePools", Shape.keyed(POOL))));

    private static final Shape CUSTOMIZATION = Shape.struct(Map.of(
            "appendTolerations",
            Shape.list(Shape.struct(Map.of("tolerationSeconds", Shape.LITERAL))),
            "overrideAffinity",
            Shape.SELECTING,
            "overrideResourceRequirements",
            Shape.pointer(Map.of("limits", Shape.names(Shape.QUANTITY), "requests", Shape.names(Shape.QUANTITY)))));

    /** The fields below {@code spec}. */
    static final Shape SPEC = Shape.struct(Map.of(
            "rkeConfig",
            RKE_CONFIG,
            "agentEnvVars",
            Shape.keyed(Shape.TYPED),
            "clusterAgentDeploymentCustomization",
            CUSTOMIZATION,
            "fleetAgentDeploymentCustomization",
            CUSTOMIZATION,
            "webhookDeploymentCustomization",
            CUSTOMIZATION));

    private ClusterShape() {}
}
