package dev.mcmgen.yaml;

import java.util.Optional;
import java.util.function.Function;

/**
 * Tabs between a key and its value, which Go reads like spaces and the parser refuses. They are replaced one by one, each
 * where the parser stopped, since a tab inside a scalar must stay.
 */
final class SeparatorTabs {

    /** Characters that may be parsed again for the sake of tabs: bounds the time that a file of tabs takes. */
    private static final long MAX_WORK = 5_000_000;

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

    /** Where the reading ended at a tab that has more than indentation and dashes before it on its line. */
    private static Optional<Integer> separatorTab(Composed.Stream stream, YamlText text) {
        if (stream.error().isEmpty()) {
            return Optional.empty();
        }
        int i = text.offset(stream.error().get().position());
        return i < text.text().length() && text.text().charAt(i) == '\t' && hasMoreThanMarks(text.text(), i)
                ? Optional.of(i)
                : Optional.empty();
    }

    /** Whether more than indentation and the marks of items and keys stands before a place on its line. */
    private static boolean hasMoreThanMarks(String text, int place) {
        for (int i = place - 1; i >= 0 && text.charAt(i) != '\n' && text.charAt(i) != '\r'; i--) {
            if (" \t-?".indexOf(text.charAt(i)) < 0) {
                return true;
            }
        }
        return false;
    }
}
