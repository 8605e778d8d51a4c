package dev.mcmgen.spec;

import dev.mcmgen.yaml.Problem;
import java.util.List;

/**
 * What one environment changes in a spec.
 *
 * @param overlays files in the shape of a spec, of which parts may be missing; merged in this order
 * @param assignments values for single fields, set afterwards in this order
 * @param unreadable assignments that could not be read; they are reported with what is wrong in the spec
 */
public record SpecChanges(List<SpecSource> overlays, List<Assignment> assignments, List<Unreadable> unreadable) {

    /** No change. */
    public static final SpecChanges NONE = new SpecChanges(List.of(), List.of());

    public SpecChanges {
        overlays = List.copyOf(overlays);
        assignments = List.copyOf(assignments);
        unreadable = List.copyOf(unreadable);
    }

    public SpecChanges(List<SpecSource> overlays, List<Assignment> assignments) {
        this(overlays, assignments, List.of());
    }

    /**
     * An assignment that could not be read.
     *
     * @param path of the field that it was for; empty where that could not be read either
     */
    public record Unreadable(List<String> path, List<Problem> problems) {

        public Unreadable {
            path = List.copyOf(path);
            problems = List.copyOf(problems);
        }
    }
}
