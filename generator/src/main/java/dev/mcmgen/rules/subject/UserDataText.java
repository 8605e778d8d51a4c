package dev.mcmgen.rules.subject;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows from the text of user data alone, wherever it stands: many rules ask for the same, pools share a
 * cloud-config, and so do the clusters of a fleet. One serves many threads.
 */
final class UserDataText {

    private final String words;
    private final Map<Object, Boolean> answers = new ConcurrentHashMap<>();
    private final Map<Pattern, Map<String, String>> settings = new ConcurrentHashMap<>();

    UserDataText(String text) {
        this.words = withoutComments(text);
    }

    private static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (String line : text.lines().toList()) {
            if (!line.stripLeading().startsWith("#")) {
                kept.append(kept.isEmpty() ? "" : "\n").append(line);
            }
        }
        return kept.toString();
    }

    /** Everything that is not a comment. */
    String words() {
        return words;
    }

    /** Whether a word stands there. */
    boolean says(String word) {
        return answer(word, () -> words.contains(word));
    }

    /** Whether the words hold what a pattern looks for. */
    boolean has(Pattern pattern) {
        return answer(pattern, () -> pattern.matcher(words).find());
    }

    /**
     * The answer to a question, which is asked once.
     *
     * @param ask may look at nothing but the text
     */
    boolean answer(Object question, BooleanSupplier ask) {
        Boolean known = answers.get(question);
        if (known == null) {
            known = ask.getAsBoolean();
            answers.put(question, known);
        }
        return known;
    }

    /** The names, as the first group of a pattern finds them, each with the last value of its second group. */
    Map<String, String> settings(Pattern pattern) {
        Map<String, String> known = settings.get(pattern);
        if (known == null) {
            known = new HashMap<>();
            Matcher matcher = pattern.matcher(words);
            while (matcher.find()) {
                known.put(matcher.group(1), matcher.group(2));
            }
            settings.put(pattern, known);
        }
        return known;
    }
}
