package dev.mcmgen.render.plan;

import dev.mcmgen.spec.KubeProxy;
import dev.mcmgen.spec.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * kube-proxy: its mode, the settings of that mode, and what the host's modules need. The mode is always written out,
 * because Kubernetes plans to change its own default and nobody should have to know which one a release has.
 */
final class KubeProxyConcern implements Concern {

    private static final String FIELD = "/spec/kubeProxy";
    private static final String MOUNT = "/lib/modules:/lib/modules:ro";

    @Override
    public void addTo(Draft draft) {
        KubeProxy.Mode mode = mode(draft);
        if (mode == KubeProxy.Mode.NONE) {
            addNone(draft);
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("proxy-mode=" + mode.word()));
        if (mode == KubeProxy.Mode.IPVS) {
            arguments.addAll(ipvs(draft));
        }
        arguments.addAll(conntrack(draft.spec().kubeProxy().conntrack()));
        if (!draft.spec().kubeProxy().nodePortAddresses().isEmpty()) {
            arguments.add("nodeport-addresses="
                    + String.join(",", draft.spec().kubeProxy().nodePortAddresses()));
        }
        List<String> all = Arguments.merge(arguments, draft.spec().kubeProxy().args());
        new KubeProxyChecks(draft).check(mode, all);
        draft.set(Nodes.LINUX, "kube-proxy-arg", all, FIELD);
        if (mode == KubeProxy.Mode.IPVS && draft.isRke2()) {
            draft.set(Nodes.LINUX, "kube-proxy-extra-mount", List.of(MOUNT), FIELD + "/mode");
        }
        if (mode == KubeProxy.Mode.NFTABLES) {
            addNftablesValues(draft);
        }
    }

    static KubeProxy.Mode mode(Draft draft) {
        return draft.spec().kubeProxy().mode().orElse(KubeProxy.Mode.IPTABLES);
    }

    private static void addNone(Draft draft) {
        draft.set(Nodes.ALL, "disable-kube-proxy", true, FIELD + "/mode");
        if (draft.isRke2() && NetworkConcern.cni(draft) == Network.Cni.CILIUM) {
            draft.charts()
                    .derive(
                            "rke2-cilium",
                            Charts.values(
                                    "kubeProxyReplacement",
                                    true,
                                    "k8sServiceHost",
                                    "localhost",
                                    "k8sServicePort",
                                    6443L));
        } else if (!new KubeProxyChecks(draft).isReplacedByChartValues()) {
            draft.warn(
                    FIELD + "/mode",
                    "kube-proxy/disabled",
                    "no kube-proxy runs, so Services work only where the CNI replaces it",
                    draft.isRke2()
                            ? "use network.cni: cilium, or give the CNI's own values in chartValues"
                            : "install such a CNI through manifests");
        }
    }

    private static List<String> ipvs(Draft draft) {
        KubeProxy.Ipvs ipvs = draft.spec().kubeProxy().ipvs();
        List<String> arguments = new ArrayList<>();
        arguments.add("ipvs-scheduler=" + ipvs.scheduler().orElse("rr"));
        strictArp(draft).ifPresent(strict -> arguments.add("ipvs-strict-arp=" + strict));
        add(arguments, "ipvs-tcp-timeout", ipvs.tcpTimeout());
        add(arguments, "ipvs-tcpfin-timeout", ipvs.tcpFinTimeout());
        add(arguments, "ipvs-udp-timeout", ipvs.udpTimeout());
        add(arguments, "ipvs-sync-period", ipvs.syncPeriod());
        add(arguments, "ipvs-min-sync-period", ipvs.minSyncPeriod());
        List<String> excluded = new ArrayList<>(ipvs.excludeCIDRs());
        if (loadBalancer(draft) == Network.LoadBalancer.Kind.KUBE_VIP) {
            draft.spec().network().loadBalancer().cidrs().stream()
                    .filter(cidr -> !excluded.contains(cidr))
                    .forEach(excluded::add);
        }
        if (!excluded.isEmpty()) {
            arguments.add("ipvs-exclude-cidrs=" + String.join(",", excluded));
        }
        return arguments;
    }

    /** A load balancer that announces addresses by ARP needs strict ARP; otherwise it is the user's choice. */
    private static Optional<Boolean> strictArp(Draft draft) {
        Optional<Boolean> wanted = draft.spec().kubeProxy().ipvs().strictARP();
        if (loadBalancer(draft) == Network.LoadBalancer.Kind.NONE) {
            return wanted;
        }
        if (wanted.filter(strict -> !strict).isPresent()) {
            draft.refuse(
                    FIELD + "/ipvs/strictARP",
                    "kube-proxy/strict-arp-needed",
                    "with strictARP: false every node answers ARP for the addresses that "
                            + loadBalancer(draft).word() + " announces",
                    "remove the line, strict ARP then follows from network.loadBalancer");
        }
        return Optional.of(true);
    }

    private static Network.LoadBalancer.Kind loadBalancer(Draft draft) {
        return draft.spec().network().loadBalancer().kind().orElse(Network.LoadBalancer.Kind.NONE);
    }

    private static List<String> conntrack(KubeProxy.Conntrack conntrack) {
        List<String> arguments = new ArrayList<>();
        add(arguments, "conntrack-max-per-core", conntrack.maxPerCore());
        add(arguments, "conntrack-min", conntrack.min());
        add(arguments, "conntrack-tcp-timeout-established", conntrack.tcpEstablishedTimeout());
        add(arguments, "conntrack-tcp-timeout-close-wait", conntrack.tcpCloseWaitTimeout());
        add(arguments, "conntrack-udp-timeout", conntrack.udpTimeout());
        add(arguments, "conntrack-udp-timeout-stream", conntrack.udpStreamTimeout());
        add(arguments, "conntrack-tcp-be-liberal", conntrack.tcpBeLiberal());
        return arguments;
    }

    /** What the packaged CNI must know of nftables. */
    private static void addNftablesValues(Draft draft) {
        if (!draft.isRke2()) {
            return;
        }
        String cni = NetworkConcern.cni(draft).word();
        draft.catalog()
                .charts()
                .ofCni(cni)
                .ifPresent(chart -> draft.catalog()
                        .charts()
                        .nftablesValues(cni)
                        .forEach((path, value) -> draft.charts().derive(chart, atPath(path, value))));
    }

    private static Map<String, Object> atPath(String path, String value) {
        int dot = path.indexOf('.');
        return dot >= 0
                ? Charts.values(path.substring(0, dot), atPath(path.substring(dot + 1), value))
                : Charts.values(path, value.equals("true") ? (Object) true : value);
    }

    private static void add(List<String> arguments, String name, Optional<?> value) {
        value.ifPresent(set -> arguments.add(name + "=" + set));
    }
}
