package dev.mcmgen.spec;

import java.util.List;

/**
 * What one environment changes in a spec.
 *
 * @param overlays files in the shape of a spec, of which parts may be missing; merged in this order
 * @param assignments values for single fields, set afterwards in this order
 */
public record SpecChanges(List<SpecSource> overlays, List<Assignment> assignments) {

    /** No change. */
    public static final SpecChanges NONE = new SpecChanges(List.of(), List.of());

    public SpecChanges {
        overlays = List.copyOf(overlays);
        assignments = List.copyOf(assignments);
    }
}
