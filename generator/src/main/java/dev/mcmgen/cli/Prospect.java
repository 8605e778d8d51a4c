package dev.mcmgen.cli;

import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.change.ClusterDifference;
import dev.mcmgen.rancher.change.ClusterDifference.Presence;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.push.Preflight;
import dev.mcmgen.rancher.push.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would come of pushing one cluster.
 *
 * @param wanted as it was read
 * @param desired with the ids of credentials
 * @param looked what was looked up; empty where that failed
 * @param failure why it failed
 */
record Prospect(
        DesiredCluster wanted, DesiredCluster desired, Optional<Looked> looked, Optional<RancherException> failure) {

    private static final String KEEPS = "take what is there over into the manifest, or choose another name";

    /** What was looked up. */
    record Looked(Preflight.Result preflight, ClusterDifference difference) {}

    static Prospect of(
            DesiredCluster wanted, DesiredCluster desired, Preflight.Result preflight, ClusterDifference difference) {
        return new Prospect(wanted, desired, Optional.of(new Looked(preflight, difference)), Optional.empty());
    }

    static Prospect failed(DesiredCluster wanted, RancherException failure) {
        return new Prospect(wanted, wanted, Optional.empty(), Optional.of(failure));
    }

    String name() {
        return desired.name();
    }

    /** Why nothing is written, each a sentence with the next step; empty where it can be. */
    List<Remark> refusals() {
        List<Remark> refusals = new ArrayList<>();
        failure.ifPresent(
                e -> refusals.add(new Remark(Remark.Weight.REFUSAL, String.valueOf(e.getMessage()), e.hint())));
        looked.ifPresent(found -> {
            found.preflight().remarks().stream().filter(Remark::isRefusal).forEach(refusals::add);
            // Of one that is on its way out, the look before has said so already.
            List<String> immutable = found.difference().presence() == Presence.BEING_DELETED
                    ? List.of()
                    : found.difference().refusals();
            immutable.forEach(sentence -> refusals.add(new Remark(Remark.Weight.REFUSAL, sentence, KEEPS)));
        });
        return refusals;
    }

    boolean isRefused() {
        return !refusals().isEmpty();
    }

    /** What else was noticed; where nothing is written, only what may hurt all the same. */
    List<Remark> remarks() {
        return looked.map(found -> found.preflight().remarks().stream()
                        .filter(remark -> !remark.isRefusal())
                        .filter(remark -> isWritten() || remark.weight() == Remark.Weight.WARNING)
                        .toList())
                .orElse(List.of());
    }

    boolean replacesMachines() {
        return looked.filter(found -> found.difference().replacesMachines()
                        || found.difference().deletesPools())
                .isPresent();
    }

    boolean disturbsNodes() {
        return looked.filter(found ->
                        found.difference().restartsNodes() || found.difference().deletesMachines())
                .isPresent();
    }

    boolean isWritten() {
        return looked.filter(found -> found.difference().isWritten()).isPresent();
    }
}
