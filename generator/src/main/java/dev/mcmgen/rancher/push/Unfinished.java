package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Lookup;
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

    UnfinishedException explained(RancherException failure, List<Written> done) {
        List<String> there = new ArrayList<>();
        for (Written written : done) {
            if (written.act() == Act.CREATED || written.act() == Act.CHANGED) {
                there.add(written.act().name().toLowerCase(Locale.ROOT) + " "
                        + written.object().title());
            }
        }
        madeAllTheSame(done.size()).ifPresent(object -> there.add(object.title() + ", which is there all the same"));
        Optional<ApiObject> secret = leftOverSecret();
        secret.ifPresent(found -> there.add("Rancher's webhook left " + found.title() + " behind"));
        String message = failure.getMessage() + (there.isEmpty() ? "" : "; by then: " + String.join(", ", there));
        String hint = failure.hint().isEmpty()
                ? AGAIN
                : failure.hint() + (failure.hint().matches(".*[.?]") ? " Then " : "; then ") + AGAIN;
        return new UnfinishedException(message, there.isEmpty() ? failure.hint() : hint, secret);
    }

    /** An answer can be lost, or spoilt on its way, after the object was made. */
    private Optional<ApiObject> madeAllTheSame(int failed) {
        ApiObject object = desired.objects().get(failed);
        if (!(preflight.lookup(object) instanceof Lookup.Absent)) {
            return Optional.empty();
        }
        try {
            return api.find(Resource.of(object), object.namespace(), object.name())
                    .found();
        } catch (RancherException e) {
            return Optional.empty(); // the failure that is to be explained matters more
        }
    }

    /** The webhook makes the Secret of a pod security template before it refuses the Cluster, and nobody removes it. */
    private Optional<ApiObject> leftOverSecret() {
        ApiObject cluster = desired.cluster();
        if (preflight.live().cluster().isPresent()
                || PodSecurityEntries.template(cluster).isEmpty()) {
            return Optional.empty();
        }
        try {
            String name = PodSecurityEntries.secretName(cluster);
            boolean isThere = api.find(Resource.CLUSTERS, cluster.namespace(), cluster.name())
                    .found()
                    .isPresent();
            return api.find(Resource.SECRETS, cluster.namespace(), name)
                    .found()
                    .filter(secret -> !isThere
                            && secret.list("metadata", "ownerReferences").isEmpty());
        } catch (RancherException e) {
            return Optional.empty(); // the failure that is to be explained matters more
        }
    }
}
