package dev.mcmgen.importing.proof;

import dev.mcmgen.yaml.JsonPointer;
import java.util.Optional;

/** What may make a difference go away. */
public sealed interface Repair {

    /**
     * The part of the Cluster is kept in the overrides.
     *
     * @param field of the Cluster
     * @param value what stands there; empty where nothing does
     */
    record KeepField(JsonPointer field, Optional<Object> value) implements Repair {}

    /** The key is kept for all nodes; if that does not do, the selectors are kept as they are. */
    record KeepKey(String key, Optional<Object> value) implements Repair {}

    /** The files of machines are kept as they are. */
    record KeepFiles() implements Repair {}

    /** The manifests are kept as they are. */
    record KeepManifests(Optional<Object> value) implements Repair {}

    /** The machines are said in another way. */
    record OtherMachines() implements Repair {}

    /** Nothing does. */
    record None() implements Repair {}
}
