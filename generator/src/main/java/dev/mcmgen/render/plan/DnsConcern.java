package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Dns;
import dev.mcmgen.spec.KubeProxy;
import dev.mcmgen.spec.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cluster DNS and NodeLocal DNSCache. With IPVS three settings must agree, or the cache is never asked: the chart's
 * {@code nodelocal.enabled} and {@code nodelocal.ipvs}, and the kubelet's {@code cluster-dns} on every Linux node. In the
 * other modes the cache takes over the cluster DNS address itself and the kubelet stays as it is.
 */
final class DnsConcern implements Concern {

    /** The chart that carries NodeLocal DNSCache; its values never go into Rancher's chartValues. */
    static final String COREDNS = "rke2-coredns";

    static final String DEFAULT_ADDRESS = "169.254.20.10";

    private static final String FIELD = "/spec/dns";
    private static final String CACHE = FIELD + "/nodeLocalCache";

    @Override
    public void addTo(Draft draft) {
        Dns dns = draft.spec().dns();
        if (!dns.clusterDNS().isEmpty()) {
            draft.set(Nodes.ALL, "cluster-dns", String.join(",", dns.clusterDNS()), FIELD + "/clusterDNS");
        }
        dns.clusterDomain()
                .ifPresent(domain -> draft.set(Nodes.ALL, "cluster-domain", domain, FIELD + "/clusterDomain"));
        if (isCached(draft)) {
            addCache(draft);
        } else {
            new NodeLocalChecks(draft).checkOff();
            new NodeLocalAddressChecks(draft).checkOff();
        }
    }

    static boolean isCached(Draft draft) {
        return draft.spec().dns().nodeLocalCache().enabled().orElse(false);
    }

    static String address(Draft draft) {
        return draft.spec().dns().nodeLocalCache().address().orElse(DEFAULT_ADDRESS);
    }

    private static void addCache(Draft draft) {
        boolean own = listensOnItsOwnAddressOnly(draft);
        // With an argument of the user's, NodeLocalAddressChecks sees to it that it names the cache.
        boolean written = draft.spec().args().kubelet().stream()
                .anyMatch(argument -> Arguments.name(argument).equals("cluster-dns"));
        if (own && !written) {
            draft.set(Nodes.LINUX, "kubelet-arg", List.of("cluster-dns=" + address(draft)), CACHE);
        }
        if (draft.isRke2()) {
            addChart(draft, own);
        } else {
            K3sNodeLocal.addTo(draft, own);
        }
        new NodeLocalAddressChecks(draft).check(own);
        new NodeLocalChecks(draft).check();
    }

    /**
     * Under IPVS the cluster DNS address lies on every node already, and under nftables the cache's iptables rules do
     * not come before kube-proxy's; there the cache listens on its own address and the kubelet names it to the pods.
     */
    private static boolean listensOnItsOwnAddressOnly(Draft draft) {
        KubeProxy.Mode mode = KubeProxyConcern.mode(draft);
        return mode == KubeProxy.Mode.IPVS || mode == KubeProxy.Mode.NFTABLES;
    }

    private static void addChart(Draft draft, boolean own) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("enabled", true);
        if (own) {
            values.put("ipvs", true);
        }
        if (!address(draft).equals(DEFAULT_ADDRESS)) {
            values.put("ip_address", address(draft));
        }
        draft.spec().dns().nodeLocalCache().image().ifPresent(image -> values.put("image", image(image)));
        if (NetworkConcern.replacesKubeProxy(draft) && NetworkConcern.cni(draft) == Network.Cni.CILIUM) {
            values.put("use_cilium_lrp", true);
            draft.charts().derive("rke2-cilium", Charts.values("localRedirectPolicy", true));
        }
        draft.charts().derive(COREDNS, Charts.values("nodelocal", values));
    }

    private static Map<String, Object> image(String image) {
        int tag = image.lastIndexOf(':');
        return tag > image.lastIndexOf('/')
                ? Charts.values("repository", image.substring(0, tag), "tag", image.substring(tag + 1))
                : Charts.values("repository", image);
    }
}
