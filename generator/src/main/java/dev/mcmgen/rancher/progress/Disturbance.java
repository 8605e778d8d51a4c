package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time in which a cluster cannot be looked at. Rancher restarts, its ingress answers in its place, rights arrive some time after
 * a cluster was made (rancher-api.md §3.5): all of that passes, and is told once; what does not pass ends the waiting.
 */
final class Disturbance {

    private static final Duration FOR_ANSWERS = Duration.ofMinutes(5);
    private static final Duration FOR_RIGHTS = Duration.ofMinutes(2);

    private final ClusterName cluster;
    private final ProgressListener listener;
    private Optional<Instant> since = Optional.empty();
    private Optional<String> message = Optional.empty();
    private Optional<Outcome> outcome = Optional.empty();

    Disturbance(ClusterName cluster, ProgressListener listener) {
        this.cluster = cluster;
        this.listener = listener;
    }

    /** What there is to say of it; empty where there is none. */
    Optional<String> message() {
        return message;
    }

    /** How the waiting ends because of it; empty while it may pass. */
    Optional<Outcome> outcome() {
        return outcome;
    }

    /** There was no answer, or a refusal. */
    void happened(RancherException failure, Instant now) {
        boolean rights = failure instanceof RefusedException refused
                && List.of(401, 403, 404).contains(refused.error().status());
        goesOn(String.valueOf(failure.getMessage()), failure.hint(), rights ? FOR_RIGHTS : FOR_ANSWERS, now);
    }

    /** @param before whether it was seen before */
    void unseen(Sighting sighting, boolean before, Instant now) {
        if (sighting instanceof Sighting.Absent && before) {
            outcome = Optional.of(new Outcome.Failed(List.of("the cluster is gone: somebody deleted it"), List.of()));
        } else if (sighting instanceof Sighting.Absent) {
            goesOn("there is no cluster " + cluster.name() + " in " + cluster.namespace(), "", FOR_RIGHTS, now);
        } else {
            String hint = "ask for the right to see it, or look at it in Rancher's console";
            goesOn("this user may not see the cluster " + cluster.name(), hint, FOR_RIGHTS, now);
        }
    }

    void over(Instant now) {
        if (message.isPresent()) {
            listener.told(new ProgressEvent.Recovered(cluster, now));
        }
        since = Optional.empty();
        message = Optional.empty();
    }

    private void goesOn(String what, String hint, Duration patience, Instant now) {
        if (!message.equals(Optional.of(what))) {
            listener.told(new ProgressEvent.Disturbed(cluster, now, what));
        }
        message = Optional.of(what);
        Instant began = since.orElse(now);
        since = Optional.of(began);
        if (!now.isBefore(began.plus(patience))) {
            outcome = Optional.of(new Outcome.Lost(what, hint));
        }
    }
}
