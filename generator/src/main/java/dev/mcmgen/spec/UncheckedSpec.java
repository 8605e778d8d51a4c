package dev.mcmgen.spec;

import dev.mcmgen.yaml.ProblemsException;
import java.util.function.Supplier;

/** A cluster whose YAML was read, and nothing more. */
public final class UncheckedSpec {

    private final Supplier<ExaminedSpec> examine;

    UncheckedSpec(Supplier<ExaminedSpec> examine) {
        this.examine = examine;
    }

    /** Lays overlays and {@code --set} over it, and checks it. Any thread may do so. */
    public ExaminedSpec examine() {
        return examine.get();
    }

    /**
     * The same for those who can use a spec that is in order only.
     *
     * @throws ProblemsException with everything that is wrong with this cluster
     */
    SpecDocument check() {
        ExaminedSpec examined = examine();
        if (!examined.problems().isEmpty()) {
            throw new ProblemsException(examined.problems());
        }
        return examined.document().orElseThrow();
    }
}
