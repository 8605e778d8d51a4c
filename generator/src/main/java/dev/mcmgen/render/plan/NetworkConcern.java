package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.ReleaseFacts;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.spec.KubeProxy;
import dev.mcmgen.spec.Network;
import dev.mcmgen.spec.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CNI, address ranges, node ports, certificate names and the ingress controller. */
final class NetworkConcern implements Concern {

    private static final String FIELD = "/spec/network";

    @Override
    public void addTo(Draft draft) {
        addCni(draft);
        Network network = draft.spec().network();
        addJoined(draft, "cluster-cidr", network.clusterCIDR(), "/clusterCIDR");
        addJoined(draft, "service-cidr", network.serviceCIDR(), "/serviceCIDR");
        checkFamilies(draft);
        network.nodePortRange()
                .ifPresent(range -> draft.set(Nodes.ALL, "service-node-port-range", range, FIELD + "/nodePortRange"));
        addCertificateNames(draft);
        addIngress(draft);
    }

    /** RKE2's own default is canal and Rancher's is calico, so the CNI is always written; K3s packages flannel. */
    static Network.Cni cni(Draft draft) {
        return draft.spec().network().cni().orElse(draft.isRke2() ? Network.Cni.CANAL : Network.Cni.FLANNEL);
    }

    private static void addCni(Draft draft) {
        Network.Cni cni = cni(draft);
        boolean multus = draft.spec().network().multus().orElse(false);
        checkWindows(draft);
        if (!draft.isRke2()) {
            addK3sCni(draft, cni, multus);
            return;
        }
        if (cni == Network.Cni.FLANNEL
                && !draft.catalog().facts(draft.release()).cniValues().contains("flannel")) {
            draft.refuse(
                    FIELD + "/cni",
                    "cni/not-in-release",
                    draft.release() + " packages no flannel and does not start with cni: flannel",
                    "use canal, calico or cilium, or a later patch");
        }
        if (draft.hasWindows() && cni != Network.Cni.CALICO && cni != Network.Cni.FLANNEL) {
            draft.refuse(
                    draft.spec().network().cni().isPresent() ? FIELD + "/cni" : firstWindowsPool(draft) + "/os",
                    "cni/windows",
                    "Windows nodes join only with calico or flannel; this cluster has " + cni.word(),
                    "set network.cni: calico");
        }
        if (multus && cni == Network.Cni.NONE) {
            draft.refuse(
                    FIELD + "/multus",
                    "cni/multus-alone",
                    "Multus only calls another CNI and none is chosen",
                    "set network.cni");
        }
        if (multus
                && cni == Network.Cni.CILIUM
                && !draft.catalog().facts(draft.release()).has(ReleaseFeature.CILIUM_LEAVES_ROOM_FOR_MULTUS)) {
            draft.charts().derive("rke2-cilium", Charts.values("cni", Charts.values("exclusive", false)));
        }
        Object value = multus ? List.of("multus", cni.word()) : cni.word();
        draft.set(Nodes.ALL, "cni", value, FIELD + "/cni");
    }

