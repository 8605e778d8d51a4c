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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules about kube-proxy and what works beside it (ipvs-nodelocaldns.md §3, §8). */
final class NeighbourChecks {

    private static final String STRICT_ARP = "ipvs-strict-arp";
    private static final String EXCLUDE = "ipvs-exclude-cidrs";
    private static final String MARK_BIT = "iptables-masquerade-bit";
    private static final List<String> INGRESS_KINDS = List.of("ingress-nginx", "traefik");

    private NeighbourChecks() {}

    static void strictArp(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.ipvs(subject)) {
            String written = proxy.arguments().value(STRICT_ARP).orElse("false");
            Optional<String> announcer = FlagValues.bool(written).orElse(true)
                    ? Optional.empty()
                    : Neighbours.of(proxy.target()).announcer();
            Optional<Place> place = place(proxy, STRICT_ARP);
            if (announcer.isPresent() && place.isPresent()) {
                report.value(
                        place.get(),
                        "every node will answer ARP for the addresses that " + announcer.get()
                                + " announces: in IPVS mode each node holds them",
                        proxy.arguments().last(STRICT_ARP).isPresent()
                                ? Fix.replaceValue(place.get(), STRICT_ARP + "=true")
                                : add(proxy, STRICT_ARP + "=true"));
            }
        }
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
        for (Proxy proxy : Proxy.ipvs(subject)) {
            String excluded = proxy.arguments().value(EXCLUDE).orElse("");
            Optional<Place> place = place(proxy, EXCLUDE);
            for (Map<String, String> environment : Neighbours.of(proxy.target()).kubeVips()) {
                Optional<Cidr> address = Cidr.address(address(environment));
                if (place.isPresent()
                        && address.isPresent()
                        && Neighbours.isTrue(environment, "lb_enable")
                        && !isExcluded(address.get(), excluded)) {
                    report.value(
                            place.get(),
                            "kube-proxy will delete the rules of kube-vip for " + address(environment)
                                    + ": in IPVS mode it removes every virtual server that is not its own",
                            Fix.byHand("add " + address(environment) + "/32 to " + EXCLUDE));
                }
            }
        }
    }

    private static boolean isExcluded(Cidr address, String ranges) {
        for (String item : FlagValues.items(ranges)) {
            Optional<Cidr> range = Cidr.parse(item);
            if (range.isPresent() && range.get().contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static String address(Map<String, String> environment) {
        return environment.getOrDefault("address", environment.getOrDefault("vip_address", ""));
    }

    /** The argument itself, or where it would have to be added. */
    private static Optional<Place> place(Proxy proxy, String flag) {
        Optional<Place> argument = proxy.arguments().placeOf(flag);
        return argument.isPresent() ? argument : proxy.modePlace();
    }

    static void disabled(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.all(subject)) {
            Optional<Place> place = proxy.modePlace();
            boolean chosen = Set.of("ipvs", "nftables").contains(proxy.mode());
            if (proxy.disabled() && chosen && place.isPresent()) {
                report.value(
                        place.get(),
                        "no kube-proxy will run in this mode: disable-kube-proxy is true; the nodes parse the arguments"
                                + " all the same, and do not start with a wrong one",
                        Fix.byHand("remove kube-proxy-arg, or disable-kube-proxy"));
            }
        }
    }

    static void replacedByCni(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            Optional<Place> replacement = replacement(proxy.target());
            if (replacement.isPresent()) {
                report.value(
                        proxy.mode().equals("ipvs") ? Severity.ERROR : Severity.WARNING,
                        replacement.get(),
                        "both the CNI and kube-proxy will program the same Services, kube-proxy in " + proxy.mode()
                                + " mode",
                        Fix.byHand("set disable-kube-proxy: true and remove kube-proxy-arg, or leave this value out"));
            }
        }
    }

    /** The chart value by which the CNI takes over from kube-proxy. */
    private static Optional<Place> replacement(Target target) {
        Optional<Place> values = target.cniValues();
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return switch (target.cni().orElse("")) {
            case "cilium" ->
                values.get()
                        .get("kubeProxyReplacement")
                        .filter(place -> Set.of("true", "strict").contains(word(place)));
            case "calico" ->
                values.get()
                        .at("installation", "calicoNetwork", "linuxDataplane")
                        .filter(place -> word(place).equals("bpf"));
            default -> Optional.empty();
        };
    }

    private static String word(Place place) {
        return String.valueOf(place.value().toData()).toLowerCase(Locale.ROOT);
    }

    static void probeAddress(Subject subject, RuleReport report) {
        Set<Target> targets = new LinkedHashSet<>();
        for (Proxy proxy : Proxy.ipvs(subject)) {
            if (proxy.has(ReleaseFeature.IPVS_PROBES_SCHEDULER)) {
                targets.add(proxy.target());
            }
        }
        for (Target target : targets) {
            Optional<Cidr> probe = Cidr.parse(target.catalog().host().reservedProbeCidr());
            for (Place place : probe.isPresent() ? inRange(target, probe.get()) : List.<Place>of()) {
                report.value(
                        place,
                        "kube-proxy will make a test Service on an address of this range: 198.51.100.0/24 is kept for that"
                                + " in IPVS mode",
                        Fix.byHand("choose another range"));
            }
        }
    }

    /** Where the cluster has addresses of a range: its networks, and pools of load balancers. */
    private static List<Place> inRange(Target target, Cidr range) {
        List<Place> places = new ArrayList<>();
        for (Networks.Range own : Networks.of(target).all()) {
            if (own.cidr().overlaps(range) && own.place().isPresent()) {
                places.add(own.place().get());
            }
        }
        for (Place pool : Neighbours.of(target).pools()) {
            if (Neighbours.overlaps(pool, range)) {
                places.add(pool);
            }
        }
        return places;
    }

    static void localPolicy(Subject subject, RuleReport report) {
        Set<Target> targets = new LinkedHashSet<>();
        for (Proxy proxy : Proxy.ipvs(subject)) {
            targets.add(proxy.target());
        }
        for (Target target : targets) {
            List<Place> policies = Neighbours.of(target).localPolicies();
            for (String kind : INGRESS_KINDS) {
                Optional<String> chart = target.catalog().charts().ofIngress(kind);
                Optional<ChartValues> values = chart.isPresent() ? target.chartValues(chart.get()) : Optional.empty();
                if (values.isPresent()) {
                    addNamed("externaltrafficpolicy", values.get().values(), policies);
                }
            }
            for (Place policy : policies) {
                if (policy.text().orElse("").equals("Local")) {
                    report.value(
                            policy,
                            "nodes without a pod of this Service will not reach its load balancer address in IPVS mode:"
                                    + " the address lies on every node",
                            Fix.byHand("use Cluster, or another mode of kube-proxy"));
                }
            }
        }
    }

    /** Adds the fields whose name ends so, at any depth. */
    private static void addNamed(String ending, Place place, List<Place> named) {
        for (Place field : place.fields()) {
            if (field.name().toLowerCase(Locale.ROOT).endsWith(ending)) {
                named.add(field);
            }
            addNamed(ending, field, named);
        }
        for (Place item : place.items()) {
            addNamed(ending, item, named);
        }
    }

    static void packetMark(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            Optional<Argument> argument = proxy.arguments().last(MARK_BIT);
            if (argument.isPresent()
                    && argument.get().place().isPresent()
                    && !proxy.mode().equals("nftables")
                    && hasFelix(proxy.target())) {
                long bit = FlagValues.integer(argument.get().text())
                        .map(BigDecimal::longValue)
                        .orElse(-1L);
                if (bit >= 0 && bit < 32 && (mask(proxy.target()) >> bit & 1) == 1) {
                    report.value(
                            argument.get().place().get(),
                            "Calico's Felix and kube-proxy will take each other's marks for their own: bit " + bit
                                    + " is one of Felix's",
                            Fix.byHand("use a bit below 16; 14 is the default"));
                }
            }
        }
    }

    private static boolean hasFelix(Target target) {
        Optional<String> cni = target.cni();
        return cni.isPresent() && target.catalog().charts().hasFelix(cni.get());
    }

    private static long mask(Target target) {
        Optional<Place> values = target.cniValues();
        List<Place> masks = new ArrayList<>();
        if (values.isPresent()) {
            addNamed("iptablesmarkmask", values.get(), masks);
        }
        return masks.isEmpty()
                ? target.catalog().charts().felixMarkMask()
                : number(masks.get(0)).orElse(target.catalog().charts().felixMarkMask());
    }

    private static Optional<Long> number(Place place) {
        try {
            return Optional.of(Long.decode(String.valueOf(place.value().toData())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
