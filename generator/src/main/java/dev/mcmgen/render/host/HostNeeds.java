package dev.mcmgen.render.host;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.spec.KubeProxy;
import dev.mcmgen.spec.Network.Cni;
import dev.mcmgen.spec.NodeImage.Firewalld;
import dev.mcmgen.spec.Pool;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of a group of nodes when their preparation is decided.
 *
 * @param distribution what will run there
 * @param image what the spec says of the machine template or host
 * @param network what of the cluster's network needs something from the host
 * @param server whether the nodes have the etcd or the control plane role
 */
public record HostNeeds(Distribution distribution, Image image, Network network, boolean server) {

    /** What a spec says of the hosts of a pool; without one, of a cluster's servers. */
    public static HostNeeds of(ClusterSpec spec, Optional<Pool> pool) {
        Optional<String> written = pool.isPresent() ? pool.get().os() : Optional.empty();
        Optional<String> ofPool = written.orElse("linux").equals("linux") ? Optional.empty() : written;
        // The version and the kernel of the spec are those of its own nodeOS.
        boolean own = ofPool.isPresent() && !ofPool.equals(spec.nodeOS());
        Distribution distribution = spec.kubernetesVersion().distribution();
        return new HostNeeds(
                distribution,
                new Image(
                        ofPool.isPresent() ? ofPool : spec.nodeOS(),
                        own ? Optional.empty() : spec.nodeOSVersion(),
                        own ? Optional.empty() : spec.kernel(),
                        spec.hardening().selinux().orElse(false),
                        spec.nodeImage().firewalld().orElse(Firewalld.KEEP)),
                new Network(
                        cni(spec, distribution),
                        scheduler(spec.kubeProxy()),
                        spec.dns().nodeLocalCache().enabled().orElse(false),
                        hasIpv6(spec)),
                pool.isEmpty() || pool.get().isServer());
    }

    private static String cni(ClusterSpec spec, Distribution distribution) {
        Optional<Cni> written = spec.network().cni();
        return written.isPresent() ? written.get().word() : distribution == Distribution.RKE2 ? "canal" : "flannel";
    }

    private static boolean hasIpv6(ClusterSpec spec) {
        for (String range : spec.network().clusterCIDR()) {
            if (range.contains(":")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> scheduler(KubeProxy kubeProxy) {
        return kubeProxy.mode().isPresent() && kubeProxy.mode().get() == KubeProxy.Mode.IPVS
                ? Optional.of(kubeProxy.ipvs().scheduler().orElse("rr"))
                : Optional.empty();
    }

    /** The same hosts with another image. */
    public HostNeeds with(Image other) {
        return new HostNeeds(distribution, other, network, server);
    }

    /**
     * The node's operating system.
     *
     * @param os a {@code nodeOS} of the spec, such as {@code rocky-9}; empty where nothing is known
     * @param osVersion the release in full, such as {@code 9.3}
     * @param kernel the kernel as {@code uname -r} prints it
     * @param selinux whether the cluster has {@code selinux: true}
     * @param firewalld {@code nodeImage.firewalld}
     */
    public record Image(
            Optional<String> os,
            Optional<String> osVersion,
            Optional<String> kernel,
            boolean selinux,
            Firewalld firewalld) {}

    /**
     * The part of the cluster's network that the host must allow for.
     *
     * @param cni as in the spec, such as {@code canal}
     * @param ipvsScheduler the scheduler where kube-proxy runs in IPVS mode, such as {@code lc}; empty in other modes
     * @param nodeLocalCache whether NodeLocal DNSCache runs
     * @param ipv6 whether pods or services have IPv6 addresses, alone or beside IPv4
     */
    public record Network(String cni, Optional<String> ipvsScheduler, boolean nodeLocalCache, boolean ipv6) {

        private static final Pattern SCHEDULER = Pattern.compile("[a-z][a-z0-9_]*");

        /** @throws IllegalArgumentException if the scheduler cannot be part of a module's name */
        public Network {
            ipvsScheduler.ifPresent(scheduler -> {
                if (!SCHEDULER.matcher(scheduler).matches()) {
                    throw new IllegalArgumentException("'" + scheduler + "' cannot be an IPVS scheduler");
                }
            });
        }
    }
}
