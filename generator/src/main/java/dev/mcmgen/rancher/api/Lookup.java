package dev.mcmgen.rancher.api;

import dev.mcmgen.rancher.ApiObject;
import java.util.Optional;

/** What came of looking for an object. A user who may only create is refused the answer (rancher-api.md §0, fact 5). */
public sealed interface Lookup {

    /** There it is. */
    record Found(ApiObject object) implements Lookup {}

    /** There is none. */
    record Absent() implements Lookup {}

    /** Whether there is one, this user may not know. */
    record Hidden() implements Lookup {}

    /** The object, if it was found. */
    default Optional<ApiObject> found() {
        return this instanceof Found there ? Optional.of(there.object()) : Optional.empty();
    }
}
