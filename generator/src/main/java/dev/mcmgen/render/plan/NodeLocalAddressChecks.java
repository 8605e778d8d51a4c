package dev.mcmgen.render.plan;

import dev.mcmgen.spec.ComponentArgs;
import dev.mcmgen.spec.Pool;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Whether the address of NodeLocal DNSCache fits into the cluster's networks, and whether the kubelets name it. */
final class NodeLocalAddressChecks {

    private static final String ADDRESS = "/spec/dns/nodeLocalCache/address";
    private static final String KUBELET_DNS = "cluster-dns";

    private final Draft draft;

    NodeLocalAddressChecks(Draft draft) {
        this.draft = draft;
    }

    /**
     * Reports what does not fit.
     *
     * @param own whether the cache listens on its own address only, so that the kubelets have to name it
     */
    void check(boolean own) {
        String address = DnsConcern.address(draft);
        if (address.contains(":")) {
            draft.refuse(
                    ADDRESS,
                    "nodelocal/ipv6-address",
                    "the cache cannot listen on an IPv6 address: its chart has one value for two notations",
                    "use an IPv4 link-local address such as " + DnsConcern.DEFAULT_ADDRESS);
        } else if (ClusterAddresses.clusterDns(draft).contains(":")) {
            draft.refuse(
                    "/spec/dns/nodeLocalCache/enabled",
                    "nodelocal/ipv6-first",
                    "the cache takes the first address of the cluster DNS only, and does not start with an IPv6 one",
                    "put the IPv4 range first in serviceCIDR, or leave the cache off");
        }
        if (draft.spec().dns().clusterDNS().contains(address)) {
            draft.refuse(
                    "/spec/dns/clusterDNS",
                    "nodelocal/address-is-cluster-dns",
                    "clusterDNS is the address of the CoreDNS Service, not of the cache; the Service would be refused",
                    "remove clusterDNS, the kubelet setting follows from the cache");
        }
        ranges().filter(range -> ClusterAddresses.contains(range, address))
                .forEach(range -> draft.refuse(
                        ADDRESS,
                        "nodelocal/address-in-cluster",
                        address + " lies in " + range + ", which the cluster gives to pods or Services",
                        "use a link-local address such as " + DnsConcern.DEFAULT_ADDRESS));
        if (own) {
            eachKubelet(this::checkKubelets);
        }
    }

    /** Without the cache its address is one where nothing answers, unless somebody brings a cache along. */
    void checkOff() {
        eachKubelet(this::warnOfNobody);
    }

    private void warnOfNobody(String field, ComponentArgs args) {
        List<String> arguments = args.kubelet();
        for (int i = 0; i < arguments.size(); i++) {
            if (names(arguments.get(i))) {
                draft.warn(
                        field + "/kubelet/" + i,
                        "nodelocal/cache-off",
                        "pods of these nodes ask " + DnsConcern.address(draft)
                                + ", where nothing answers unless you bring a cache along yourself",
                        "write dns: {nodeLocalCache: {enabled: true}}, or remove the argument");
            }
        }
    }

    private void eachKubelet(BiConsumer<String, ComponentArgs> check) {
        check.accept("/spec/args", draft.spec().args());
        draft.spec()
                .roles()
                .forEach((role, settings) -> check.accept("/spec/roles/" + role.word() + "/args", settings.args()));
        List<Pool> pools = draft.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            if (!Draft.isWindows(pools.get(i))) {
                check.accept("/spec/pools/" + i + "/args", pools.get(i).args());
            }
        }
    }

    private boolean names(String argument) {
        return Arguments.name(argument).equals(KUBELET_DNS)
                && List.of(Arguments.value(List.of(argument), KUBELET_DNS).split(",", -1))
                        .contains(DnsConcern.address(draft));
    }

    private Stream<String> ranges() {
        List<String> pods = draft.spec().network().clusterCIDR();
        List<String> services = draft.spec().network().serviceCIDR();
        return Stream.concat(
                (pods.isEmpty() ? List.of(ClusterAddresses.POD_RANGE) : pods).stream(),
                (services.isEmpty() ? List.of(ClusterAddresses.SERVICE_RANGE) : services).stream());
    }

    /** A second address after the cache's is a fallback; one without the cache's leaves the cache unused. */
    private void checkKubelets(String field, ComponentArgs args) {
        List<String> arguments = args.kubelet();
        for (int i = 0; i < arguments.size(); i++) {
            if (Arguments.name(arguments.get(i)).equals(KUBELET_DNS) && !names(arguments.get(i))) {
                draft.refuse(
                        field + "/kubelet/" + i,
                        "nodelocal/kubelet-dns",
                        "with this the pods of these nodes never ask NodeLocal DNSCache, which answers on "
                                + DnsConcern.address(draft),
                        "remove the argument, it follows from dns.nodeLocalCache");
            }
        }
    }
}
