package dev.mcmgen.cli;

import dev.mcmgen.yaml.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a file that a person wrote, to show beside a message.
 *
 * @param lines empty where the text is not to be had
 */
record SourceText(List<String> lines) {

    /** Above this size, in bytes, a file is not read a second time only to show its lines. */
    private static final long LARGEST = 4L << 20;

    /** The longest part of a line that is shown, in code points. */
    private static final int WIDTH = 100;

    /** A line that may hold a secret in clear is not repeated in a message, which may end up in a log. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)passw|passphrase|token|secret|(private|access|api).?key");

    /** A line, and what to print below it before a caret. */
    record Excerpt(String line, String indent) {}

    static SourceText of(String text) {
        return new SourceText(text.lines().toList());
    }

    /** The text of a file as named in a {@link Position}; no lines if it cannot be read. */
    static SourceText ofFile(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) && Files.size(path) <= LARGEST
                    ? of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8))
                    : of("");
        } catch (IOException | InvalidPathException e) {
            // The message stands without its source line.
            return of("");
        }
    }

    Optional<Excerpt> excerpt(Position place) {
        if (place.line() < 1 || place.line() > lines.size()) {
            return Optional.empty();
        }
        String line = lines.get(place.line() - 1);
        int[] points = line.codePoints().toArray();
        int column = place.column() - 1;
        if (line.isBlank()
                || column < 0
                || column > points.length
                || SECRET.matcher(line).find()) {
            return Optional.empty();
        }
        int from = column < WIDTH ? 0 : column - WIDTH / 2;
        int to = Math.min(points.length, from + WIDTH);
        StringBuilder indent = new StringBuilder();
        for (int i = from; i < column; i++) {
            indent.append(points[i] == '\t' ? '\t' : ' ');
        }
        return Optional.of(new Excerpt(Printable.text(new String(points, from, to - from)), indent.toString()));
    }
}
