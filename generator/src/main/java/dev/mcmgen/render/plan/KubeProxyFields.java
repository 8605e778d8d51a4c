package dev.mcmgen.render.plan;

import java.util.Map;
import java.util.Optional;

/**
 * Flags of kube-proxy that have a field in the spec. As a further argument they would pass by what follows from the
 * field: the modules of the host, the settings of NodeLocal DNSCache, the values of the CNI.
 */
public final class KubeProxyFields {

    private static final String IPVS = "kubeProxy.ipvs.";
    private static final String CONNTRACK = "kubeProxy.conntrack.";

    private static final Map<String, String> BY_FLAG = Map.ofEntries(
            Map.entry("proxy-mode", "kubeProxy.mode"),
            Map.entry("ipvs-scheduler", IPVS + "scheduler"),
            Map.entry("ipvs-strict-arp", IPVS + "strictARP"),
            Map.entry("ipvs-tcp-timeout", IPVS + "tcpTimeout"),
            Map.entry("ipvs-tcpfin-timeout", IPVS + "tcpFinTimeout"),
            Map.entry("ipvs-udp-timeout", IPVS + "udpTimeout"),
            Map.entry("ipvs-sync-period", IPVS + "syncPeriod"),
            Map.entry("ipvs-min-sync-period", IPVS + "minSyncPeriod"),
            Map.entry("ipvs-exclude-cidrs", IPVS + "excludeCIDRs"),
            Map.entry("conntrack-max-per-core", CONNTRACK + "maxPerCore"),
            Map.entry("conntrack-min", CONNTRACK + "min"),
            Map.entry("conntrack-tcp-timeout-established", CONNTRACK + "tcpEstablishedTimeout"),
            Map.entry("conntrack-tcp-timeout-close-wait", CONNTRACK + "tcpCloseWaitTimeout"),
            Map.entry("conntrack-udp-timeout", CONNTRACK + "udpTimeout"),
            Map.entry("conntrack-udp-timeout-stream", CONNTRACK + "udpStreamTimeout"),
            Map.entry("conntrack-tcp-be-liberal", CONNTRACK + "tcpBeLiberal"),
            Map.entry("nodeport-addresses", "kubeProxy.nodePortAddresses"));

    private KubeProxyFields() {}

    /** The field of a flag, such as {@code kubeProxy.mode} of {@code proxy-mode}. */
    public static Optional<String> of(String flag) {
        return Optional.ofNullable(BY_FLAG.get(flag));
    }

    /** The flag of a field as a JSON pointer, such as {@code /spec/kubeProxy/mode} of {@code proxy-mode}. */
    public static Optional<String> pointer(String flag) {
        return of(flag).map(field -> "/spec/" + field.replace('.', '/'));
    }
}
