package dev.mcmgen.rancher.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a cluster that stands otherwise than before, that is new, or that is gone.
 *
 * @param part as it is now; where it is gone, as it was
 */
public record Change(Part part, boolean gone) {

    /** What changed from one look to the next; at the first look, everything. */
    static List<Change> between(Optional<ClusterState> before, ClusterState now) {
        List<Part> old = before.map(ClusterState::parts).orElse(List.of());
        List<Part> parts = now.parts();
        List<Change> changes = new ArrayList<>();
        for (Part part : parts) {
            Optional<Part> same = old.stream().filter(part::isSame).findFirst();
            if (same.isEmpty() || !same.get().says(part)) {
                changes.add(new Change(part, false));
            }
        }
        old.stream()
                .filter(part -> parts.stream().noneMatch(part::isSame))
                .forEach(part -> changes.add(new Change(part, true)));
        return changes;
    }
}
