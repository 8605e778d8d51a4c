package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Arguments.Argument;
import dev.mcmgen.rules.subject.ChartValues;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Networks;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about kube-proxy and what works beside it (ipvs-nodelocaldns.md §3, §8). */
final class NeighbourChecks {

    private static final String STRICT_ARP = "ipvs-strict-arp";
    private static final String EXCLUDE = "ipvs-exclude-cidrs";
    private static final String MARK_BIT = "iptables-masquerade-bit";
    private static final Set<String> INGRESS_KINDS = Set.of("ingress-nginx", "traefik");

    private NeighbourChecks() {}

    static void strictArp(Subject subject, RuleReport report) {
        Proxy.ipvs(subject)
                .filter(proxy -> !FlagValues.bool(
                                proxy.arguments().value(STRICT_ARP).orElse("false"))
                        .orElse(true))
                .forEach(proxy -> Neighbours.of(proxy.target())
                        .announcer()
                        .ifPresent(who -> place(proxy, STRICT_ARP)
                                .ifPresent(place -> report.value(
                                        place,
                                        "every node will answer ARP for the addresses that " + who
                                                + " announces: in IPVS mode each node holds them",
                                        proxy.arguments().last(STRICT_ARP).isPresent()
                                                ? Fix.replaceValue(place, STRICT_ARP + "=true")
                                                : add(proxy, STRICT_ARP + "=true")))));
    }

    private static Fix add(Proxy proxy, String argument) {
        String description = "add " + argument;
        return proxy.nodes()
                .setting(Proxy.KEY)
                .flatMap(Setting::place)
                .map(list -> Fix.addItem(description, list, argument))
                .orElse(Fix.byHand(description));
    }

    static void kubeVipAddress(Subject subject, RuleReport report) {
        Proxy.ipvs(subject).forEach(proxy -> {
            List<Cidr> excluded = FlagValues.items(
                            proxy.arguments().value(EXCLUDE).orElse(""))
                    .stream()
                    .flatMap(item -> Cidr.parse(item).stream())
                    .toList();
            Neighbours.of(proxy.target()).kubeVips().stream()
                    .filter(environment -> Neighbours.isTrue(environment, "lb_enable"))
                    .map(NeighbourChecks::address)
                    .filter(address -> Cidr.address(address)
                            .filter(ip -> excluded.stream().noneMatch(range -> range.contains(ip)))
                            .isPresent())
                    .forEach(address -> place(proxy, EXCLUDE)
                            .ifPresent(place -> report.value(
                                    place,
                                    "kube-proxy will delete the rules of kube-vip for " + address
                                            + ": in IPVS mode it removes every virtual server that is not its own",
                                    Fix.byHand("add " + address + "/32 to " + EXCLUDE))));
        });
    }

    private static String address(Map<String, String> environment) {
        return environment.getOrDefault("address", environment.getOrDefault("vip_address", ""));
    }

    /** The argument itself, or where it would have to be added. */
    private static Optional<Place> place(Proxy proxy, String flag) {
        return proxy.arguments().last(flag).flatMap(Argument::place).or(proxy::modePlace);
    }

    static void disabled(Subject subject, RuleReport report) {
        Proxy.all(subject)
                .filter(proxy -> proxy.disabled() && Set.of("ipvs", "nftables").contains(proxy.mode()))
                .forEach(proxy -> proxy.modePlace()
                        .ifPresent(place -> report.value(
                                place,
                                "no kube-proxy will run in this mode: disable-kube-proxy is true; the nodes parse the"
                                        + " arguments all the same, and do not start with a wrong one",
                                Fix.byHand("remove kube-proxy-arg, or disable-kube-proxy"))));
    }

    static void replacedByCni(Subject subject, RuleReport report) {
        Proxy.running(subject)
                .forEach(proxy -> replacement(proxy.target()).ifPresent(value -> {
                    Severity severity = proxy.mode().equals("ipvs") ? Severity.ERROR : Severity.WARNING;
                    report.value(
                            severity,
                            value,
                            "both the CNI and kube-proxy will program the same Services, kube-proxy in " + proxy.mode()
                                    + " mode",
                            Fix.byHand(
                                    "set disable-kube-proxy: true and remove kube-proxy-arg, or leave this value out"));
                }));
    }

