package dev.mcmgen.spec;

import dev.mcmgen.yaml.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A cluster's spec with everything that is wrong with it so far, and what is left of it to look for more.
 *
 * @param problems empty where the spec is in order
 * @param document the spec without what is wrong; present where there are no problems, and where enough is left
 * @param leftOut what the document lacks
 */
public record ExaminedSpec(List<Problem> problems, Optional<SpecDocument> document, LeftOut leftOut) {

    public ExaminedSpec {
        problems = List.copyOf(problems);
    }
}
