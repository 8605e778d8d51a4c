package dev.mcmgen.cli;

import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import java.util.List;
import java.util.Optional;

/** Where in a spec to look for what is wrong with a rendered object. */
final class SpecPlaces {

    private static final JsonPointer OVERRIDES = JsonPointer.parse("/spec/overrides");

    /**
     * A part of the rendered Cluster and the part of the spec that it is made from.
     *
     * @param rendered the start of a path
     */
    private record Part(String rendered, String spec) {}

    /** The first that fits is taken; list items keep their index. */
    private static final List<Part> PARTS = List.of(
            new Part("/spec/rkeConfig/machinePools", "/spec/pools"),
            new Part("/spec/rkeConfig/machineGlobalConfig/kube-proxy-arg", "/spec/kubeProxy"),
            new Part("/spec/rkeConfig/registries", "/spec/registries"),
            new Part("/spec/rkeConfig/upgradeStrategy", "/spec/upgrade"),
            new Part("/spec/rkeConfig/additionalManifest", "/spec/manifests"),
            new Part("/spec/rkeConfig/chartValues", "/spec/chartValues"),
            new Part("/spec/rkeConfig/etcd", "/spec/etcd"),
            new Part("/spec/kubernetesVersion", "/spec/kubernetesVersion"),
            new Part("/spec/agentEnvVars", "/spec/agentEnv"),
            new Part("/spec/localClusterAuthEndpoint", "/spec/clusterEndpoint"),
            new Part("/spec/cloudCredentialSecretName", "/spec/infrastructure"),
            new Part("/metadata", "/metadata"));

    private final SpecDocument document;

    SpecPlaces(SpecDocument document) {
        this.document = document;
    }

    /** The place in the spec for a path of a rendered object: an override if there is one there, else what it is made from. */
    Position of(String rendered) {
        String path = rendered.contains("#") ? rendered.substring(0, rendered.indexOf('#')) : rendered;
        JsonPointer override = JsonPointer.parse(OVERRIDES + path);
        if (override.resolve(document.tree()).isPresent()) {
            return document.positionOf(override);
        }
        return PARTS.stream()
                .filter(part -> path.startsWith(part.rendered()))
                .map(part -> JsonPointer.parse(
                        part.spec() + path.substring(part.rendered().length())))
                .map(this::nearest)
                .findFirst()
                .orElseGet(() -> document.positionOf(JsonPointer.parse("/metadata/name")));
    }

    private Position nearest(JsonPointer pointer) {
        Optional<JsonPointer> at = Optional.of(pointer);
        while (at.isPresent() && at.get().resolve(document.tree()).isEmpty()) {
            at = at.get().parent();
        }
        return document.positionOf(at.orElse(JsonPointer.ROOT));
    }
}
