package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.RefusedException;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.push.Written.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what exists after a push that did not get to its end. */
record Unfinished(KubernetesApi api, DesiredCluster desired, Preflight.Result preflight) {

    private static final String AGAIN = "push again to finish: what is there already is not written a second time";

    RancherException explained(RancherException failure, List<Written> done) {
        List<String> there = new ArrayList<>();
        for (Written written : done) {
            if (written.act() == Act.CREATED || written.act() == Act.CHANGED) {
                there.add(written.act().name().toLowerCase(Locale.ROOT) + " "
                        + written.object().title());
            }
        }
        leftOverSecret().ifPresent(there::add);
        String message = failure.getMessage() + (there.isEmpty() ? "" : "; by then: " + String.join(", ", there));
        String hint = failure.hint().isEmpty() ? AGAIN : failure.hint() + "; then " + AGAIN;
        String next = there.isEmpty() ? failure.hint() : hint;
        return failure instanceof RefusedException refused
                ? new RefusedException(refused.error(), message, next)
                : new RancherException(message, next);
    }

    /** The webhook makes the Secret of a pod security template before it refuses the Cluster, and nobody removes it. */
    private Optional<String> leftOverSecret() {
        ApiObject cluster = desired.cluster();
        boolean isNew = preflight.live().cluster().isEmpty();
        if (!isNew || PodSecurityEntries.template(cluster).isEmpty()) {
            return Optional.empty();
        }
        try {
            String name = PodSecurityEntries.secretName(cluster);
            return api.find(Resource.SECRETS, cluster.namespace(), name)
                    .found()
                    .filter(secret -> secret.list("metadata", "ownerReferences").isEmpty())
                    .map(secret -> "Rancher's webhook left " + secret.title()
                            + " behind, which the next push of this name uses");
        } catch (RancherException e) {
            return Optional.empty(); // the failure that is to be explained matters more
        }
    }
}
