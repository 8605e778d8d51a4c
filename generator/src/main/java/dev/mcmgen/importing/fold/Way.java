package dev.mcmgen.importing.fold;

import java.util.Optional;

/**
 * How far a cluster is taken apart; the further ways are tried where a spec of the nearer one does not amount to the same.
 *
 * @param machines what the spec says of machines
 * @param keepsSelectors whether {@code machineSelectorConfig} stays as it is, in the overrides
 * @param keepsFiles whether {@code machineSelectorFiles} stays as it is
 */
public record Way(Machines machines, boolean keepsSelectors, boolean keepsFiles) {

    /** What the spec says of machines. */
    public enum Machines {
        /** Their fields, typed where the driver is vSphere. */
        FIELDS,
        /** The fields of the machine config in the driver's words. */
        DRIVER_FIELDS,
        /** Only what machine config each pool names, in the overrides. */
        NAMES
    }

    /** As far as can be. */
    public static final Way FURTHEST = new Way(Machines.FIELDS, false, false);

    /** The next way to say what machines are made from; empty where there is none. */
    public Optional<Way> withOtherMachines() {
        return switch (machines) {
            case FIELDS -> Optional.of(new Way(Machines.DRIVER_FIELDS, keepsSelectors, keepsFiles));
            case DRIVER_FIELDS -> Optional.of(new Way(Machines.NAMES, keepsSelectors, keepsFiles));
            case NAMES -> Optional.empty();
        };
    }

    public Way keepingSelectors() {
        return new Way(machines, true, keepsFiles);
    }

    public Way keepingFiles() {
        return new Way(machines, keepsSelectors, true);
    }
}
