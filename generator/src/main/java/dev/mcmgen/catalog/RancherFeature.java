package dev.mcmgen.catalog;

/** Something that only some versions of Rancher can do; which ones stands in {@code rancher.json}. */
public enum RancherFeature {
    /** {@code rkeConfig.machineSelectorFiles}. */
    MACHINE_SELECTOR_FILES,
    /** {@code defaultPodSecurityAdmissionConfigurationTemplateName}. */
    POD_SECURITY_TEMPLATE,
    /** {@code defaultPodSecurityPolicyTemplateName}. */
    POD_SECURITY_POLICY_TEMPLATE,
    HOSTNAME_LENGTH_LIMIT,
    /** {@code clusterAgentDeploymentCustomization} and {@code fleetAgentDeploymentCustomization}. */
    AGENT_CUSTOMIZATION,
    /** {@code schedulingCustomization} inside the two. */
    AGENT_SCHEDULING_CUSTOMIZATION,
    FLEET_AGENT_SCHEDULING_CHECKED,
    /** {@code webhookDeploymentCustomization}. */
    WEBHOOK_CUSTOMIZATION,
    /** {@code gracefulShutdownTimeout} of a VmwarevsphereConfig. */
    GRACEFUL_SHUTDOWN_TIMEOUT,
    /** {@code networking.stackPreference}. */
    STACK_PREFERENCE,
    /** Probes go to {@code localhost} unless stackPreference says otherwise, before to 127.0.0.1. */
    STACK_PREFERENCE_DUAL_DEFAULT,
    /** Secrets copied into the new cluster before its agent runs; needs the flag {@code provisioningprebootstrap}. */
    PRE_BOOTSTRAP_SECRETS,
    DATA_DIRECTORIES,
    /** A machine config that no cluster owns is deleted at night. */
    UNOWNED_MACHINE_CONFIGS_DELETED,
    /** The Cluster's schema has patterns and limits. */
    STRICT_CLUSTER_SCHEMA,
    /** Whether a change drains is decided apart from whether it restarts. */
    SEPARATE_DRAIN_HASH,
    /** {@code autoscalingMinSize} and {@code autoscalingMaxSize} of a pool. */
    AUTOSCALING,
    /** {@code etcd.s3.retention}. */
    S3_RETENTION,
    /** {@code userdata.inlineUserdata} of a pool. */
    INLINE_USER_DATA,
    /** {@code NO_PROXY} with a blank is refused. */
    NO_PROXY_CHECKED,
    /** Objects that Rancher writes for nodes have no {@code creationTimestamp: null} any more. */
    CREATION_TIMESTAMP_OMITTED,
    /** A script of their own on nodes with Windows, which got that of Linux before. */
    WINDOWS_SCRIPT,
    PRIME_ANNOTATION,
    /** Secrets of type {@code kubernetes.io/dockerconfigjson} for registries; {@code auth} is encoded for containerd. */
    REGISTRY_PULL_SECRETS,
    /** {@code plan.cattle.io/*} among the labels of every node. */
    LIFECYCLE_LABELS,
    /** Bodies of more than 1 MiB are refused on all planes. */
    BODY_LIMIT,
    /** The webhook can try a Cluster with a pod security template without having written anything. */
    DRY_RUN_OF_POD_SECURITY
}
