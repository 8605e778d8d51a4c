package dev.mcmgen.rules.book;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import dev.mcmgen.rules.agent.AgentRules;
import dev.mcmgen.rules.audit.AuditRules;
import dev.mcmgen.rules.chart.ChartRules;
import dev.mcmgen.rules.component.ComponentRules;
import dev.mcmgen.rules.dns.DnsRules;
import dev.mcmgen.rules.document.DocumentRules;
import dev.mcmgen.rules.hardening.HardeningRules;
import dev.mcmgen.rules.host.HostRules;
import dev.mcmgen.rules.k3s.K3sRules;
import dev.mcmgen.rules.kernel.KernelRules;
import dev.mcmgen.rules.kubeproxy.KubeProxyRules;
import dev.mcmgen.rules.machine.MachineRules;
import dev.mcmgen.rules.manifest.ManifestRules;
import dev.mcmgen.rules.network.NetworkRules;
import dev.mcmgen.rules.node.NodeRules;
import dev.mcmgen.rules.podsecurity.PodSecurityRules;
import dev.mcmgen.rules.pools.PoolRules;
import dev.mcmgen.rules.rancher.RancherRules;
import dev.mcmgen.rules.registry.RegistryRules;
import dev.mcmgen.rules.release.ReleaseRules;
import dev.mcmgen.rules.secret.SecretRules;
import dev.mcmgen.rules.snapshot.SnapshotRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every rule that there is, by family: the one place where a family is registered. */
public final class Rules {

    private Rules() {}

    /** All rules; checks that need release data ask the catalogue. */
    public static List<Rule> all(Catalog catalog) {
        List<Rule> rules = new ArrayList<>();
        rules.addAll(DocumentRules.all());
        rules.addAll(RancherRules.all());
        rules.addAll(NodeRules.all());
        rules.addAll(ReleaseRules.all());
        rules.addAll(ChartRules.all());
        rules.addAll(KubeProxyRules.all(catalog));
        rules.addAll(DnsRules.all(catalog));
        rules.addAll(KernelRules.all(catalog));
        rules.addAll(MachineRules.all());
        rules.addAll(NetworkRules.all());
        rules.addAll(PoolRules.all());
        rules.addAll(SnapshotRules.all());
        rules.addAll(RegistryRules.all());
        rules.addAll(ManifestRules.all());
        rules.addAll(AgentRules.all());
        rules.addAll(K3sRules.all());
        rules.addAll(SecretRules.all(catalog));
        rules.addAll(AuditRules.all());
        rules.addAll(PodSecurityRules.all());
        rules.addAll(HardeningRules.all());
        rules.addAll(HostRules.all(catalog));
        rules.addAll(ComponentRules.all(catalog));
        return List.copyOf(rules);
    }

    /** The rule of that id. */
    public static Optional<Rule> find(String id, Catalog catalog) {
        return all(catalog).stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
