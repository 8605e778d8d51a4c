package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a field that is written as a block: its key, all of its value, and the comments right above it.
 *
 * @param first the first line, 1-based
 * @param keyLine the line of the key
 * @param indent what stands before the key
 * @param lines as they are in the file
 */
public record Block(int first, int keyLine, int indent, List<String> lines) {

    public Block {
        lines = List.copyOf(lines);
    }

    /** The line behind it. */
    public int end() {
        return first + lines.size();
    }

    /** Its lines with another indentation. */
    public List<String> indented(int to) {
        List<String> moved = new ArrayList<>();
        for (String line : lines) {
            int own = blanks(line);
            boolean outside = line.isBlank() || own < indent; // a comment further to the left is there on purpose
            moved.add(outside ? line : " ".repeat(to + own - indent) + line.substring(own));
        }
        return moved;
    }

    /**
     * Reads it.
     *
     * @param key where the key begins, first in its line
     * @param list whether the value is a list, whose marks may stand below the key
     */
    static Optional<Block> read(YamlText text, Position key, boolean list) {
        int indent = key.column() - 1;
        int first = key.line();
        while (first > 1 && isCommentAt(text.line(first - 1).orElse(""), indent)) {
            first--;
        }
        int last = key.line();
        for (int line = key.line() + 1; text.line(line).isPresent(); line++) {
            String content = text.line(line).orElse("");
            if (content.isBlank()
                    || (blanks(content) <= indent && content.strip().startsWith("#"))) {
                continue; // part of it if more of it follows
            }
            boolean item = list && blanks(content) == indent && (content.strip() + " ").startsWith("- ");
            if (blanks(content) <= indent && !item) {
                break;
            }
            last = line;
        }
        List<String> lines = new ArrayList<>();
        for (int line = first; line <= last; line++) {
            String content = text.line(line).orElse("");
            if (content.indexOf('\t') >= 0) {
                return Optional.empty();
            }
            lines.add(content);
        }
        return Optional.of(new Block(first, key.line(), indent, lines));
    }

    private static boolean isCommentAt(String line, int indent) {
        return line.strip().startsWith("#") && blanks(line) == indent;
    }

    private static int blanks(String line) {
        int blanks = 0;
        while (blanks < line.length() && line.charAt(blanks) == ' ') {
            blanks++;
        }
        return blanks;
    }
}
