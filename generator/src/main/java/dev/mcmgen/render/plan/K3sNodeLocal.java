package dev.mcmgen.render.plan;

import java.util.List;

/** NodeLocal DNSCache on K3s: Kubernetes' own addon with its words filled in; ipvs-nodelocaldns.md §7. */
final class K3sNodeLocal {

    /** node-cache finds the address of the Service {@code kube-dns-upstream} itself and puts it here. */
    private static final String UPSTREAM_SERVICE = "__PILLAR__CLUSTER__DNS__";

    private static final String IMAGE = "registry.k8s.io/dns/k8s-dns-node-cache:1.23.0";

    private K3sNodeLocal() {}

    static void addTo(Draft draft, boolean ownAddressOnly) {
        String address = DnsConcern.address(draft);
        String clusterDns = ClusterAddresses.clusterDns(draft);
        String listens = ownAddressOnly ? address : address + "," + clusterDns;
        draft.nodeLocal(new NodeLocalPlan(
                address,
                draft.spec().dns().nodeLocalCache().image().orElse(IMAGE),
                List.of("-localip", listens, "-conf", "/etc/Corefile", "-upstreamsvc", "kube-dns-upstream"),
                listens.replace(',', ' '),
                ownAddressOnly ? clusterDns : UPSTREAM_SERVICE,
                List.of(draft.spec().dns().clusterDomain().orElse("cluster.local"), "in-addr.arpa", "ip6.arpa")));
    }
}
