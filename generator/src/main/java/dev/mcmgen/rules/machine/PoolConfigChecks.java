package dev.mcmgen.rules.machine;

import dev.mcmgen.catalog.Charts;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules about a machine config and what the rest of the cluster wants of it (rancher-cluster.md §5.1, §3.9). */
final class PoolConfigChecks {

    private static final String PROVIDER = "rancher-vsphere";
    private static final String UUID = "disk.enableuuid=true";

    private PoolConfigChecks() {}

    static void diskIdentity(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Place pool : isStoredByVsphere(target) ? pools(target) : List.<Place>of()) {
                Optional<Manifest> config = target.machineConfig(pool);
                if (config.isPresent() && config.get().root().text("kind").equals(VsphereChecks.KIND)) {
                    judge(config.get().root(), subject, report);
                }
            }
        }
    }

    private static void judge(Place config, Subject subject, RuleReport report) {
        boolean own = subject.manifests().stream().anyMatch(manifest -> manifest.root() == config);
        boolean set = false;
        Optional<Place> parameters = config.get("cfgparam");
        for (Place item : parameters.isPresent() ? parameters.get().items() : List.<Place>of()) {
            set = set
                    || item.text()
                            .orElse("")
                            .replace(" ", "")
                            .toLowerCase(Locale.ROOT)
                            .equals(UUID);
        }
        if (own && !set) {
            report.key(
                    parameters.orElse(config.at("metadata", "name").orElse(config)),
                    "volumes will not be mounted, unless the template sets it: the CSI driver needs disk.enableUUID",
                    parameters.isPresent()
                            ? Fix.addItem("add disk.enableUUID=TRUE", parameters.get(), "disk.enableUUID=TRUE")
                            : Fix.byHand("add cfgparam: [disk.enableUUID=TRUE]"));
        }
    }

    private static boolean isStoredByVsphere(Target target) {
        for (Nodes nodes : target.nodes()) {
            if (nodes.text("cloud-provider-name").equals(PROVIDER)) {
                Charts.Vsphere charts = target.catalog().charts().vsphere();
                return !nodes.texts("disable").contains(charts.csi());
            }
        }
        return false;
    }

    static void system(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Place pool : pools(target)) {
                Optional<Manifest> config = target.machineConfig(pool);
                String ofConfig = config.isPresent() ? config.get().root().text("os") : "";
                String ofPool = pool.text("machineOS").isEmpty() ? "linux" : pool.text("machineOS");
                if (!ofConfig.isEmpty() && !ofConfig.equals(ofPool)) {
                    report.value(
                            pool.get("machineOS").or(() -> pool.get("name")).orElse(pool),
                            "the pool will be planned for " + ofPool + ", and its machine config makes machines of "
                                    + ofConfig,
                            Fix.byHand("write the same in machineOS of the pool and in os of the machine config"));
                }
            }
        }
    }

    private static List<Place> pools(Target target) {
        return target.cluster().isPresent() ? target.cluster().get().pools() : List.of();
    }
}
