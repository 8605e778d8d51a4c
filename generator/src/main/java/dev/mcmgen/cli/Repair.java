package dev.mcmgen.cli;

import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Does in a file what fixes say, and touches nothing else of it: comments, layout and line ends stay. Where two fixes
 * want the same spot, the first does it; the next run sees what is left.
 */
final class Repair {

    private static final Comparator<Fix.Edit> FROM_THE_END = Comparator.comparingInt(Fix.Edit::line)
            .thenComparingInt(Fix.Edit::column)
            .reversed();

    private final List<Fix.Edit> edits = new ArrayList<>();
    private int fixes;

    /** Takes a finding's fix if it can be done beside those that were taken before. */
    void take(Finding finding) {
        List<Fix.Edit> wanted = finding.fix().map(Fix::edits).orElse(List.of());
        boolean free = wanted.stream().noneMatch(edit -> edits.stream().anyMatch(other -> overlap(edit, other)));
        if (free && !wanted.isEmpty()) {
            edits.addAll(wanted);
            fixes++;
        }
    }

    /** Two insertions at one spot overlap too: their order would be chance. */
    private static boolean overlap(Fix.Edit one, Fix.Edit other) {
        return one.line() == other.line()
                && one.column() <= other.column() + other.length()
                && other.column() <= one.column() + one.length();
    }

    /** How many findings it mends. */
    int fixes() {
        return fixes;
    }

    /** The text with everything done. */
    String apply(String text) {
        StringBuilder result = new StringBuilder(text);
        edits.stream().sorted(FROM_THE_END).forEach(edit -> apply(edit, result));
        return result.toString();
    }

    private static void apply(Fix.Edit edit, StringBuilder text) {
        int line = lineStart(text, edit.line());
        if (line < 0) {
            String end = text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n";
            text.append(end).append(edit.text());
            return;
        }
        int start = text.offsetByCodePoints(line, edit.column() - 1);
        int stop = text.offsetByCodePoints(start, edit.length());
        if (edit.text().isEmpty() && start == line) {
            text.delete(start, lineEnd(text, stop));
            return;
        }
        boolean windows = text.indexOf("\r\n") >= 0;
        text.replace(start, stop, windows ? edit.text().replace("\n", "\r\n") : edit.text());
    }

    /** Behind the line's end, if nothing else is left of the line; else where the cut ends. */
    private static int lineEnd(CharSequence text, int stop) {
        int end = stop;
        if (end < text.length() && text.charAt(end) == '\r') {
            end++;
        }
        return end < text.length() && text.charAt(end) == '\n' ? end + 1 : stop;
    }

    /** Where a line begins; -1 where there is none. */
    private static int lineStart(CharSequence text, int line) {
        int start = 0;
        for (int at = 1; at < line; at++) {
            while (start < text.length() && text.charAt(start) != '\n') {
                start++;
            }
            if (start++ >= text.length()) {
                return -1;
            }
        }
        return start < text.length() ? start : -1;
    }
}
