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
import java.util.stream.Stream;

/** Rules about the settings that must agree for NodeLocal DNSCache to be asked (ipvs-nodelocaldns.md §6.3). */
final class CacheChecks {

    private static final String IPVS = "ipvs";
    private static final Cidr LINK_LOCAL = Cidr.parse("169.254.0.0/16").orElseThrow();

    private CacheChecks() {}

    static void ipvsOff(Subject subject, RuleReport report) {
        NodeLocal.on(subject)
                .filter(cache -> cache.proxyMode().equals(IPVS) && !cache.isIpvs() && !cache.isRedirected())
                .forEach(cache -> {
                    Place place = cache.section().get(NodeLocal.IPVS).orElse(cache.section());
                    String message = "cluster DNS will fail: the cache takes the cluster DNS address, which kube-proxy"
                            + " holds on every node in IPVS mode";
                    if (place.isText()) {
                        return; // the quoted value breaks the chart, and has its own rule
                    }
                    String description = "write nodelocal.ipvs: true";
                    report.key(
                            place,
                            message,
                            place.name().equals(NodeLocal.IPVS)
                                    ? Fix.replaceValue(description, place, "true")
                                    : Fix.addField(description, place, "ipvs: true"));
                });
    }

    static void kubelets(Subject subject, RuleReport report) {
        NodeLocal.on(subject).filter(NodeLocal::listensOnItsOwnAddressOnly).forEach(cache -> {
            Severity severity = cache.proxyMode().equals(IPVS) ? Severity.ERROR : Severity.WARNING;
            List<Nodes> silent = cache.target().nodes().stream()
                    .filter(Nodes::isLinux)
                    .filter(nodes -> NodeLocal.kubeletDns(nodes).isEmpty())
                    .toList();
            String unused = " will never ask the cache, which answers on " + cache.address() + " only";
            if (!silent.isEmpty()) {
                report.key(severity, cache.section(), "pods" + where(cache, silent) + unused, add(cache));
            }
            cache.target().nodes().stream()
                    .filter(Nodes::isLinux)
                    .forEach(nodes -> NodeLocal.kubeletDns(nodes)
                            .filter(argument -> !cache.isNamedBy(argument))
                            .flatMap(Arguments.Argument::place)
                            .ifPresent(place -> report.value(
                                    severity,
                                    place,
                                    "pods on " + nodes.words() + unused,
                                    Fix.replaceValue(place, "cluster-dns=" + cache.address()))));
        });
    }

    /** Groups of nodes in words; nothing where it is all of them. */
    private static String where(NodeLocal cache, List<Nodes> silent) {
        long linux = cache.target().nodes().stream().filter(Nodes::isLinux).count();
        return silent.size() == linux
                ? ""
                : " on " + silent.stream().map(Nodes::words).distinct().collect(Collectors.joining(", "));
    }

    /** The argument for all nodes, where nothing stands in its way. */
    private static Fix add(NodeLocal cache) {
        String list = "kubelet-arg: [cluster-dns=" + cache.address() + "]";
        String description = "add " + list + " for all Linux nodes, then restart RKE2 and all pods";
        boolean free = cache.target().nodes().stream()
                .allMatch(nodes -> nodes.isLinux()
                        && nodes.setting("kubelet-arg").flatMap(Setting::place).isEmpty());
        return cache.target()
                .cluster()
                .flatMap(cluster -> cluster.root().at("spec", "rkeConfig", "machineGlobalConfig"))
                .filter(global -> free)
                .map(global -> Fix.addField(description, global, list))
                .orElse(Fix.byHand(description));
    }

    static void single(Subject subject, RuleReport report) {
        NodeLocal.on(subject)
                .filter(NodeLocal::listensOnItsOwnAddressOnly)
                .forEach(cache -> cache.target().nodes().stream()
                        .filter(Nodes::isLinux)
                        .flatMap(nodes -> NodeLocal.kubeletDns(nodes).stream())
                        .filter(argument -> argument.text().equals(cache.address()))
                        .flatMap(argument -> argument.place().stream())
                        .forEach(place -> report.value(
                                place,
                                "pods will have no DNS while the cache of their node is down, as in its upgrades",
                                Fix.byHand("accept it, or add the cluster DNS address as a second one, with a comma"
                                        + " between; some C libraries then ask both every time"))));
    }

    static void withoutCache(Subject subject, RuleReport report) {
        subject.targets().stream()
                .filter(Target::isRke2)
                // The charts of standalone servers are configured in files that need not lie beside this one.
                .filter(target ->
                        !target.isStandalone() || NodeLocal.values(target).isPresent())
                .filter(target -> NodeLocal.of(target).filter(NodeLocal::isOn).isEmpty())
                .forEach(target -> target.nodes().stream()
                        .filter(Nodes::isLinux)
                        .flatMap(nodes -> NodeLocal.kubeletDns(nodes).stream())
                        .filter(argument -> isLinkLocal(argument.text()))
                        .flatMap(argument -> argument.place().stream())
                        .forEach(place -> report.value(
                                place,
                                "new pods will have no DNS unless something else brings a cache along: the chart's"
                                        + " nodelocal.enabled is not true",
                                Fix.byHand("set nodelocal.enabled: true in the values of rke2-coredns, or remove the"
                                        + " argument"))));
    }