    /** The chart value by which the CNI takes over from kube-proxy. */
    private static Optional<Place> replacement(Target target) {
        String cni = target.cni().orElse("");
        Optional<Place> values = target.catalog()
                .charts()
                .ofCni(cni)
                .flatMap(target::chartValues)
                .map(ChartValues::values);
        return switch (cni) {
            case "cilium" ->
                values.flatMap(place -> place.get("kubeProxyReplacement"))
                        .filter(place -> Set.of("true", "strict").contains(word(place)));
            case "calico" ->
                values.flatMap(place -> place.at("installation", "calicoNetwork", "linuxDataplane"))
                        .filter(place -> word(place).equals("bpf"));
            default -> Optional.empty();
        };
    }

    private static String word(Place place) {
        return String.valueOf(place.value().toData()).toLowerCase(Locale.ROOT);
    }

    static void probeAddress(Subject subject, RuleReport report) {
        Proxy.ipvs(subject)
                .filter(proxy -> proxy.has(ReleaseFeature.IPVS_PROBES_SCHEDULER))
                .forEach(proxy -> Cidr.parse(proxy.target().catalog().host().reservedProbeCidr())
                        .ifPresent(probe -> Stream.concat(
                                        Networks.of(proxy.target())
                                                .all()
                                                .filter(range -> range.cidr().overlaps(probe))
                                                .flatMap(range -> range.place().stream()),
                                        Neighbours.of(proxy.target())
                                                .pools()
                                                .filter(pool -> Neighbours.overlaps(pool, probe)))
                                .forEach(place -> report.value(
                                        place,
                                        "kube-proxy will make a test Service on an address of this range: 198.51.100.0/24"
                                                + " is kept for that in IPVS mode",
                                        Fix.byHand("choose another range")))));
    }

    static void localPolicy(Subject subject, RuleReport report) {
        Proxy.ipvs(subject)
                .map(Proxy::target)
                .distinct()
                .forEach(target -> Stream.concat(
                                Neighbours.of(target).localPolicies(),
                                INGRESS_KINDS.stream()
                                        .flatMap(kind -> target.catalog().charts().ofIngress(kind).stream())
                                        .flatMap(chart -> target.chartValues(chart).stream())
                                        .flatMap(values -> named(values.values(), "externaltrafficpolicy")))
                        .filter(place -> place.text().equals(Optional.of("Local")))
                        .forEach(place -> report.value(
                                place,
                                "nodes without a pod of this Service will not reach its load balancer address in IPVS mode:"
                                        + " the address lies on every node",
                                Fix.byHand("use Cluster, or another mode of kube-proxy"))));
    }

    /** The fields whose name ends so, at any depth. */
    private static Stream<Place> named(Place place, String ending) {
        return Stream.concat(place.fields().stream(), place.items().stream())
                .flatMap(field -> Stream.concat(
                        field.name().toLowerCase(Locale.ROOT).endsWith(ending) ? Stream.of(field) : Stream.empty(),
                        named(field, ending)));
    }

    static void packetMark(Subject subject, RuleReport report) {
        Proxy.running(subject)
                .filter(proxy -> !proxy.mode().equals("nftables"))
                .filter(proxy -> proxy.target()
                        .cni()
                        .filter(proxy.target().catalog().charts()::hasFelix)
                        .isPresent())
                .forEach(proxy -> proxy.arguments().last(MARK_BIT).ifPresent(argument -> {
                    long bit = FlagValues.integer(argument.text())
                            .map(BigDecimal::longValue)
                            .orElse(-1L);
                    if (bit >= 0 && bit < 32 && (mask(proxy.target()) >> bit & 1) == 1) {
                        argument.place()
                                .ifPresent(place -> report.value(
                                        place,
                                        "Calico's Felix and kube-proxy will take each other's marks for their own: bit "
                                                + bit + " is one of Felix's",
                                        Fix.byHand("use a bit below 16; 14 is the default")));
                    }
                }));
    }

    private static long mask(Target target) {
        return target.cni()
                .flatMap(target.catalog().charts()::ofCni)
                .flatMap(target::chartValues)
                .flatMap(values -> named(values.values(), "iptablesmarkmask").findFirst())
                .flatMap(NeighbourChecks::number)
                .orElse(target.catalog().charts().felixMarkMask());
    }

    private static Optional<Long> number(Place place) {
        try {
            return Optional.of(Long.decode(String.valueOf(place.value().toData())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
