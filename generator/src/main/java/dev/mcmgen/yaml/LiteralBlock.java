package dev.mcmgen.yaml;

import java.util.Optional;

/**
 * Text of several lines as a literal block: {@code |}, {@code |-} or {@code |+}, then the lines as they are.
 *
 * @param header the indicator that stands after the key or dash
 * @param lines the indented lines, each with its line feed
 */
public record LiteralBlock(String header, String lines) {

    /** How much deeper than their parent the lines stand. */
    private static final int STEP = 2;

    /**
     * The text as a block below something that stands at column {@code parentIndent}.
     *
     * @return empty where a block cannot carry the text: it has one line only, is all line feeds, or holds a character
     *     that must be written by its number
     * @throws IllegalArgumentException if the text holds half a surrogate pair
     */
    public static Optional<LiteralBlock> of(String text, int parentIndent) {
        if (text.indexOf('\n') < 0 || !isCarried(text)) {
            return Optional.empty();
        }
        String body = text.replaceAll("\\n++\\z", "");
        if (body.isEmpty()) {
            return Optional.empty();
        }
        String header = "|" + (startsWithBlank(body) ? Integer.toString(STEP) : "") + chomping(text, body);
        String indent = " ".repeat(parentIndent + STEP);
        StringBuilder lines = new StringBuilder();
        body.lines()
                .forEach(line ->
                        lines.append(line.isEmpty() ? "" : indent).append(line).append('\n'));
        lines.append("\n".repeat(Math.max(0, text.length() - body.length() - 1)));
        return Optional.of(new LiteralBlock(header, lines.toString()));
    }

    /** The readers take the indentation from the first line that is not empty; if that line is indented, it is told. */
    private static boolean startsWithBlank(String body) {
        int first = 0;
        while (body.charAt(first) == '\n') {
            first++;
        }
        return body.charAt(first) == ' ' || body.charAt(first) == '\t';
    }

    private static String chomping(String text, String body) {
        return switch (text.length() - body.length()) {
            case 0 -> "-";
            case 1 -> "";
            default -> "+";
        };
    }

    private static boolean isCarried(String text) {
        return text.codePoints().allMatch(c -> c == '\n' || c == '\t' || !YamlScalars.isEscaped(c));
    }
}
