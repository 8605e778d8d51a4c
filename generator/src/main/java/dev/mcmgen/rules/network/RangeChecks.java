package dev.mcmgen.rules.network;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Networks;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Optional;

/** Rules about the ranges of pods and of Services beside each other (rke2-config.md §4.3 "network"). */
final class RangeChecks {

    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private RangeChecks() {}

    static void families(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            if (!isWritten(target)) {
                continue;
            }
            Networks networks = Networks.of(target);
            int pods = families(networks.pods());
            int services = families(networks.services());
            boolean both = place(networks.pods()).isPresent()
                    && place(networks.services()).isPresent();
            boolean unsure = pods == 0 || services == 0 || (!both && pods != IPV4 + IPV6 && services != IPV4 + IPV6);
            Optional<Place> place = place(networks.services()).or(() -> place(networks.pods()));
            if (pods != services && !unsure && place.isPresent()) {
                report.value(
                        both ? Severity.ERROR : Severity.WARNING,
                        place.get(),
                        target.effective().distribution().label()
                                + " will not start on servers: pods get addresses of " + words(pods)
                                + " and Services of " + words(services),
                        Fix.byHand("give cluster-cidr and service-cidr ranges of the same IP families"));
            }
        }
    }

    /** The addresses of a node stand in its own file only; in a Cluster they follow from the machine. */
    static void nodeAddresses(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            if (!target.isStandalone() || !isWritten(target)) {
                continue;
            }
            Optional<Setting> addresses = target.serverSetting("node-ip");
            Networks networks = Networks.of(target);
            int pods = place(networks.pods()).isPresent() ? families(networks.pods()) : 0;
            int node = addresses.isPresent() ? addressFamilies(addresses.get()) : IPV4 + IPV6;
            if ((pods & ~node) != 0
                    && node != 0
                    && addresses.isPresent()
                    && addresses.get().place().isPresent()) {
                report.value(
                        addresses.get().place().get(),
                        target.effective().distribution().label() + " will not start: pods get addresses of "
                                + words(pods) + ", and the node has addresses of " + words(node),
                        Fix.byHand("name an address of each IP family of cluster-cidr"));
            }
        }
    }

    /** 0 where one of them cannot be read. */
    private static int addressFamilies(Setting addresses) {
        int families = 0;
        for (Setting.Part part : addresses.parts()) {
            for (String text : part.text().split(",", -1)) {
                Optional<Cidr> address = Cidr.address(text.strip());
                if (address.isEmpty()) {
                    return 0;
                }
                families |= address.get().isIpv6() ? IPV6 : IPV4;
            }
        }
        return families;
    }

    /** Whether one of the two is set, so that nothing has to be worked out where none is. */
    static boolean isWritten(Target target) {
        for (Nodes nodes : target.nodes()) {
            if (nodes.group().config().containsKey("cluster-cidr")
                    || nodes.group().config().containsKey("service-cidr")) {
                return true;
            }
        }
        return false;
    }

    private static int families(List<Networks.Range> ranges) {
        int families = 0;
        for (Networks.Range range : ranges) {
            families |= range.cidr().isIpv6() ? IPV6 : IPV4;
        }
        return families;
    }

    private static String words(int families) {
        return switch (families) {
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
            default -> "IPv4 and IPv6";
        };
    }

    private static Optional<Place> place(List<Networks.Range> ranges) {
        return ranges.isEmpty() ? Optional.empty() : ranges.get(0).place();
    }

    /** With IPv6 only a warning: the ranges that K3s and RKE2 had in their own documents for years overlap, and run. */
    static void overlap(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            if (isWritten(target)) {
                Networks networks = Networks.of(target);
                for (Networks.Range service : networks.services()) {
                    for (Networks.Range pods : networks.pods()) {
                        Optional<Place> place = service.place().isPresent() ? service.place() : pods.place();
                        if (service.cidr().overlaps(pods.cidr()) && place.isPresent()) {
                            boolean ipv6 = service.cidr().isIpv6();
                            report.value(
                                    ipv6 ? Severity.WARNING : Severity.ERROR,
                                    place.get(),
                                    (ipv6 ? "one address may" : "one address will")
                                            + " belong to a pod and to a Service: pods get addresses of "
                                            + pods.text() + " and Services of " + service.text()
                                            + ", and nobody checks it",
                                    Fix.byHand("choose ranges that have nothing in common"));
                        }
                    }
                }
            }
        }
    }
}
