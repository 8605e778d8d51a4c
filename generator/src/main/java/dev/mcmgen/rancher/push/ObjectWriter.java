package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiError;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.RefusedException;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.api.WriteOptions;
import dev.mcmgen.rancher.change.ObjectComparison;
import dev.mcmgen.rancher.push.Access.Right;
import dev.mcmgen.rancher.push.Written.Act;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one object what is wanted, by the best way that the caller's rights and the server allow: server-side apply, else the
 * live object with what is wanted laid over it, else a plain create. Written again until it is so, as long as others are only
 * faster.
 */
final class ObjectWriter {

    private static final int ATTEMPTS = 6;

    /** Rights to what one has created come about a second later (live-rancher-2.15.md). */
    private static final Duration RIGHTS = Duration.ofSeconds(1);

    private final KubernetesApi api;
    private final ObjectComparison comparison;
    private final boolean applies;
    private final boolean forcesConflicts;
    private final Pause pause;

    /**
     * Prepares to write.
     *
     * @param applies whether this Rancher's definitions are such that an apply keeps what it does not name
     * @param forcesConflicts whether fields of other managers are taken over
     */
    ObjectWriter(
            KubernetesApi api, ObjectComparison comparison, boolean applies, boolean forcesConflicts, Pause pause) {
        this.api = api;
        this.comparison = comparison;
        this.applies = applies;
        this.forcesConflicts = forcesConflicts;
        this.pause = pause;
    }

    /** @throws RefusedException with what to do where it cannot be */
    Written write(ApiObject object, Lookup live, Access access) {
        ApiObject desired = TypedForm.of(object);
        Lookup state = live;
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(desired, state, access);
            } catch (RefusedException e) {
                boolean faster = e.error().isConflict() && e.error().conflicts().isEmpty();
                boolean appeared = e.error().alreadyExists();
                if (attempt == ATTEMPTS || !(faster || appeared)) {
                    return leftOrRefused(desired, state, e);
                }
                if (appeared && state instanceof Lookup.Hidden) {
                    pause.of(RIGHTS);
                }
            }
            state = api.find(Resource.of(desired), desired.namespace(), desired.name());
        }
    }

    /** Users who may make Secrets need not be able to see them afterwards: then the one of an earlier push stays. */
    private static Written leftOrRefused(ApiObject desired, Lookup state, RefusedException refusal) {
        boolean holdsFiles = desired.kind().equals("Secret") || desired.kind().equals("ConfigMap");
        if (refusal.error().alreadyExists() && state instanceof Lookup.Hidden && holdsFiles) {
            return new Written(Act.LEFT, desired);
        }
        throw explained(desired, refusal);
    }

    private Written attempt(ApiObject desired, Lookup state, Access access) {
        if (!(state instanceof Lookup.Found found)) {
            boolean byApply = applies && access.may(Right.PATCH) && state instanceof Lookup.Absent;
            ApiObject created = byApply ? api.apply(desired, options()) : api.create(desired, WriteOptions.PLAIN);
            return new Written(Act.CREATED, created);
        }
        ApiObject live = found.object();
        if (live.isBeingDeleted()) {
            throw new RancherException(
                    live.title() + " is being deleted", "wait until it is gone, or use another name");
        }
        if (comparison.isSame(desired, live)) {
            return new Written(Act.UNCHANGED, live);
        }
        ApiObject wanted = PodSecurityEntries.kept(desired, live);
        // Rancher writes into each pool, so that an apply without a pool would leave half of it.
        boolean removes = !Overlay.removedPools(desired, live).isEmpty();
        if (applies && access.may(Right.PATCH) && !removes) {
            return new Written(Act.CHANGED, apply(RanchersWords.of(wanted, live, comparison), live));
        }
        if (access.may(Right.UPDATE)) {
            return new Written(Act.CHANGED, api.replace(Overlay.of(wanted, live), WriteOptions.PLAIN));
        }
        throw new RancherException(
                "this user may create " + access.resource() + ", but not change " + live.title(),
                "ask its owner for the right (cluster owner), or use a token of somebody who has it");
    }

    private ApiObject apply(ApiObject wanted, ApiObject live) {
        Optional<List<Object>> applied = new Ownership(live).allApplied();
        if (applied.isPresent()) {
            api.replaceManagedFields(live, applied.get());
        }
        try {
            return api.apply(wanted, options());
        } catch (RefusedException e) {
            if (!isOurOwn(e.error().conflicts())) {
                throw e;
            }
            return api.apply(wanted, WriteOptions.PLAIN.forced());
        }
    }

    /** What the webhook changed in an apply of ours counts as an update of ours. */
    static boolean isOurOwn(Map<String, List<String>> conflicts) {
        return conflicts.keySet().equals(Set.of(KubernetesApi.MANAGER));
    }

    private WriteOptions options() {
        return forcesConflicts ? WriteOptions.PLAIN.forced() : WriteOptions.PLAIN;
    }

    private static RancherException explained(ApiObject desired, RefusedException refusal) {
        ApiError error = refusal.error();
        if (error.alreadyExists()) {
            return new RefusedException(
                    error,
                    desired.title() + " exists already, and this user may not see it",
                    "choose another name, or ask its owner for the right to change it");
        }
        if (!error.conflicts().isEmpty()) {
            return new RefusedException(error, Conflicts.sentence(desired, error.conflicts()), Conflicts.HINT);
        }
        if (error.isConflict()) {
            return new RefusedException(
                    error,
                    desired.title() + " is being changed by others all the time",
                    "find out by whom, and push again");
        }
        return refusal;
    }
}
