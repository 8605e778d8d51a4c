package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about kube-proxy, its mode IPVS and its mode nftables. */
public final class KubeProxyRules {

    private KubeProxyRules() {}

    public static List<Rule> all(Catalog catalog) {
        PlacementChecks placement = new PlacementChecks(catalog.kubeProxyFlags());
        return List.of(
                new Rule("kube-proxy/argument-form", ArgumentChecks::form),
                new Rule("kube-proxy/unknown-argument", ArgumentChecks::unknown),
                new Rule("kube-proxy/harmful-argument", ArgumentChecks::harmful),
                new Rule("kube-proxy/repeated-argument", ArgumentChecks::repeated),
                new Rule("kube-proxy/other-key", placement::otherKey),
                new Rule("kube-proxy/duration-unit", ValueChecks::durationUnit),
                new Rule("kube-proxy/wrong-value", ValueChecks::wrongValue),
                new Rule("kube-proxy/out-of-range", ValueChecks::outOfRange),
                new Rule("kube-proxy/sync-period", ValueChecks::syncPeriod),
                new Rule("kube-proxy/not-a-range", ValueChecks::cidrs),
                new Rule("kube-proxy/address-families", ValueChecks::families),
                new Rule("kube-proxy/companion-missing", ValueChecks::companion),
                new Rule("kube-proxy/feature-gate", FeatureGateChecks::gates),
                new Rule("kube-proxy/unknown-mode", ModeChecks::unknownMode),
                new Rule("kube-proxy/windows-mode", ModeChecks::windows),
                new Rule("kube-proxy/disabled", NeighbourChecks::disabled),
                new Rule("kube-proxy/replaced-by-cni", NeighbourChecks::replacedByCni),
                new Rule("kube-proxy/packet-mark", NeighbourChecks::packetMark),
                new Rule("kube-proxy/conntrack-min-unused", ArgumentChecks::conntrackMin),
                new Rule("ipvs/without-mode", IpvsChecks::withoutMode),
                new Rule("ipvs/scheduler", IpvsChecks::scheduler),
                new Rule("ipvs/scheduler-pins", IpvsChecks::pinning),
                new Rule("ipvs/scheduler-same", IpvsChecks::sameAsSimpler),
                new Rule("ipvs/timeout-below-second", IpvsChecks::belowOneSecond),
                new Rule("ipvs/idle-timeout", (subject, report) -> {
                    IpvsChecks.idleTimeout(subject, report);
                    PreparationChecks.keepalive(subject, report);
                }),
                new Rule("ipvs/modules-not-loaded", PreparationChecks::modules),
                new Rule("ipvs/silent-fallback", IpvsChecks::silentFallback),
                new Rule("ipvs/deprecated", IpvsChecks::deprecated),
                new Rule("ipvs/planned-off", IpvsChecks::plannedOff),
                new Rule("ipvs/strict-arp", NeighbourChecks::strictArp),
                new Rule("ipvs/kube-vip-address", NeighbourChecks::kubeVipAddress),
                new Rule("ipvs/probe-address", NeighbourChecks::probeAddress),
                new Rule("ipvs/local-policy", NeighbourChecks::localPolicy),
                new Rule("nftables/too-early", ModeChecks::nftablesTooEarly),
                new Rule("nftables/undocumented", ModeChecks::nftablesUndocumented),
                new Rule("nftables/cni-values", ModeChecks::nftablesValues));
    }
}
