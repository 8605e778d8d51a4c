package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.ArgumentList.Basis;

/** How far the release is known: to the Rancher that shall make the cluster, and to the catalogue. */
final class ReleaseChecks implements Concern {

    private static final String FIELD = "/spec/kubernetesVersion";

    @Override
    public void addTo(Draft draft) {
        if (!draft.isForRancher()) {
            return;
        }
        draft.rancher()
                .ifPresent(rancher -> draft.catalog()
                        .rancher()
                        .minors(rancher)
                        .filter(minors -> !minors.contains(draft.release()))
                        .ifPresent(minors -> draft.warn(
                                FIELD,
                                "rancher/release-not-offered",
                                "Rancher " + rancher + " offers releases from " + minors.first() + " to "
                                        + minors.last() + ", so " + draft.release() + " is not among them",
                                "choose a release that it offers, or upgrade Rancher first")));
        if (draft.catalog().arguments(draft.release()).basis() instanceof Basis.NewestBelow newest
                && !newest.list().equals(draft.release())) {
            draft.warn(
                    FIELD,
                    "release/newer-than-lists",
                    "which keys Rancher lets through was not read for " + draft.release() + "; what is said of them"
                            + " rests on the list of " + newest.list(),
                    "take a newer mcmgen when there is one");
        }
    }
}
