package dev.mcmgen.cli;

import dev.mcmgen.schema.NearestWord;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The words that someone may have meant. */
final class NearestWords {

    private static final int MOST = 3;

    private NearestWords() {}

    /** The words within a few strokes of what was written, nearest first; at most three. */
    static List<String> of(String written, Collection<String> words) {
        String lower = written.toLowerCase(Locale.ROOT);
        int limit = Math.max(
                1,
                Math.min(
                        3,
                        (int) lower.codePoints()
                                        .filter(Character::isLetterOrDigit)
                                        .count()
                                / 2));
        record Candidate(String word, int strokes) {}
        return words.stream()
                .map(word -> new Candidate(word, NearestWord.edits(lower, word.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.strokes() <= limit)
                .sorted(Comparator.comparingInt(Candidate::strokes).thenComparing(Candidate::word))
                .limit(MOST)
                .map(Candidate::word)
                .toList();
    }

    /** The next step for a word that is not known: the nearest words, or all of them where none is near. */
    static String hint(String written, Collection<String> words) {
        List<String> nearest = of(written, words);
        return nearest.isEmpty()
                ? (words.size() == 1 ? "there is only " : "there are ") + String.join(", ", words)
                : "did you mean " + String.join(" or ", nearest) + "?";
    }
}
