package dev.mcmgen.importing.proof;

import dev.mcmgen.yaml.JsonWriter;
import java.util.Optional;

/** Values in one line, for people. */
final class Shown {

    private static final int LONGEST = 120;

    private Shown() {}

    static String value(Optional<?> value) {
        return value.map(Shown::text).orElse("nothing");
    }

    private static String text(Object value) {
        String text = value instanceof String plain ? plain : JsonWriter.compact(value);
        String line = text.strip().replaceAll("\\s*\\n\\s*", " ⏎ ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
