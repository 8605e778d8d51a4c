package dev.mcmgen.yaml;

import java.util.Optional;

/** Escapes in double quotes that the parser takes, since YAML 1.2 and JSON have them, and that yaml.v2 refuses. */
final class GoEscapes {

    private GoEscapes() {}

    static Optional<Problem> check(Composed.Scalar scalar, YamlText text) {
        if (scalar.style() != YamlScalar.Style.DOUBLE_QUOTED) {
            return Optional.empty();
        }
        String source = text.text();
        int from = text.offset(scalar.position()) + 1;
        for (int i = from; i + 1 < source.length() && source.charAt(i) != '"'; i++) {
            if (source.charAt(i) == '\\') {
                if (refused(source, i)) {
                    return Optional.of(new Problem(
                            "yaml/unreadable",
                            text.position(i),
                            "Go's YAML refuses the escape " + source.substring(i, i + 2),
                            "write the character itself"));
                }
                i++;
            }
        }
        return Optional.empty();
    }

    /** {@code \/}, and halves of characters such as {@code \ud83d}. */
    private static boolean refused(String source, int backslash) {
        char escape = source.charAt(backslash + 1);
        if (escape != 'u' || backslash + 6 > source.length()) {
            return escape == '/';
        }
        String digits = source.substring(backslash + 2, backslash + 6);
        return digits.matches("[dD][89a-fA-F][0-9a-fA-F]{2}");
    }
}
