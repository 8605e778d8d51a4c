package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.text.SpecDraft;
import dev.mcmgen.render.host.CloudConfig;
import dev.mcmgen.render.host.HostPlanner;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.yaml.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All folds, in the order in which they take things: who decides by what others have put stands behind them. */
public final class Folds {

    private final Catalog catalog;
    private final Rehearsal rehearsal;
    private final Preparation preparation;

    public Folds(Catalog catalog, Templates templates, Rehearsal rehearsal) {
        this.catalog = catalog;
        this.rehearsal = rehearsal;
        this.preparation = new Preparation(new HostPlanner(catalog), new CloudConfig(templates));
    }

    /**
     * A cluster as a spec, as far as it could be folded.
     *
     * @param reasons by the place in the Cluster, why something was not
     */
    public record Folded(SpecDraft draft, Map<JsonPointer, String> reasons) {}

    /**
     * Folds a cluster.
     *
     * @param rancher the Rancher to name in the spec
     * @param banned fields of the spec that were refused, by their place
     */
    public Folded fold(ClusterSource source, Optional<RancherVersion> rancher, Way way, Set<JsonPointer> banned) {
        Folding folding = new Folding(source, catalog, way, rehearsal, banned);
        List<Fold> folds = List.of(
                new MetadataFold(rancher),
                new FilesFold(),
                new NetworkFold(),
                new KubeProxyFold(),
                new DnsFold(),
                new HardeningFold(),
                new RegistriesFold(),
                new SnapshotsFold(),
                new UpgradeFold(),
                new AgentsFold(),
                new FoldersFold(),
                new MachinesFold(),
                new CloudProviderFold(),
                new ScopedFold(),
                new HostPreparationFold(preparation),
                new ChartsFold(),
                new ManifestsFold());
        folds.forEach(fold -> fold.fold(folding));
        return new Folded(folding.draft(), folding.reasons());
    }
}
