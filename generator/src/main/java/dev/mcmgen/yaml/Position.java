package dev.mcmgen.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A place in a file that a person wrote.
 *
 * @param file the file as it was named on the command line, with {@code /}; {@code <stdin>} for standard input
 * @param line 1-based
 * @param column 1-based, counted in code points
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

    /** The first character of a file: for what concerns the file as a whole. */
    public static Position startOf(String file) {
        return new Position(file, 1, 1);
    }

    @Override
    public int compareTo(Position other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /*
     * Written out, like hashCode: those that Java makes for a record spin classes when they are first used, which costs
     * every start of the program milliseconds (docs/decisions/0008-what-a-start-pays-for.md).
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Position at && line == at.line && column == at.column && file.equals(at.file);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * file.hashCode() + line) + column;
    }

    /** {@code file:line:column}, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
