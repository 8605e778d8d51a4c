package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.RefusedException;
import java.util.function.Supplier;

/** Questions to v3, which a token that is scoped to the cluster {@code local} may not ask (rancher-api.md §1.2). */
final class V3 {

    private V3() {}

    /** The answer, or another one where the token is not accepted. */
    static <T> T unlessUnauthorized(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (RefusedException e) {
            if (e.error().status() == 401) {
                return otherwise;
            }
            throw e;
        }
    }
}
