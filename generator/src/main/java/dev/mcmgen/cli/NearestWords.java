package dev.mcmgen.cli;

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
                .map(word -> new Candidate(word, strokes(lower, word.toLowerCase(Locale.ROOT))))
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
                ? "there are " + String.join(", ", words)
                : "did you mean " + String.join(" or ", nearest) + "?";
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two words. */
    private static int strokes(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
