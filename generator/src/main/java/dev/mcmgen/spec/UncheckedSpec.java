package dev.mcmgen.spec;

import dev.mcmgen.yaml.ProblemsException;
import java.util.function.Supplier;

/** A cluster whose YAML was read, and nothing more. */
public final class UncheckedSpec {

    private final Supplier<SpecDocument> check;

    UncheckedSpec(Supplier<SpecDocument> check) {
        this.check = check;
    }

    /**
     * Lays overlays and {@code --set} over it, and checks it. Any thread may do so.
     *
     * @throws ProblemsException with everything that is wrong with this cluster
     */
    public SpecDocument check() {
        return check.get();
    }
}
