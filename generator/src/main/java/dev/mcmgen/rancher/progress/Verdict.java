package dev.mcmgen.rancher.progress;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be thought of a cluster on its way. */
public sealed interface Verdict {

    /** It is what was waited for. */
    record Reached() implements Verdict {}

    /**
     * It is on its way.
     *
     * @param lacks what is missing; nothing where it only has to prove that it stays so
     * @param failingSince since when something is wrong that may pass, by our clock
     */
    record UnderWay(List<Lack> lacks, Optional<Instant> failingSince) implements Verdict {

        public UnderWay {
            lacks = List.copyOf(lacks);
        }
    }

    /** It will not get there by itself. */
    record Failed(List<Lack> lacks) implements Verdict {

        public Failed {
            lacks = List.copyOf(lacks);
        }
    }
}
