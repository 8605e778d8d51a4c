package dev.mcmgen.rules.network;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Networks;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether ranges are large enough, and not too large. The controller manager gives each node a share of the pods' range:
 * a {@code /24} of IPv4 and a {@code /64} of IPv6 unless {@code node-cidr-mask-size} says otherwise
 * (kubernetes/kubernetes#79993, #84637, #52348).
 */
final class RangeSizeChecks {

    private static final int IPV4_SHARE = 24;
    private static final int IPV6_SHARE = 64;

    /** The difference that the controller manager can count. */
    private static final int MOST_BITS = 16;

    /** Bits of a range of Services that the API server takes. */
    private static final int SERVICE_BITS = 20;

    private RangeSizeChecks() {}

    static void sizes(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            if (!RangeChecks.isWritten(target)) {
                continue;
            }
            Networks networks = Networks.of(target);
            for (Networks.Range range : networks.services()) {
                Cidr cidr = range.cidr();
                if (cidr.bits() - cidr.prefix() > SERVICE_BITS && range.place().isPresent()) {
                    report.value(
                            range.place().get(),
                            "the API server may not start: " + range.text() + " is more than it takes for Services",
                            Fix.byHand("use a range of /" + (cidr.bits() - SERVICE_BITS) + " or smaller"));
                }
            }
            for (Networks.Range range : networks.pods()) {
                if (range.place().isPresent()) {
                    judgePods(
                            range, range.place().get(), target, networks.pods().size() > 1, report);
                }
            }
        }
    }

    private static void judgePods(
            Networks.Range range, Place place, Target target, boolean dualStack, RuleReport report) {
        Cidr cidr = range.cidr();
        int share = share(target, cidr.isIpv6(), dualStack);
        int bits = share - cidr.prefix();
        long machines = machines(target);
        if (bits < 0 || (cidr.isIpv6() && bits > MOST_BITS)) {
            report.value(
                    place,
                    "the controller manager will probably not start: it cannot give each node a /" + share + " of "
                            + range.text(),
                    Fix.byHand(
                            bits < 0
                                    ? "use a larger range, or a longer node-cidr-mask-size"
                                    : "use a /" + (share - MOST_BITS) + " or smaller"));
        } else if (bits < Long.SIZE - 2 && machines > 1L << bits && usesShares(target)) {
            report.value(
                    place,
                    "only " + (1L << bits) + " nodes will get addresses for their pods, and the pools have " + machines
                            + ": each node takes a /" + share + " of " + range.text(),
                    Fix.byHand("use a larger range, or a longer node-cidr-mask-size, before the cluster is made"));
        }
    }

    private static int share(Target target, boolean ipv6, boolean dualStack) {
        String ofFamily = ipv6 ? "node-cidr-mask-size-ipv6" : "node-cidr-mask-size-ipv4";
        for (Nodes nodes : target.nodes()) {
            Arguments arguments = nodes.arguments("kube-controller-manager-arg");
            Optional<String> text = arguments.value(dualStack ? ofFamily : "node-cidr-mask-size");
            if (text.isEmpty()) {
                text = arguments.value(ofFamily);
            }
            if (text.isPresent() && text.get().matches("[0-9]{1,3}")) {
                return Integer.parseInt(text.get());
            }
        }
        return ipv6 ? IPV6_SHARE : IPV4_SHARE;
    }

    /** Whether the CNI takes a node's share; Calico and Cilium hand out addresses by themselves. */
    private static boolean usesShares(Target target) {
        if (!target.isRke2()) {
            return true;
        }
        String cni = target.cni().orElse("");
        return cni.equals("canal") || cni.equals("flannel");
    }

    /** How many machines the pools have; 0 where nobody says. */
    private static long machines(Target target) {
        List<Place> pools =
                target.cluster().isPresent() ? target.cluster().get().pools() : List.of();
        long machines = 0;
        for (Place pool : pools) {
            Optional<Place> quantity = pool.get("quantity");
            OptionalLong number = quantity.isPresent() ? quantity.get().wholeNumber() : OptionalLong.empty();
            machines += number.orElse(0);
        }
        return machines;
    }
}
