package dev.mcmgen.yaml;

import java.util.Locale;

/** Which characters may stand in a YAML file, and how one that may not is reported. */
final class Characters {

    private Characters() {}

    /**
     * Whether a character is neither text nor a break that all readers agree on: C0 and C1 controls (NEL included, which
     * YAML 1.1 readers take for a line break), lone surrogates, the byte order mark inside a text, and non-characters.
     * Tab, LF and CR count as controls here.
     */
    static boolean isControl(int c) {
        return c < 0x20
                || (c >= 0x7F && c < 0xA0)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || c == 0xFEFF
                || c == 0xFFFE
                || c == 0xFFFF;
    }

    static Problem problem(int c, Position position, boolean last) {
        return new Problem(
                "yaml/control-character",
                position,
                "the control character " + name(c) + " is not allowed" + (last ? "; further ones are not listed" : ""),
                "delete it");
    }

    static String name(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }
}
