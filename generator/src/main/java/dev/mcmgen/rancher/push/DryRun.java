package dev.mcmgen.rancher.push;

import dev.mcmgen.catalog.RancherFacts;
import dev.mcmgen.rancher.ApiError;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.RefusedException;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.WriteOptions;
import dev.mcmgen.rancher.change.ObjectComparison;
import dev.mcmgen.rancher.push.Access.Right;
import dev.mcmgen.rancher.push.Written.Act;

/**
 * Lets the server try an object. Up to 2.15.0 Rancher's webhook does its own part only when it means it, and then misses it on
 * a dry run: the creator's annotation, and what belongs to a pod security template (rancher-api.md §1.4).
 */
final class DryRun {

    private static final String CREATOR = "field.cattle.io/creatorId";

    private final KubernetesApi api;
    private final ServerFacts server;
    private final RancherFacts facts;
    private final ObjectComparison comparison;
    private final PushListener listener;

    DryRun(
            KubernetesApi api,
            ServerFacts server,
            RancherFacts facts,
            ObjectComparison comparison,
            PushListener listener) {
        this.api = api;
        this.server = server;
        this.facts = facts;
        this.comparison = comparison;
        this.listener = listener;
    }

    /** @throws RancherException where the server refuses */
    void tryOut(ApiObject object, Lookup live, Access access) {
        ApiObject desired = TypedForm.of(object);
        try {
            Written written = live instanceof Lookup.Found found
                    ? change(desired, found.object(), access)
                    : new Written(Act.CREATED, create(desired));
            listener.written(written, true);
        } catch (RefusedException e) {
            if (!e.error().isWebhookFailure()) {
                throw e;
            }
            throw new RefusedException(
                    e.error(),
                    desired.title() + " cannot be tried: " + e.error().message(),
                    "the webhook of this Rancher fails on dry runs; mcmgen push --dry-run=client compares without it");
        }
    }

    private ApiObject create(ApiObject desired) {
        if (!desired.kind().equals("Cluster")) {
            return api.create(desired, WriteOptions.TRY);
        }
        ApiObject tried = desired.with(server.userId(), "metadata", "annotations", CREATOR);
        return api.create(triable(tried, desired, ApiObject.NONE), WriteOptions.TRY);
    }

    private Written change(ApiObject desired, ApiObject live, Access access) {
        if (comparison.isSame(desired, live)) {
            return new Written(Act.UNCHANGED, live);
        }
        ApiObject wanted = PodSecurityEntries.kept(desired, live);
        if (desired.kind().equals("Cluster")) {
            wanted = triable(wanted, desired, live);
        }
        boolean removes = !Overlay.removedPools(desired, live).isEmpty();
        if (access.may(Right.PATCH) && server.appliesCluster(facts) && !removes) {
            return new Written(Act.CHANGED, apply(RanchersWords.of(wanted, live, comparison)));
        }
        return new Written(Act.CHANGED, api.replace(Overlay.of(wanted, live), WriteOptions.TRY));
    }

    /** Whose conflicts are only our own is not known before the ownership is moved, which a try does not do. */
    private ApiObject apply(ApiObject wanted) {
        try {
            return api.apply(wanted, WriteOptions.TRY);
        } catch (RefusedException e) {
            ApiError error = e.error();
            if (error.conflicts().isEmpty()) {
                throw e;
            }
            if (!ObjectWriter.isOurOwn(error.conflicts())) {
                listener.remark(Remark.warning(
                        Conflicts.sentence(wanted, error.conflicts()).replaceFirst("^nothing was changed", "conflict"),
                        Conflicts.HINT));
            }
            return api.apply(wanted, WriteOptions.TRY.forced());
        }
    }

    /** Without the part of the pod security template that this webhook cannot try. */
    private ApiObject triable(ApiObject wanted, ApiObject desired, ApiObject live) {
        String template = PodSecurityEntries.template(desired);
        String before = PodSecurityEntries.template(live);
        if (template.isEmpty() == before.isEmpty() || server.triesPodSecurity(facts)) {
            return wanted;
        }
        listener.remark(Remark.note(
                "the pod security template was left out of the try: the webhook of Rancher " + server.version()
                        + " cannot try " + (template.isEmpty() ? "taking one away" : "adding one"),
                ""));
        ApiObject same = PodSecurityEntries.withTemplateOf(wanted, live);
        return PodSecurityEntries.kept(same, live);
    }
}
