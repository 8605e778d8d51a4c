package dev.mcmgen.schema;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;

/** What stands at a place, in words for a message. */
final class Found {

    private static final int LONGEST = 60;

    private Found() {}

    static String describe(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return mapping.entries().isEmpty() ? "an empty object" : "an object";
        }
        if (node instanceof YamlSequence sequence) {
            int size = sequence.items().size();
            return size == 0 ? "an empty list" : size == 1 ? "a list of one entry" : "a list of " + size + " entries";
        }
        YamlScalar scalar = (YamlScalar) node;
        if (scalar.isNull()) {
            return "nothing";
        }
        if (scalar.value() instanceof String text) {
            return "text " + quoted(text);
        }
        return scalar.value() instanceof Boolean ? scalar.text() : "the number " + scalar.text();
    }

    /** The text in quotes, on one line and not too long. */
    static String quoted(String text) {
        String line = text.strip().replace("\n", "\\n").replace("\t", "\\t");
        int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
        return "\"" + line.substring(0, end) + (end < line.length() ? "…" : "") + "\"";
    }
}
