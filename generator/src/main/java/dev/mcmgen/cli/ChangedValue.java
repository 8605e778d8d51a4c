package dev.mcmgen.cli;

import dev.mcmgen.rancher.change.Shown;
import dev.mcmgen.yaml.JsonWriter;
import dev.mcmgen.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A changed value as lines: old and new beside each other where they are short, item by item where they are lists. */
final class ChangedValue {

    private static final int WIDTH = 160;

    private ChangedValue() {}

    /** The first line begins with the name; the others belong below it. */
    static List<String> lines(String name, Shown shown) {
        if (shown instanceof Shown.Values values) {
            return values(name, values);
        }
        List<String> lines = new ArrayList<>();
        lines.add(shown instanceof Shown.Hidden ? name + ": (not shown)" : name);
        if (shown instanceof Shown.Lines text) {
            lines.addAll(text.lines());
        }
        return lines;
    }

    private static List<String> values(String name, Shown.Values values) {
        Optional<Object> before = values.before();
        Optional<Object> after = values.after();
        if (before.isPresent() && after.isPresent()) {
            return before.get() instanceof List<?> old && after.get() instanceof List<?> young
                    ? items(name, old, young)
                    : List.of(name + ": " + inline(before.get()) + " → " + inline(after.get()));
        }
        Object value = before.or(() -> after).orElse("");
        boolean block = YamlWriter.isBlock(value)
                || (value instanceof String text && text.strip().contains("\n"));
        if (!block) {
            return List.of(name + ": " + inline(value));
        }
        List<String> lines = new ArrayList<>();
        lines.add(name + ":");
        if (value instanceof String text) {
            text.lines().forEach(lines::add);
        } else {
            YamlWriter.write(value).lines().forEach(lines::add);
        }
        return lines;
    }

    private static List<String> items(String name, List<?> old, List<?> young) {
        List<Object> gone = new ArrayList<>(old);
        List<Object> come = new ArrayList<>(young);
        young.forEach(gone::remove);
        old.forEach(come::remove);
        List<String> lines = new ArrayList<>();
        lines.add(gone.isEmpty() && come.isEmpty() ? name + ": the same items in another order" : name + ":");
        if (gone.isEmpty() && come.isEmpty()) {
            lines.add("- " + inline(old));
            lines.add("+ " + inline(young));
        }
        if (gone.size() == come.size() && (isLong(gone) || isLong(come))) {
            for (int i = 0; i < gone.size(); i++) {
                lines.addAll(ChangedItem.lines(gone.get(i), come.get(i)));
            }
            return lines;
        }
        gone.forEach(item -> lines.add("- " + inline(item)));
        come.forEach(item -> lines.add("+ " + inline(item)));
        return lines;
    }

    private static boolean isLong(List<Object> items) {
        return items.stream().anyMatch(item -> whole(item).length() > WIDTH);
    }

    private static String whole(Object value) {
        return value instanceof Map || value instanceof List
                ? JsonWriter.write(value).replaceAll("\\n\\s*", " ").strip()
                : JsonWriter.compact(value);
    }

    private static String inline(Object value) {
        String text = whole(value);
        int[] points = text.codePoints().toArray();
        return points.length <= WIDTH ? text : new String(points, 0, WIDTH - 1) + "…";
    }
}
