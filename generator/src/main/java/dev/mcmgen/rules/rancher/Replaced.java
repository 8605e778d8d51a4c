package dev.mcmgen.rules.rancher;

import dev.mcmgen.cluster.Fate;
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
            boolean loses = story.key().equals(winner.key())
                    && story.any(fate -> fate instanceof Fate.Overwritten lost && isBy(lost, winner))
                    && !Consequence.isEmpty(story.place().value());
            found = loses ? Optional.of(story.place()) : found;
        }
        return found;
    }

    private static boolean isBy(Fate.Overwritten lost, KeyStory winner) {
        return winner.uses().stream()
                .anyMatch(use -> use.entry()
                        .origin()
                        .filter(origin -> origin.path().toString().equals(lost.by()))
                        .isPresent());
    }
}
