package dev.mcmgen.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a node's operating system has to be given before RKE2 or K3s starts, from {@code host.json}. */
public final class HostFacts {

    private final DataNode file;

    HostFacts(DataNode file) {
        this.file = file;
    }

    /** What a CIS profile checks at start, on every node; a different value stops RKE2. */
    public Map<String, String> cisSysctls() {
        return sysctls("cisSysctls");
    }

    /** What the kubelet checks besides, with protect-kernel-defaults; kernels have these values by themselves. */
    public Map<String, String> kubeletSysctls() {
        return sysctls("kubeletSysctls");
    }

    /** Forwarding, which hardened images turn off. */
    public Map<String, String> forwardingSysctls() {
        return sysctls("forwardingSysctls");
    }

    /** The same for IPv6. */
    public Map<String, String> forwardingSysctlsIpv6() {
        return sysctls("forwardingSysctlsIpv6");
    }

    /** The sysctls that the RKE2 or K3s process sets at every start, whatever a file says. */
    public List<String> agentOwnedSysctls() {
        return file.get("agentOwnedSysctls").texts();
    }

    /** Modules that every node needs. */
    public List<String> baseModules() {
        return file.get("baseModules").texts();
    }

    /** What IPVS mode loads by itself unless automatic loading is locked. */
    public List<String> ipvsOptionalModules() {
        return file.get("ipvsOptionalModules").texts();
    }

    /** Interface names, as NetworkManager matches them, that it must leave to the CNI. */
    public List<String> unmanagedInterfaces() {
        return file.get("unmanagedInterfaces").texts();
    }

    /** The interface of kube-proxy's IPVS mode. */
    public String ipvsInterface() {
        return file.text("ipvsInterface");
    }

    /** The interface of NodeLocal DNSCache. */
    public String nodeLocalInterface() {
        return file.text("nodeLocalInterface");
    }

    /** The command of RKE2's documentation that makes the user and group {@code etcd}. */
    public String etcdUserCommand() {
        return file.text("etcdUserCommand");
    }

    /** Addresses from which kube-proxy's IPVS mode takes one for its probe, from Kubernetes 1.27 on. */
    public String reservedProbeCidr() {
        return file.text("reservedProbeCidr");
    }

    /** Beginnings of sysctl names, and the modules of which one must be loaded for the names to exist. */
    public Map<String, List<String>> sysctlModules() {
        Map<String, List<String>> modules = new LinkedHashMap<>();
        file.get("sysctlModules").members().forEach((prefix, names) -> modules.put(prefix, names.texts()));
        return Collections.unmodifiableMap(modules);
    }

    /** Modules that kernels from 4.19 on, and EL from 8.3 on, no longer have. */
    public List<String> oldConntrackModules() {
        return file.get("oldConntrackModules").texts();
    }

    /** After how many idle seconds the kernel's IPVS forgets a TCP connection unless it is told otherwise. */
    public int ipvsTcpSeconds() {
        return file.get("idleTimeouts").get("ipvsTcpSeconds").number();
    }

    /** Below how many seconds such a timeout cuts connections that are in use. */
    public int shortTcpSeconds() {
        return file.get("idleTimeouts").get("shortTcpSeconds").number();
    }

    private Map<String, String> sysctls(String member) {
        Map<String, String> sysctls = new LinkedHashMap<>();
        file.get(member).members().forEach((name, value) -> sysctls.put(name, value.text()));
        return Collections.unmodifiableMap(sysctls);
    }
}
