package dev.mcmgen.cli;

import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Does in a file what fixes say, and touches nothing else of it: comments, layout and line ends stay. Where two fixes
 * want the same spot, the first does it; the next run sees what is left.
 */
final class Repair {

    private static final Comparator<Fix.Edit> FROM_THE_END = Comparator.comparingInt(Fix.Edit::line)
            .thenComparingInt(Fix.Edit::column)
            .reversed();

    private final List<Fix.Edit> edits = new ArrayList<>();
    private final Set<String> made = new HashSet<>();
    private int fixes;

    /** Takes a finding's fix if it can be done beside those that were taken before. */
    void take(Finding finding) {
        List<Fix.Edit> wanted = finding.fix().map(Fix::edits).orElse(List.of());
        String makes = finding.fix().map(Fix::makes).orElse("");
        boolean free = !made.contains(makes)
                && wanted.stream().noneMatch(edit -> edits.stream().anyMatch(other -> overlap(edit, other)));
        if (free && !wanted.isEmpty()) {
            edits.addAll(wanted);
            if (!makes.isEmpty()) {
                made.add(makes);
            }
            fixes++;
        }
    }

    /**
     * Two insertions at one spot overlap too: their order would be chance. So does an insertion behind a line that goes:
     * it continues what stood there.
     */
    private static boolean overlap(Fix.Edit one, Fix.Edit other) {
        boolean meet = one.line() == other.line()
                && one.column() <= other.column() + other.length()
                && other.column() <= one.column() + one.length();
        return meet || continues(one, other) || continues(other, one);
    }

    private static boolean continues(Fix.Edit one, Fix.Edit before) {
        boolean gone = before.column() == 1 && before.text().isEmpty();
        return gone && one.line() == before.line() + 1 && one.column() == 1 && one.length() == 0;
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
        String newline = text.indexOf("\r\n") >= 0 ? "\r\n" : "\n";
        String added = edit.text().replace("\n", newline);
        if (line < 0) {
            String end = text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : newline;
            text.append(end).append(added);
            return;
        }
        int start = text.offsetByCodePoints(line, edit.column() - 1);
        int stop = text.offsetByCodePoints(start, edit.length());
        if (edit.text().isEmpty() && start == line) {
            text.delete(start, lineEnd(text, stop));
            return;
        }
        text.replace(start, stop, added);
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
