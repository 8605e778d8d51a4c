package dev.mcmgen.cli;

import dev.mcmgen.report.Screen;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.yaml.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Shows the lines of the files on disk; knows the text of standard input, which cannot be read again. */
final class SourceScreen implements Screen {

    private final Map<String, SourceText> sources;
    private final boolean color;

    private SourceScreen(Map<String, SourceText> sources, boolean color) {
        this.sources = sources;
        this.color = color;
    }

    SourceScreen() {
        this(new HashMap<>(), false);
    }

    void know(String file, String text) {
        sources.put(file, SourceText.of(text));
    }

    /** Forgets the files, which have changed. */
    void forget() {
        sources.clear();
    }

    SourceScreen colored(boolean on) {
        return new SourceScreen(sources, on);
    }

    @Override
    public Optional<Excerpt> excerpt(Position position) {
        return sources.computeIfAbsent(position.file(), SourceText::ofFile)
                .excerpt(position)
                .map(excerpt -> new Excerpt(excerpt.line(), excerpt.indent()));
    }

    @Override
    public String safe(String text) {
        return Printable.text(text);
    }

    @Override
    public String paint(Severity severity, String text) {
        Style style = switch (severity) {
            case ERROR -> Style.ERROR;
            case WARNING -> Style.WARNING;
            case INFO -> Style.HINT;
        };
        return style.apply(text, color);
    }
}
