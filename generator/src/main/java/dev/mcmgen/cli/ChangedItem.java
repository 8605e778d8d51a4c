package dev.mcmgen.cli;

import dev.mcmgen.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An item of a list that is too long for one line, old and new as YAML: what differs, with a little around it. */
final class ChangedItem {

    private static final int CONTEXT = 2;

    private ChangedItem() {}

    static List<String> lines(Object old, Object young) {
        List<String> before = yaml(ordered(old, young));
        List<String> after = yaml(young);
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> lines = new ArrayList<>();
        add("  ", before.subList(Math.max(0, head - CONTEXT), head), lines);
        add("- ", before.subList(head, before.size() - tail), lines);
        add("+ ", after.subList(head, after.size() - tail), lines);
        List<String> rest = before.subList(before.size() - tail, before.size());
        add("  ", rest.subList(0, Math.min(CONTEXT, rest.size())), lines);
        return lines;
    }

    private static List<String> yaml(Object value) {
        return YamlWriter.write(value).lines().toList();
    }

    private static void add(String sign, List<String> lines, List<String> all) {
        lines.forEach(line -> all.add(sign + line));
    }

    /** The order of fields means nothing: the same in both, no line differs because of it. */
    private static Object ordered(Object value, Object like) {
        if (value instanceof Map<?, ?> map && like instanceof Map<?, ?> other) {
            Map<String, Object> fields = new LinkedHashMap<>();
            other.forEach((key, inner) -> {
                Object own = map.get(key);
                if (own != null) {
                    fields.put(String.valueOf(key), ordered(own, inner));
                }
            });
            map.forEach((key, inner) -> fields.putIfAbsent(String.valueOf(key), inner));
            return fields;
        }
        if (value instanceof List<?> list && like instanceof List<?> other) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(i < other.size() ? ordered(list.get(i), other.get(i)) : list.get(i));
            }
            return items;
        }
        return value;
    }
}
