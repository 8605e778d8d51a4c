package dev.mcmgen.importing.proof;

import java.util.List;

/**
 * What came of comparing.
 *
 * @param groups how many groups of nodes were compared
 * @param settings how many settings of theirs
 * @param files how many files of theirs
 * @param restated settings by key, and files by path, that say the same in other words
 */
public record Verdict(List<Difference> differences, List<String> restated, int groups, int settings, int files) {

    public Verdict {
        differences = List.copyOf(differences);
        restated = List.copyOf(restated);
    }

    public boolean isSame() {
        return differences.isEmpty();
    }
}
