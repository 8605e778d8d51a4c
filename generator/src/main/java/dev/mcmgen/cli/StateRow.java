package dev.mcmgen.cli;

import dev.mcmgen.rancher.progress.ClusterState;
import dev.mcmgen.rancher.progress.ManagementState;
import dev.mcmgen.rancher.progress.Part;
import dev.mcmgen.rancher.progress.Standing;
import dev.mcmgen.rancher.progress.Standing.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a tree of states.
 *
 * @param isDetail whether it can be left out where there is little room: a machine with which all is well
 */
record StateRow(int depth, String label, String state, Health health, String age, String message, boolean isDetail) {

    /** The lines of a cluster: itself, its control plane, its pools, their machines. */
    static List<StateRow> of(ClusterState state, Instant now) {
        List<StateRow> rows = new ArrayList<>();
        for (Part part : state.parts()) {
            rows.add(of(part, label(part, state), now));
        }
        if (!state.visible().machines()) {
            String known = state.management().map(StateRow::words).orElse("");
            String message = "this user may not see them" + known;
            rows.add(new StateRow(1, "machines", "", Health.GOOD, "", message, false));
        }
        return rows;
    }

    private static StateRow of(Part part, String label, Instant now) {
        Standing standing = part.standing();
        boolean separate = !standing.state().isEmpty() && !part.count().isEmpty();
        return new StateRow(
                part.kind().depth(),
                Printable.text(label),
                standing.state() + (separate ? ", " : "") + part.count(),
                standing.health(),
                Ages.since(standing.since(), now),
                line(standing.message()),
                part.kind() == Part.Kind.MACHINE && standing.health() == Health.GOOD);
    }

    private static String label(Part part, ClusterState state) {
        return switch (part.kind()) {
            case CLUSTER -> (part.name() + " " + state.cluster().kubernetesVersion()).strip();
            case CONDITION -> "condition " + part.name();
            case CONTROL_PLANE -> "control plane";
            case POOL -> "pool " + part.name();
            case MACHINE -> part.name();
        };
    }

    private static String words(ManagementState known) {
        return ", Rancher counts " + known.nodes() + (known.nodes() == 1 ? " node" : " nodes");
    }

    /** A line of a list of clusters. */
    static StateRow inList(ClusterState state, String label, Instant now) {
        Standing standing = state.standing();
        return new StateRow(
                0,
                Printable.text(label),
                standing.state(),
                standing.health(),
                Ages.since(standing.since(), now),
                line(standing.message()),
                false);
    }

    /** The text in one line, without what would move the cursor. */
    static String line(String text) {
        return Printable.text(text.strip().replaceAll("\\s*\\n\\s*", "; "));
    }
}
