package dev.mcmgen.rancher.change;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.mcmgen.secret.SecretMask;
import java.util.ArrayList;
import java.util.List;

/** Two texts as a unified diff. What differs is found in the texts themselves, and shown with secrets masked. */
final class TextDifference {

    private static final int CONTEXT = 2;
    private static final int HEADER = 2;

    private TextDifference() {}

    static boolean isText(String text) {
        return text.strip().contains("\n");
    }

    static List<String> of(String before, String after) {
        List<String> from = numbered(before, "-");
        List<String> to = numbered(after, "+");
        List<String> old = before.lines().toList();
        var patch = DiffUtils.diff(old, after.lines().toList());
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff("a", "b", old, patch, CONTEXT);
        return unified.isEmpty() ? onlyAtTheEnd() : masked(unified.subList(HEADER, unified.size()), from, to);
    }

    /** The lines are the same, and the line feeds at the end are not. */
    private static List<String> onlyAtTheEnd() {
        return List.of("  (the line feed at the end)");
    }

    private static List<String> numbered(String text, String sign) {
        return SecretMask.lines(text.lines().toList()).stream()
                .map(line -> sign + line)
                .toList();
    }

    /** The same diff with each line taken from the masked texts, by its number. */
    private static List<String> masked(List<String> unified, List<String> from, List<String> to) {
        List<String> shown = new ArrayList<>();
        int old = 0;
        int young = 0;
        for (String line : unified) {
            if (line.startsWith("@@")) {
                String[] parts = line.split(" ", -1);
                old = start(parts[1]);
                young = start(parts[2]);
                shown.add(line);
            } else if (line.startsWith("-")) {
                shown.add(from.get(old++));
            } else if (line.startsWith("+")) {
                shown.add(to.get(young++));
            } else {
                shown.add(" " + to.get(young++).substring(1));
                old++;
            }
        }
        return shown;
    }

    /** The index of the first line of {@code -12,7}. */
    private static int start(String range) {
        return Math.max(0, Integer.parseInt(range.substring(1).replaceFirst(",.*", "")) - 1);
    }
}
