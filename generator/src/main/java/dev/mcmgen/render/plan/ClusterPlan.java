package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.Release;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.spec.Network;
import dev.mcmgen.spec.SpecDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is decided about a cluster before a template gives it a shape.
 *
 * @param rancher the settings as Rancher takes them; empty for standalone nodes
 * @param nodes the settings of standalone nodes; empty with Rancher
 * @param chartValues values that go into the Cluster object's {@code chartValues}
 * @param chartManifests values that go into HelmChartConfigs; no chart stands in both
 * @param nodeLocal NodeLocal DNSCache where no packaged chart carries it
 * @param podSecurity the pod security file of standalone servers
 * @param podSecurityTemplate the name of Rancher's template
 * @param stackPreference the IP family of Rancher's probes, where Rancher's own choice would not do
 * @param poolKinds the kinds of nodes, one for each pool
 * @param prebootstrapSecretNames the Secrets of the vSphere cloud provider that are rendered without data
 * @param remarks what the user should know, by place
 */
public record ClusterPlan(
        SpecDocument document,
        Release release,
        Target target,
        Optional<RancherConfiguration> rancher,
        List<NodeConfiguration> nodes,
        Map<String, Map<String, Object>> chartValues,
        Map<String, Map<String, Object>> chartManifests,
        Optional<NodeLocalPlan> nodeLocal,
        List<PlannedManifest> manifests,
        List<PlannedFile> files,
        Optional<PodSecurityPlan> podSecurity,
        Optional<String> podSecurityTemplate,
        Optional<Network.StackPreference> stackPreference,
        List<NodeKind> poolKinds,
        List<String> prebootstrapSecretNames,
        List<Remark> remarks) {

    public ClusterSpec spec() {
        return document.spec();
    }
}
