package dev.mcmgen.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one release.
 *
 * @param known the catalogue lists this very release; where not, the rest follows from the windows of its minor
 * @param announced it has release notes; false also for builds that exist as a tag only
 * @param withdrawn its makers keep it out of the channels
 * @param corednsChart the bundled {@code rke2-coredns} chart; empty for K3s and for releases that are not known
 * @param cniValues what {@code cni} takes besides {@code multus}; empty for K3s
 * @param ingressControllers what {@code ingress-controller} takes; empty where there is no such key
 * @param defaultIngress the ingress controller of a new cluster; empty for K3s
 * @param psaExemptNamespaces the namespaces that a CIS profile's own pod security file exempts
 * @param offeredFrom the first Rancher that offers it in its form, where that is known
 * @param offeredTo the last Rancher that offers it
 */
public record ReleaseFacts(
        Release release,
        boolean known,
        boolean announced,
        boolean withdrawn,
        Optional<ChartVersion> corednsChart,
        List<String> cniValues,
        List<String> ingressControllers,
        Optional<String> defaultIngress,
        List<String> psaExemptNamespaces,
        Set<ReleaseFeature> features,
        Optional<RancherVersion> offeredFrom,
        Optional<RancherVersion> offeredTo) {

    public ReleaseFacts {
        cniValues = List.copyOf(cniValues);
        ingressControllers = List.copyOf(ingressControllers);
        psaExemptNamespaces = List.copyOf(psaExemptNamespaces);
        features = Set.copyOf(features);
    }

    public boolean has(ReleaseFeature feature) {
        return features.contains(feature);
    }
}
