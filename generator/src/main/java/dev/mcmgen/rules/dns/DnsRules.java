package dev.mcmgen.rules.dns;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about NodeLocal DNSCache and the addresses of the cluster DNS. */
public final class DnsRules {

    private DnsRules() {}

    public static List<Rule> all(Catalog catalog) {
        return List.of(
                new Rule("dns/nodelocal-ipvs-off", CacheChecks::ipvsOff),
                new Rule("dns/cache-not-asked", CacheChecks::kubelets),
                new Rule("dns/single-address", CacheChecks::single),
                new Rule("dns/cache-missing", CacheChecks::withoutCache),
                new Rule("dns/windows-kubelet", CacheChecks::windows),
                new Rule("dns/cluster-dns-outside", CacheChecks::clusterDns),
                new Rule("dns/address-in-cluster", CacheChecks::addressInCluster),
                new Rule("dns/ipv6-address", CacheChecks::ipv6),
                new Rule("dns/chart-disabled", CacheChecks::disabledChart),
                new Rule("dns/quoted-boolean", new QuotedBooleans(catalog.charts())::check),
                new Rule("dns/value-too-new", ChartValueChecks::tooNew),
                new Rule("dns/memory-limit", ChartValueChecks::memoryLimit),
                new Rule("dns/service-address", ChartValueChecks::serviceAddress),
                new Rule("dns/not-on-k3s", ChartValueChecks::onK3s),
                new Rule("dns/felix-drop", ChartValueChecks::felixDrop),
                new Rule("dns/service-dropped", ReleaseChecks.of("service-dropped")),
                new Rule("dns/redirect-drops-service", ReleaseChecks.of("redirect-drops-service")),
                new Rule("dns/dual-stack-broken", ReleaseChecks.of("dual-stack-broken")),
                new Rule("dns/upstream-over-tcp", ReleaseChecks.of("upstream-over-tcp")),
                new Rule("dns/redirect-prerequisites", CiliumChecks::prerequisites),
                new Rule("dns/redirect-with-ipvs", CiliumChecks::withIpvs),
                new Rule("dns/redirect-needed", CiliumChecks::needed),
                new Rule("dns/redirect-network-policy", CiliumChecks::networkPolicy),
                new Rule("dns/egress-policy", CiliumChecks::egress),
                new Rule("dns/nftables-undocumented", CiliumChecks::nftables));
    }
}
