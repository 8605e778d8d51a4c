package dev.mcmgen.render.plan;

import dev.mcmgen.spec.CloudProvider;
import dev.mcmgen.spec.ClusterEndpoint;
import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.spec.KubeProxy;
import dev.mcmgen.yaml.JsonPointer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings of something that the spec switches off. They stay in the spec for the day when it is switched on, so they
 * are no mistake; but they are left out, and that is said.
 */
final class SwitchedOff implements Concern {

    @Override
    public void addTo(Draft draft) {
        if (!DnsConcern.isCached(draft)) {
            say(draft, "/spec/dns/nodeLocalCache", "enabled is not true", "address", "image");
        }
        if (draft.spec().etcd().snapshots().enabled().filter(on -> !on).isPresent()) {
            say(draft, "/spec/etcd/snapshots", "enabled is false", "schedule", "retention", "s3");
        }
        if (draft.spec()
                .clusterEndpoint()
                .flatMap(ClusterEndpoint::enabled)
                .filter(on -> !on)
                .isPresent()) {
            say(draft, "/spec/clusterEndpoint", "enabled is false", "fqdn", "caCerts");
        }
        if (cloudProvider(draft).isPresent() && !CloudProviderConcern.isOn(draft)) {
            say(
                    draft,
                    "/spec/infrastructure/vsphere/cloudProvider",
                    "enabled is not true",
                    "credentials",
                    "cpi",
                    "csi");
        }
        KubeProxy.Mode mode = KubeProxyConcern.mode(draft);
        if (mode == KubeProxy.Mode.NONE) {
            say(draft, "/spec/kubeProxy", "mode is none", "ipvs", "conntrack", "nodePortAddresses", "args");
        } else if (mode != KubeProxy.Mode.IPVS) {
            say(draft, "/spec/kubeProxy", "mode is " + mode.word(), "ipvs");
        }
    }

    private static Optional<CloudProvider> cloudProvider(Draft draft) {
        return draft.spec().infrastructure() instanceof Infrastructure.Vsphere vsphere
                ? Optional.of(vsphere.cloudProvider())
                : Optional.empty();
    }

    private static void say(Draft draft, String owner, String state, String... names) {
        List<String> written = Stream.of(names)
                .filter(name -> JsonPointer.parse(owner + "/" + name)
                        .resolve(draft.document().tree())
                        .isPresent())
                .toList();
        if (!written.isEmpty()) {
            draft.warn(
                    owner + "/" + written.get(0),
                    "spec/switched-off",
                    String.join(", ", written) + (written.size() == 1 ? " is" : " are") + " left out, because " + state,
                    "remove " + (written.size() == 1 ? "it" : "them") + ", or change "
                            + state.substring(0, state.indexOf(' ')));
        }
    }
}
