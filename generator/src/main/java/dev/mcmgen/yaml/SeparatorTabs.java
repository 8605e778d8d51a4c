package dev.mcmgen.yaml;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tabs between a key and its value, which Go reads like spaces and the parser refuses. They are replaced one by one, each
 * where the parser stopped, since a tab inside a scalar must stay.
 */
final class SeparatorTabs {

    /** Characters that may be parsed again for the sake of tabs: bounds the time that a file of tabs takes. */
    private static final long MAX_WORK = 5_000_000;

    /** A line that ends in plain text, without a comment. */
    private static final Pattern PLAIN =
            Pattern.compile("(?<indent> *(?:- +(?=.*: ))*)(?!#|-$)(?:(?! #|\t#| -$|[|>][-+0-9]*$).)+(?<![\"'\\]}:|>])");

    private SeparatorTabs() {}

    static Composed.Stream compose(YamlText text, int maxDepth) {
        return compose(text, source -> Composer.compose(source, maxDepth));
    }

    /** The same of the first document only. */
    static Composed.Stream composeFirst(YamlText text, int maxDepth) {
        return compose(text, source -> Composer.composeFirst(source, maxDepth));
    }

    private static Composed.Stream compose(YamlText text, Function<YamlText, Composed.Stream> composer) {
        Composed.Stream stream = composer.apply(text);
        YamlText source = text;
        for (long work = 0; work < MAX_WORK; work += source.text().length() + 1000) {
            Optional<Integer> tab = separatorTab(stream, source);
            if (tab.isEmpty()) {
                break;
            }
            source = YamlText.of(text.file(), spaces(source.text(), tab.get()));
            stream = composer.apply(source);
        }
        return stream;
    }

    private static String spaces(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == '\t') {
            to++;
        }
        return text.substring(0, from) + " ".repeat(to - from) + text.substring(to);
    }

    /** The tab at which the reading ended, or behind which it did, if Go reads on there. */
    private static Optional<Integer> separatorTab(Composed.Stream stream, YamlText source) {
        if (stream.error().isEmpty()) {
            return Optional.empty();
        }
        String text = source.text();
        return Optional.of(source.offset(stream.error().get().position()))
                .map(i -> isTab(text, i) ? i : i - 1)
                .filter(i -> isTab(text, i))
                .filter(i -> {
                    int lineStart = lineStart(text, i);
                    String before = text.substring(lineStart, i);
                    return before.chars().anyMatch(c -> " \t-?".indexOf(c) < 0)
                            || before.startsWith("---")
                            || (before.isBlank() && goesOn(text, lineStart, i - lineStart));
                });
    }

    private static boolean isTab(String text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) == '\t';
    }

    private static int lineStart(String text, int index) {
        return Math.max(text.lastIndexOf('\n', index), text.lastIndexOf('\r', index)) + 1;
    }

    /**
     * Whether the line is still part of a plain text above it, or the white space that follows it: Go takes a tab there,
     * if it stands deeper than the block.
     */
    private static boolean goesOn(String text, int lineStart, int column) {
        String above = text.substring(0, lineStart).stripTrailing();
        Matcher plain = PLAIN.matcher(above.substring(lineStart(above, above.length())));
        return plain.matches() && column > plain.group("indent").length();
    }
}
