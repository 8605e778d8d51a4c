package dev.mcmgen.rules.rancher;

import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.Origin;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Target;
import java.util.Optional;

/** What a later value of the same key put out of force. */
final class Replaced {

    private Replaced() {}

    /** The value that this one replaced on some nodes; the nearest before it where there are several. */
    static Optional<Place> by(KeyStory winner, Target target) {
        Optional<Place> found = Optional.empty();
        for (KeyStory story : target.stories()) {
            if (story.key().equals(winner.key())
                    && isOverwritten(story, winner)
                    && !Consequence.isEmpty(story.place().value())) {
                found = Optional.of(story.place());
            }
        }
        return found;
    }

    private static boolean isOverwritten(KeyStory story, KeyStory winner) {
        for (KeyStory.Use use : story.uses()) {
            if (use.fate() instanceof Fate.Overwritten lost && isBy(lost, winner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBy(Fate.Overwritten lost, KeyStory winner) {
        for (KeyStory.Use use : winner.uses()) {
            Optional<Origin> origin = use.entry().origin();
            if (origin.isPresent() && origin.get().path().toString().equals(lost.by())) {
                return true;
            }
        }
        return false;
    }
}
