package dev.mcmgen.render.plan;

import dev.mcmgen.spec.KubeProxy;
import java.util.List;

/** Address ranges that nothing else may use: those of pods and Services exclude each other, kube-proxy keeps one. */
final class AddressRangeChecks implements Concern {

    private static final String PODS = "/spec/network/clusterCIDR";
    private static final String CLUSTER_DNS = "/spec/dns/clusterDNS";
    private static final String SERVICES = "/spec/network/serviceCIDR";

    /** kube-proxy tries a scheduler on 198.51.100.0 before it begins; ipvs-nodelocaldns.md §8, IPV-019. */
    private static final String PROBED_BY_IPVS = "198.51.100.0/24";

    @Override
    public void addTo(Draft draft) {
        List<String> pods = draft.spec().network().clusterCIDR();
        List<String> services = draft.spec().network().serviceCIDR();
        checkApart(draft, pods, services);
        checkClusterDns(draft, services.isEmpty() ? List.of(ClusterAddresses.SERVICE_RANGE) : services);
        if (KubeProxyConcern.mode(draft) == KubeProxy.Mode.IPVS
                && draft.release().atLeast(1, 27)) {
            checkProbe(draft, pods, PODS);
            checkProbe(draft, services, SERVICES);
        }
    }

    private static void checkApart(Draft draft, List<String> pods, List<String> services) {
        List<String> allPods = pods.isEmpty() ? List.of(ClusterAddresses.POD_RANGE) : pods;
        List<String> allServices = services.isEmpty() ? List.of(ClusterAddresses.SERVICE_RANGE) : services;
        for (int s = 0; s < allServices.size(); s++) {
            for (int p = 0; p < allPods.size(); p++) {
                String pod = allPods.get(p);
                String service = allServices.get(s);
                if (ClusterAddresses.overlap(pod, service)) {
                    draft.refuse(
                            services.isEmpty() ? PODS + "/" + p : SERVICES + "/" + s,
                            "network/ranges-overlap",
                            "pods get addresses of " + pod + " and Services of " + service
                                    + ", so that one address would belong to both",
                            "choose ranges that have nothing in common");
                }
            }
        }
    }

    /**
     * clusterDNS is the address of the CoreDNS Service, and the API server takes none from outside its ranges. That it is
     * the cache's address is told with the cache.
     */
    private static void checkClusterDns(Draft draft, List<String> services) {
        List<String> addresses = draft.spec().dns().clusterDNS();
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get(i);
            boolean told = DnsConcern.isCached(draft) && address.equals(DnsConcern.address(draft));
            if (!told && services.stream().noneMatch(range -> ClusterAddresses.contains(range, address))) {
                draft.refuse(
                        addresses.size() > 1 ? CLUSTER_DNS + "/" + i : CLUSTER_DNS,
                        "network/cluster-dns-outside",
                        "the CoreDNS Service cannot get the address " + address + ", which is not in serviceCIDR ("
                                + String.join(", ", services) + "), so that the cluster has no DNS",
                        "choose an address of that range, or remove the line: the tenth is then taken");
            }
        }
    }

    private static void checkProbe(Draft draft, List<String> ranges, String field) {
        for (int i = 0; i < ranges.size(); i++) {
            if (ClusterAddresses.overlap(ranges.get(i), PROBED_BY_IPVS)) {
                draft.refuse(
                        field + "/" + i,
                        "network/ipvs-probe-address",
                        ranges.get(i) + " holds addresses of " + PROBED_BY_IPVS
                                + ", where kube-proxy makes a test Service in IPVS mode",
                        "choose another range");
            }
        }
    }
}
