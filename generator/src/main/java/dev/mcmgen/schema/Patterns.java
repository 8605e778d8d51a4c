package dev.mcmgen.schema;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The regular expressions of a schema, each made when it is first needed. Serves any number of threads. */
final class Patterns {

    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    /** Whether the text holds a match, as JSON Schema means it. */
    boolean find(String pattern, String text) {
        Pattern known = patterns.get(pattern);
        if (known == null) {
            known = compiled(pattern);
            patterns.put(pattern, known);
        }
        return known.matcher(text).find();
    }

    /** To Java, $ is also before a last line feed; to JSON Schema it is the end of the text and nothing else. */
    private static Pattern compiled(String pattern) {
        StringBuilder exact = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            inClass = (inClass || c == '[') && c != ']';
            if (c == '\\') {
                exact.append(c).append(pattern.charAt(++i));
            } else if (c == '$' && !inClass) {
                exact.append("\\z");
            } else {
                exact.append(c);
            }
        }
        return Pattern.compile(exact.toString());
    }
}
