package dev.mcmgen.rules.node;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How sure it is what a release does, and what a node's configuration says. */
final class Certainty {

    private Certainty() {}

    /** An error where the release is one that was looked at; else a warning. */
    static Severity of(Target target) {
        return target.release().isPresent() && isCovered(target.release().get(), target)
                ? Severity.ERROR
                : Severity.WARNING;
    }

    private static boolean isCovered(Release release, Target target) {
        return target.catalog().facts(release).known()
                || (release.distribution() == Distribution.RKE2
                        && release.compareTo(target.catalog()
                                        .releases(Distribution.RKE2)
                                        .last())
                                <= 0);
    }

    static boolean isRke2(Target target) {
        return target.effective().distribution() == Distribution.RKE2;
    }

    /** The release where it is of RKE2. */
    static Optional<Release> rke2(Target target) {
        return isRke2(target.release()) ? target.release() : Optional.empty();
    }

    private static boolean isRke2(Optional<Release> release) {
        return release.isPresent() && release.get().distribution() == Distribution.RKE2;
    }

    /** Whether a drop-in that Rancher brings to the nodes, and whose text is not at hand, may change any key after all. */
    static boolean mayBeOverridden(Nodes nodes) {
        for (NodeFile file : nodes.dropIns()) {
            if (file.content().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The node groups whose values are certain. */
    static List<Nodes> certain(Target target) {
        List<Nodes> certain = new ArrayList<>();
        for (Nodes nodes : target.nodes()) {
            if (!mayBeOverridden(nodes)) {
                certain.add(nodes);
            }
        }
        return certain;
    }
}
