package dev.mcmgen.rules.dns;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Networks;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules about the settings that must agree for NodeLocal DNSCache to be asked (ipvs-nodelocaldns.md §6.3). */
final class CacheChecks {

    private static final String IPVS = "ipvs";
    private static final Cidr LINK_LOCAL = Cidr.parse("169.254.0.0/16").orElseThrow();

    private CacheChecks() {}

    static void ipvsOff(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            if (!cache.proxyMode().equals(IPVS) || cache.isIpvs() || cache.isRedirected()) {
                continue;
            }
            Place place = cache.section().get(NodeLocal.IPVS).orElse(cache.section());
            if (place.isText()) {
                continue; // the quoted value breaks the chart, and has its own rule
            }
            String description = "write nodelocal.ipvs: true";
            report.key(
                    place,
                    "cluster DNS will fail: the cache takes the cluster DNS address, which kube-proxy holds on every node"
                            + " in IPVS mode",
                    place.name().equals(NodeLocal.IPVS)
                            ? Fix.replaceValue(description, place, "true")
                            : Fix.addField(description, place, "ipvs: true"));
        }
    }

    static void kubelets(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            if (cache.listensOnItsOwnAddressOnly()) {
                kubelets(cache, report);
            }
        }
    }

    private static void kubelets(NodeLocal cache, RuleReport report) {
        Severity severity = cache.proxyMode().equals(IPVS) ? Severity.ERROR : Severity.WARNING;
        String unused = " will never ask the cache, which answers on " + cache.address() + " only";
        List<Nodes> silent = cache.target().linuxNodes();
        silent.removeIf(nodes -> NodeLocal.kubeletDns(nodes).isPresent());
        if (!silent.isEmpty()) {
            report.key(severity, cache.section(), "pods" + where(cache, silent) + unused, add(cache));
        }
        for (Nodes nodes : cache.target().linuxNodes()) {
            Optional<Arguments.Argument> argument = NodeLocal.kubeletDns(nodes);
            if (argument.isPresent() && argument.get().place().isPresent() && !cache.isNamedBy(argument.get())) {
                Place place = argument.get().place().get();
                report.value(
                        severity,
                        place,
                        "pods on " + nodes.words() + unused,
                        Fix.replaceValue(place, "cluster-dns=" + cache.address()));
            }
        }
    }

    /** Groups of nodes in words; nothing where it is all of them. */
    private static String where(NodeLocal cache, List<Nodes> silent) {
        return silent.size() == cache.target().linuxNodes().size()
                ? ""
                : " on " + silent.stream().map(Nodes::words).distinct().collect(Collectors.joining(", "));
    }

    /** The argument for all nodes, where nothing stands in its way. */
    private static Fix add(NodeLocal cache) {
        String list = "kubelet-arg: [cluster-dns=" + cache.address() + "]";
        String description = "add " + list + " for all Linux nodes, then restart RKE2 and all pods";
        boolean free = cache.target().nodes().stream()
                .allMatch(
                        nodes -> nodes.isLinux() && nodes.placeOf("kubelet-arg").isEmpty());
        return cache.target()
                .cluster()
                .flatMap(cluster -> cluster.root().at("spec", "rkeConfig", "machineGlobalConfig"))
                .filter(global -> free)
                .map(global -> Fix.addField(description, global, list))
                .orElse(Fix.byHand(description));
    }

    static void single(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            for (Nodes nodes :
                    cache.listensOnItsOwnAddressOnly() ? cache.target().linuxNodes() : List.<Nodes>of()) {
                Optional<Arguments.Argument> argument = NodeLocal.kubeletDns(nodes);
                if (argument.isPresent()
                        && argument.get().place().isPresent()
                        && argument.get().text().equals(cache.address())) {
                    report.value(
                            argument.get().place().get(),
                            "pods will have no DNS while the cache of their node is down, as in its upgrades",
                            Fix.byHand(
                                    "accept it, or add the cluster DNS address as a second one, with a comma between;"
                                            + " some C libraries then ask both every time"));
                }
            }
        }
    }

    static void withoutCache(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            Optional<NodeLocal> cache = NodeLocal.of(target);
            // The charts of standalone servers are configured in files that need not lie beside this one.
            boolean known = !target.isStandalone() || NodeLocal.values(target).isPresent();
            if (target.isRke2() && known && (cache.isEmpty() || !cache.get().isOn())) {
                for (Nodes nodes : target.linuxNodes()) {
                    sayIfLinkLocal(
                            nodes,
                            report,
                            "new pods will have no DNS unless something else brings a cache along: the chart's"
                                    + " nodelocal.enabled is not true",
                            "set nodelocal.enabled: true in the values of rke2-coredns, or remove the argument");
                }
            }
        }
    }

    private static void sayIfLinkLocal(Nodes nodes, RuleReport report, String message, String fix) {
        Optional<Arguments.Argument> argument = NodeLocal.kubeletDns(nodes);
        if (argument.isPresent()
                && argument.get().place().isPresent()
                && isLinkLocal(argument.get().text())) {
            report.value(argument.get().place().get(), message, Fix.byHand(fix));
        }
    }

    private static boolean isLinkLocal(String addresses) {
        for (String text : addresses.split(",", -1)) {
            Optional<Cidr> address = Cidr.address(text.strip());
            if (address.isEmpty() || !LINK_LOCAL.contains(address.get())) {
                return false;
            }
        }
        return true;
    }

    static void windows(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.nodes()) {
                if (!nodes.isLinux()) {
                    sayIfLinkLocal(
                            nodes,
                            report,
                            "pods on " + nodes.words() + " will have no DNS: no cache runs on Windows",
                            "move the argument to a selector for the label cattle.io/os: linux");
                }
            }
        }
    }

    static void clusterDns(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            List<Networks.Range> services = Networks.of(target).services();
            for (Networks.Range dns : Networks.of(target).dns()) {
                if (dns.place().isPresent() && isOutside(dns.cidr(), services)) {
                    report.value(
                            dns.place().get(),
                            "the cluster DNS Service will be refused: " + dns.text()
                                    + " lies outside the Services' range "
                                    + services.stream()
                                            .map(Networks.Range::text)
                                            .collect(Collectors.joining(", ")),
                            Fix.byHand(
                                    LINK_LOCAL.contains(dns.cidr())
                                            ? "remove it: the address of NodeLocal DNSCache belongs into"
                                                    + " kubelet-arg: [cluster-dns=" + dns.text() + "]"
                                            : "choose an address of that range, or remove the key"));
                }
            }
        }
    }

    /** Whether there are ranges of the address's family, and none of them holds it. */
    private static boolean isOutside(Cidr address, List<Networks.Range> ranges) {
        boolean comparable = false;
        for (Networks.Range range : ranges) {
            if (range.cidr().contains(address)) {
                return false;
            }
            comparable = comparable || range.cidr().bits() == address.bits();
        }
        return comparable;
    }

    static void addressInCluster(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            Optional<Cidr> address = Cidr.address(cache.address());
            Networks networks = Networks.of(cache.target());
            Optional<Networks.Range> taken =
                    address.isPresent() ? rangeWith(address.get(), networks) : Optional.empty();
            if (taken.isPresent()) {
                report.value(
                        cache.addressPlace(),
                        "the cache will take an address that the cluster gives away: " + cache.address()
                                + (networks.dns().contains(taken.get())
                                        ? " is the address of cluster DNS"
                                        : " is of " + taken.get().text()),
                        Fix.byHand("use an address that nothing else has, such as 169.254.20.10"));
            }
        }
    }

    private static Optional<Networks.Range> rangeWith(Cidr address, Networks networks) {
        // A link-local one is refused for the Service, see clusterDns.
        for (Networks.Range dns : LINK_LOCAL.contains(address) ? List.<Networks.Range>of() : networks.dns()) {
            if (dns.cidr().equals(address)) {
                return Optional.of(dns);
            }
        }
        for (Networks.Range range : networks.all()) {
            if (range.cidr().contains(address)) {
                return Optional.of(range);
            }
        }
        return Optional.empty();
    }

    static void ipv6(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            List<Networks.Range> dns = Networks.of(cache.target()).dns();
            if (cache.address().contains(":")) {
                report.value(
                        cache.addressPlace(),
                        "the cache will not start with an IPv6 address: its chart has one value for two notations",
                        Fix.byHand("use an IPv4 link-local address such as 169.254.20.10"));
            } else if (!cache.isIpvs() && !dns.isEmpty() && dns.get(0).cidr().isIpv6()) {
                report.key(
                        cache.section(),
                        "the cache will not start: it takes the first cluster DNS address only, which is of IPv6 here,"
                                + " beside its own of IPv4",
                        Fix.byHand("put the IPv4 range first in service-cidr, or leave the cache off"));
            }
        }
    }

    static void disabledChart(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            Optional<Setting> disabled = cache.target().serverSetting("disable");
            String chart = cache.target().catalog().charts().dns();
            for (String texts : disabled.isPresent() ? disabled.get().texts() : List.<String>of()) {
                if (List.of(texts.split(",", -1)).contains(chart)) {
                    report.key(
                            cache.section(),
                            "no cache will run: it is part of the chart rke2-coredns, which is disabled here",
                            Fix.byHand("keep the chart, or bring the cache along in a manifest of your own"));
                }
            }
        }
    }
}
