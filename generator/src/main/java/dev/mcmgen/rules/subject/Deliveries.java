package dev.mcmgen.rules.subject;

import dev.mcmgen.cluster.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The files that reach the nodes of a target, as far as their texts are among the files of the run.
 *
 * @param files in the order in which they are written
 * @param manifests those of them that servers apply by themselves
 * @param isAt whether a file is the one at a path on the nodes
 * @param dropIn whether a key comes from one of them
 * @param failures why nodes do not start with them
 */
record Deliveries(
        List<DeliveredFile> files,
        List<DeliveredFile> manifests,
        BiPredicate<DeliveredFile, String> isAt,
        Predicate<Origin> dropIn,
        List<NoStart> failures) {

    Deliveries {
        files = List.copyOf(files);
        manifests = List.copyOf(manifests);
        failures = List.copyOf(failures);
    }

    /** The last one there: of two with one path it stays. */
    Optional<DeliveredFile> at(String path) {
        Optional<DeliveredFile> found = Optional.empty();
        for (DeliveredFile file : files) {
            found = isAt.test(file, path) ? Optional.of(file) : found;
        }
        return found;
    }

    /** The keys that come from such files, or the others. */
    List<KeyStory> keys(List<KeyStory> all, boolean delivered) {
        List<KeyStory> some = new ArrayList<>();
        for (KeyStory story : all) {
            if (story.uses().get(0).entry().origin().filter(dropIn).isPresent() == delivered) {
                some.add(story);
            }
        }
        return some;
    }
}