    private static void checkWindows(Draft draft) {
        List<Pool> pools = draft.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            boolean windows = Draft.isWindows(pools.get(i));
            if (windows && !draft.isRke2()) {
                draft.refuse("/spec/pools/" + i + "/os", "pools/windows-k3s", "K3s has no Windows agent", "use RKE2");
            }
            if (windows && pools.get(i).isServer()) {
                draft.refuse(
                        "/spec/pools/" + i + "/roles",
                        "pools/windows-server",
                        "etcd and the control plane run on Linux only",
                        "make it roles: [worker]");
            }
        }
    }

    private static String firstWindowsPool(Draft draft) {
        List<Pool> pools = draft.spec().pools();
        int index = 0;
        while (!Draft.isWindows(pools.get(index))) {
            index++;
        }
        return "/spec/pools/" + index;
    }

    private static void addK3sCni(Draft draft, Network.Cni cni, boolean multus) {
        if (multus) {
            draft.refuse(FIELD + "/multus", "cni/not-in-release", "K3s packages no Multus", "remove the line");
        }
        if (cni == Network.Cni.NONE) {
            draft.set(Nodes.ALL, "flannel-backend", "none", FIELD + "/cni");
            draft.set(Nodes.ALL, "disable-network-policy", true, FIELD + "/cni");
        } else if (cni != Network.Cni.FLANNEL) {
            draft.refuse(
                    FIELD + "/cni",
                    "cni/not-in-release",
                    "K3s packages flannel and no " + cni.word(),
                    "use network.cni: none and install " + cni.word() + " through manifests");
        }
    }

    private static void addJoined(Draft draft, String key, List<String> values, String field) {
        if (!values.isEmpty()) {
            draft.set(Nodes.ALL, key, String.join(",", values), FIELD + field);
        }
    }

    /** RKE2 and K3s exit when the two ranges are not of the same families; rke2-config.md §4.3. */
    private static void checkFamilies(Draft draft) {
        List<Boolean> clusters = families(draft.spec().network().clusterCIDR(), ClusterAddresses.POD_RANGE);
        List<Boolean> services = families(draft.spec().network().serviceCIDR(), ClusterAddresses.SERVICE_RANGE);
        if (!clusters.stream()
                .sorted()
                .toList()
                .equals(services.stream().sorted().toList())) {
            boolean servicesWritten = !draft.spec().network().serviceCIDR().isEmpty();
            draft.refuse(
                    FIELD + (servicesWritten ? "/serviceCIDR" : "/clusterCIDR"),
                    "network/families-differ",
                    "clusterCIDR and serviceCIDR must be of the same IP families, or no server starts",
                    "give both one IPv4 range, one IPv6 range, or one of each");
        }
    }

    private static List<Boolean> families(List<String> cidrs, String byDefault) {
        return (cidrs.isEmpty() ? List.of(byDefault) : cidrs)
                .stream().map(cidr -> cidr.contains(":")).toList();
    }

    static boolean hasIpv6(Draft draft) {
        return draft.spec().network().clusterCIDR().stream().anyMatch(cidr -> cidr.contains(":"));
    }

    /**
     * As the spec says; else where there are IPv6 addresses what the ranges say, because Rancher up to 2.12 asks 127.0.0.1
     * in every cluster. With IPv4 alone the choice of every Rancher does.
     */
    static Optional<Network.StackPreference> stackPreference(Draft draft) {
        Optional<Network.StackPreference> written = draft.spec().network().stackPreference();
        RancherVersion since = draft.catalog().rancher().since(RancherFeature.STACK_PREFERENCE);
        boolean dropped =
                draft.rancher().filter(version -> !version.atLeast(since)).isPresent();
        if (written.isPresent() || dropped || !hasIpv6(draft)) {
            return written;
        }
        boolean both = draft.spec().network().clusterCIDR().stream().anyMatch(cidr -> !cidr.contains(":"));
        return Optional.of(both ? Network.StackPreference.DUAL : Network.StackPreference.IPV6);
    }

    private static void addCertificateNames(Draft draft) {
        List<String> names = new ArrayList<>(draft.spec().network().tlsSANs());
        if (draft.spec().infrastructure() instanceof Infrastructure.Standalone standalone) {
            standalone
                    .serverAddress()
                    .filter(address -> !names.contains(address))
                    .ifPresent(names::add);
        }
        if (!names.isEmpty()) {
            draft.set(Nodes.ALL, "tls-san", names, FIELD + "/tlsSANs");
        }
    }

    private static void addIngress(Draft draft) {
        Network.Ingress ingress = draft.spec().network().ingress().orElse(null);
        if (ingress == null) {
            writeDefaultIngress(draft);
        } else if (!draft.isRke2()) {
            addK3sIngress(draft, ingress);
        } else if (draft.catalog()
                .configKeys(draft.release().distribution())
                .accepts("ingress-controller", draft.release(), NodeRole.SERVER)) {
            if (!draft.catalog().facts(draft.release()).ingressControllers().contains(ingress.word())) {
                refuseIngress(draft, ingress);
            }
            draft.set(Nodes.ALL, "ingress-controller", ingress.word(), FIELD + "/ingress");
        } else if (ingress == Network.Ingress.NONE) {
            draft.set(Nodes.ALL, "disable", List.of("rke2-ingress-nginx"), FIELD + "/ingress");
        } else if (ingress == Network.Ingress.TRAEFIK) {
            refuseIngress(draft, ingress);
        }
    }

    /**
     * From 1.36 on RKE2 has no default of its own: what was deployed before decides. So that servers made later do as the
     * first one does, what it takes in a new cluster is written (rke2-config.md, rule 8).
     */
    private static void writeDefaultIngress(Draft draft) {
        ReleaseFacts facts = draft.catalog().facts(draft.release());
        Optional<String> word = facts.defaultIngress();
        if (!facts.has(ReleaseFeature.INGRESS_VALUE_UNCHECKED) || word.isEmpty()) {
            return;
        }
        draft.set(Nodes.ALL, "ingress-controller", word.get(), FIELD + "/ingress");
        draft.warn(
                FIELD + "/ingress",
                "ingress/default-written",
                "ingress-controller: " + word.get() + " is written, as " + draft.release()
                        + " takes it in a new cluster; one that had another before its upgrade would change",
                "write network.ingress: " + word.get() + ", or the one that the cluster has");
    }

    private static void addK3sIngress(Draft draft, Network.Ingress ingress) {
        switch (ingress) {
            case NONE -> draft.set(Nodes.ALL, "disable", List.of("traefik"), FIELD + "/ingress");
            case INGRESS_NGINX -> refuseIngress(draft, ingress);
            case TRAEFIK -> {
                // K3s installs Traefik unless it is told not to.
            }
        }
    }

    private static void refuseIngress(Draft draft, Network.Ingress ingress) {
        draft.refuse(
                FIELD + "/ingress",
                "ingress/not-in-release",
                draft.release() + " packages no " + ingress.word(),
                "use ingress: none and install it through manifests");
    }

    /** Whether kube-proxy's work is done by somebody else. */
    static boolean replacesKubeProxy(Draft draft) {
        return KubeProxyConcern.mode(draft) == KubeProxy.Mode.NONE;
    }
}