    private static boolean isLinkLocal(String addresses) {
        return Stream.of(addresses.split(",", -1))
                .allMatch(text ->
                        Cidr.address(text.strip()).filter(LINK_LOCAL::contains).isPresent());
    }

    static void windows(Subject subject, RuleReport report) {
        subject.targets()
                .forEach(
                        target -> target.nodes().stream()
                                .filter(nodes -> !nodes.isLinux())
                                .forEach(
                                        nodes -> NodeLocal.kubeletDns(nodes)
                                                .filter(argument -> isLinkLocal(argument.text()))
                                                .flatMap(Arguments.Argument::place)
                                                .ifPresent(
                                                        place -> report.value(
                                                                place,
                                                                "pods on " + nodes.words()
                                                                        + " will have no DNS: no cache runs on Windows",
                                                                Fix.byHand(
                                                                        "move the argument to a selector for the label cattle.io/os: linux")))));
    }

    static void clusterDns(Subject subject, RuleReport report) {
        subject.targets().forEach(target -> {
            Networks networks = Networks.of(target);
            for (Networks.Range dns : networks.dns()) {
                boolean inside = networks.services().stream()
                        .anyMatch(range -> range.cidr().contains(dns.cidr()));
                boolean comparable = networks.services().stream()
                        .anyMatch(range -> range.cidr().bits() == dns.cidr().bits());
                Optional<Place> place = dns.place();
                if (!inside && comparable && place.isPresent()) {
                    report.value(
                            place.get(),
                            "the cluster DNS Service will be refused: " + dns.text()
                                    + " lies outside the Services' range "
                                    + networks.services().stream()
                                            .map(Networks.Range::text)
                                            .collect(Collectors.joining(", ")),
                            Fix.byHand(
                                    LINK_LOCAL.contains(dns.cidr())
                                            ? "remove it: the address of NodeLocal DNSCache belongs into"
                                                    + " kubelet-arg: [cluster-dns=" + dns.text() + "]"
                                            : "choose an address of that range, or remove the key"));
                }
            }
        });
    }

    static void addressInCluster(Subject subject, RuleReport report) {
        NodeLocal.on(subject).forEach(cache -> {
            Networks networks = Networks.of(cache.target());
            Cidr.address(cache.address())
                    .ifPresent(address -> Stream.concat(
                                    networks.dns().stream()
                                            // A link-local one is refused for the Service, see clusterDns.
                                            .filter(dns -> dns.cidr().equals(address) && !LINK_LOCAL.contains(address)),
                                    networks.all().filter(range -> range.cidr().contains(address)))
                            .findFirst()
                            .ifPresent(range -> report.value(
                                    cache.addressPlace(),
                                    "the cache will take an address that the cluster gives away: " + cache.address()
                                            + (networks.dns().contains(range)
                                                    ? " is the address of cluster DNS"
                                                    : " is of " + range.text()),
                                    Fix.byHand("use an address that nothing else has, such as 169.254.20.10"))));
        });
    }

    static void ipv6(Subject subject, RuleReport report) {
        NodeLocal.on(subject).forEach(cache -> {
            if (cache.address().contains(":")) {
                report.value(
                        cache.addressPlace(),
                        "the cache will not start with an IPv6 address: its chart has one value for two notations",
                        Fix.byHand("use an IPv4 link-local address such as 169.254.20.10"));
            } else if (!cache.isIpvs()) {
                Networks.of(cache.target()).dns().stream()
                        .findFirst()
                        .filter(dns -> dns.cidr().isIpv6())
                        .ifPresent(dns -> report.key(
                                cache.section(),
                                "the cache will not start: it takes the first cluster DNS address only, which is of"
                                        + " IPv6 here, beside its own of IPv4",
                                Fix.byHand("put the IPv4 range first in service-cidr, or leave the cache off")));
            }
        });
    }

    static void disabledChart(Subject subject, RuleReport report) {
        NodeLocal.on(subject)
                .forEach(cache -> cache.target().serverSetting("disable").map(Setting::parts).orElse(List.of()).stream()
                        .filter(part -> Stream.of(part.text().split(",", -1))
                                .anyMatch(cache.target().catalog().charts().dns()::equals))
                        .forEach(part -> report.key(
                                cache.section(),
                                "no cache will run: it is part of the chart rke2-coredns, which is disabled here",
                                Fix.byHand("keep the chart, or bring the cache along in a manifest of your own"))));
    }
}
