package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.spec.LeftOut;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the plan of a cluster: every concern in turn, then the form in which the settings reach the nodes. */
public final class Planner {

    /** In the order in which their settings are written. */
    private static final List<Concern> CONCERNS = List.of(
            new NetworkConcern(),
            new AddressRangeChecks(),
            new DnsConcern(),
            new HardeningConcern(),
            new CloudProviderConcern(),
            new RegistriesConcern(),
            new SnapshotsConcern(),
            new SnapshotChecks(),
            new DataDirectoryConcern(),
            new ConfigConcern(),
            new KubeProxyConcern(),
            new ComponentsConcern(),
            new ApiServerArguments(),
            new AddonsConcern(),
            new CloudProviderChecks(),
            new SecretsInClear(),
            new MachineFilesConcern(),
            new OverridesConcern(),
            new MachinesConcern(),
            new FieldsOfTheTarget(),
            new SwitchedOff(),
            new RancherChecks(),
            new DropInChecks(),
            new LabelChecks(),
            new RancherProbes(),
            new ReleaseChecks());

    private final Catalog catalog;

    public Planner(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The plan of the cluster that the document describes.
     *
     * @throws ProblemsException with everything in the spec that this release or this Rancher would not take
     */
    public ClusterPlan plan(SpecDocument document) {
        return finished(draft(document));
    }

    /** What the concerns decided, before it has the form in which it reaches the nodes. */
    Draft draft(SpecDocument document) {
        Draft draft = judged(document);
        List<Problem> refusals = draft.remarks().refusals().stream()
                .map(Remarks.Refusal::problem)
                .toList();
        if (!refusals.isEmpty()) {
            throw new ProblemsException(refusals);
        }
        return draft;
    }

    /**
     * What this release or this Rancher would not take of a spec of which a part is left out, as far as that part has no
     * say in it.
     */
    public List<Problem> problems(SpecDocument document, LeftOut leftOut) {
        return judged(document).remarks().refusals().stream()
                .filter(refusal -> Grounds.hold(refusal, leftOut))
                .map(Remarks.Refusal::problem)
                .toList();
    }

    private Draft judged(SpecDocument document) {
        Draft draft = new Draft(document, catalog, document.spec().kubernetesVersion());
        CONCERNS.forEach(concern -> concern.addTo(draft));
        return draft;
    }

    private static ClusterPlan finished(Draft draft) {
        boolean rancher = draft.isForRancher();
        Map<String, Map<String, Object>> inChartValues = new LinkedHashMap<>();
        Map<String, Map<String, Object>> inManifests = new LinkedHashMap<>();
        draft.charts().values().forEach((chart, values) -> {
            // Older consoles delete chart values that are not the CNI's or the cloud provider's when a form is saved.
            boolean manifest = !rancher || chart.equals(DnsConcern.COREDNS);
            (manifest ? inManifests : inChartValues).put(chart, values);
        });
        return new ClusterPlan(
                draft.document(),
                draft.release(),
                draft.target(),
                rancher ? Optional.of(RancherConfiguration.of(draft)) : Optional.empty(),
                rancher ? List.of() : StandaloneConfiguration.of(draft),
                inChartValues,
                inManifests,
                draft.nodeLocal(),
                List.copyOf(draft.manifests()),
                List.copyOf(draft.files()),
                draft.podSecurity(),
                HardeningConcern.podSecurityTemplate(draft).filter(template -> rancher),
                NetworkConcern.stackPreference(draft),
                draft.poolKinds(),
                CloudProviderConcern.prebootstrapSecrets(draft),
                draft.remarks().remarks());
    }
}
