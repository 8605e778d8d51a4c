package dev.mcmgen.catalog;

import java.util.List;

/**
 * What RKE2 and K3s need of a Linux host, whatever the system.
 *
 * @param modules kernel modules that every node has; the one that tracks connections depends on the kernel
 * @param ipvsModules kernel modules that kube-proxy in IPVS mode wants beside its scheduler's; up to Kubernetes 1.26 it
 *     exits without them
 * @param sysctls kernel parameters, as {@code key=value}, without which RKE2 with a profile and a kubelet with
 *     protect-kernel-defaults stop
 * @param forwarding the parameters that make the host forward packets
 * @param forwardingIPv6 the same for IPv6
 * @param devices interfaces that the CNI makes, with NetworkManager's wildcards
 * @param ipvsDevices the interfaces of kube-proxy in IPVS mode
 * @param nodeLocalDevices the interfaces of NodeLocal DNSCache
 */
public record HostRequirements(
        List<String> modules,
        List<String> ipvsModules,
        List<String> sysctls,
        List<String> forwarding,
        List<String> forwardingIPv6,
        List<String> devices,
        List<String> ipvsDevices,
        List<String> nodeLocalDevices) {

    static HostRequirements read(DataNode node) {
        return new HostRequirements(
                node.get("modules").texts(),
                node.get("ipvsModules").texts(),
                node.get("sysctls").texts(),
                node.get("forwarding").texts(),
                node.get("forwardingIPv6").texts(),
                node.get("devices").texts(),
                node.get("ipvsDevices").texts(),
                node.get("nodeLocalDevices").texts());
    }
}
