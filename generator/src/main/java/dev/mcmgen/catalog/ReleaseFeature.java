package dev.mcmgen.catalog;

/** Something that is true of some releases and not of others; which ones stands in {@code release-facts.json}. */
public enum ReleaseFeature {
    /** The unit refuses to start while {@code nm-cloud-setup.service} is enabled. */
    REFUSES_NM_CLOUD_SETUP,
    POD_SECURITY_POLICIES,
    /** The API server has the admission plugin {@code PodSecurityPolicy}; it exits at a name that it does not have. */
    POD_SECURITY_POLICY_PLUGIN,
    POD_SECURITY_ADMISSION,
    /** A CIS profile gives the API server {@code service-account-extend-token-expiration=false} by itself. */
    PROFILE_SETS_TOKEN_EXPIRATION,
    /** The controller for CIS network policies runs with canal only, before with every CNI. */
    CISNETWORKPOLICY_ONLY_CANAL,
    /** {@code ingress-controller} is neither checked nor split at commas. */
    INGRESS_VALUE_UNCHECKED,
    /** Any {@code cloud-provider-name} on a server turns the embedded cloud controller off. */
    ANY_CLOUD_PROVIDER_DISABLES_CCM,
    CLOUD_PROVIDER_AWS_CLEARED,
    CLOUD_PROVIDER_OVIRT,
    /** {@code global.*} cluster values are put into users' HelmCharts too. */
    CLUSTER_VALUES_IN_USER_CHARTS,
    /** RKE2 documents kube-proxy's nftables mode, as experimental. */
    NFTABLES_DOCUMENTED,
    /** NodeLocal DNSCache by Cilium's local redirect policy. */
    CILIUM_LRP,
    /** The Cilium chart itself leaves the configuration of Multus in place; before, {@code cni.exclusive: false} does. */
    CILIUM_LEAVES_ROOM_FOR_MULTUS,
    CALICO_EBPF,
    MODPROBE_IN_KUBE_PROXY_IMAGE,
    ALL_POD_MANIFESTS_0600_WITH_ETCD_PROFILE,
    /** kube-proxy takes iptables, without an error, where IPVS cannot be used. */
    IPVS_FALLS_BACK_SILENTLY,
    /** The minimum sync period of IPVS mode is 1s where it is not given, and 0 before. */
    IPVS_MIN_SYNC_PERIOD_ONE_SECOND,
    /** It may be 1s already: it was 0 in every release before that was read. */
    IPVS_MIN_SYNC_PERIOD_PERHAPS_ONE_SECOND,
    /** kube-proxy demands that a list of modules, the scheduler's among them, is loaded. */
    IPVS_CHECKS_MODULE_LIST,
    IPVS_SCHEDULER_ALLOW_LIST,
    /** kube-proxy tries the scheduler on a virtual server of its own and exits where the kernel refuses. */
    IPVS_PROBES_SCHEDULER,
    IPVS_DEPRECATED,
    IPVS_OFF_BY_DEFAULT_PLANNED,
    IPVS_REMOVED_PLANNED,
    /** nftables mode is alpha: {@code feature-gates=NFTablesProxyMode=true} is needed. */
    NFTABLES_NEEDS_GATE,
    NFTABLES,
    NFTABLES_GA,
    KUBE_PROXY_IPVS_GATE,
    /** kube-proxy validates only the section of the mode in use; before, the iptables section always. */
    ONLY_MODE_IN_USE_VALIDATED
}
