package dev.mcmgen.yaml;

/**
 * A scalar.
 *
 * @param position its first character, the quote or block indicator included
 * @param text its text after unquoting and folding, before any typing
 * @param style how it was written
 * @param value what the reader's rules made of the text: String, Boolean, Long, {@code BigInteger}, Double or
 *     {@link #NULL}
 */
public record YamlScalar(Position position, String text, Style style, Object value) implements YamlNode {

    /** YAML's null; Java's null stands in no signature here. */
    public static final Object NULL = Null.NULL;

    /** How a scalar was written. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    private enum Null {
        NULL;

        @Override
        public String toString() {
            return "null";
        }
    }

    public boolean isNull() {
        return value == NULL;
    }

    @Override
    public Object toData() {
        return value;
    }
}
