package dev.mcmgen.spec;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value for one field, from {@code --set path=value} or {@code --set-string path=value}. A path is names with dots
 * between them; an item of a list is its index or, for pools and others that have one, its name in brackets:
 * {@code spec.pools[cp].quantity}. A dot that belongs to a name has a backslash before it.
 *
 * @param path names, and items of lists in brackets
 * @param value its place is {@code --set path}, for there is no file; null removes the field
 */
public record Assignment(List<String> path, YamlNode value) {

    private static final Pattern STEP = Pattern.compile("((?:[^.\\[\\]\\\\]|\\\\.)+)|(\\[[^\\[\\]]+])");

    public Assignment {
        path = List.copyOf(path);
    }

    /**
     * Reads {@code path=value}, the value being YAML on one line: {@code true}, {@code 3}, {@code [a, b]}.
     *
     * @throws ProblemsException if it cannot be read
     */
    public static Assignment ofYaml(String text) {
        String path = pathText(text);
        String place = "--set " + path;
        byte[] yaml = ("value: " + text.substring(path.length() + 1)).getBytes(StandardCharsets.UTF_8);
        YamlMapping read = StrictYaml.read(place, yaml);
        if (read.entries().size() != 1) {
            throw problem(path, "the value is more than one YAML value", "use an overlay file");
        }
        return new Assignment(steps(path), read.entries().get(0).value());
    }

    /**
     * Reads {@code path=value}, the value being text whatever it looks like.
     *
     * @throws ProblemsException if the path cannot be read
     */
    public static Assignment ofText(String text) {
        String path = pathText(text);
        String value = text.substring(path.length() + 1);
        return new Assignment(steps(path), new YamlScalar(place(path), value, YamlScalar.Style.DOUBLE_QUOTED, value));
    }

    /** The path of {@code path=value}; empty where it cannot be read. */
    public static List<String> pathOf(String text) {
        try {
            return steps(pathText(text));
        } catch (ProblemsException e) {
            return List.of();
        }
    }

    /** The path as a pointer, as {@link LeftOut} has it. */
    static JsonPointer pointer(List<String> path) {
        return new JsonPointer(path.stream()
                .map(step -> step.startsWith("[") ? LeftOut.ANY_ITEM : step)
                .toList());
    }

    private static String pathText(String text) {
        int end = text.indexOf('=');
        if (end <= 0) {
            throw problem(text, "path=value expected", "for example spec.kubeProxy.mode=ipvs");
        }
        return text.substring(0, end);
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (matcher.find()) {
            String between = path.substring(end, matcher.start());
            boolean joined = (matcher.group(2) != null || steps.isEmpty()) ? between.isEmpty() : between.equals(".");
            if (!joined) {
                break;
            }
            steps.add(matcher.group().replaceAll("\\\\(.)", "$1"));
            end = matcher.end();
        }
        if (end != path.length() || steps.isEmpty() || steps.get(0).startsWith("[")) {
            throw problem(path, "the path cannot be read", "for example spec.pools[cp].quantity=3");
        }
        return steps;
    }

    /**
     * The tree with the value in place.
     *
     * @throws ProblemsException if the path leads to an item that a list does not have, or through a single value
     */
    YamlMapping applyTo(YamlMapping root) {
        return in(root, 0);
    }

    private YamlMapping in(YamlMapping mapping, int step) {
        String name = path.get(step);
        if (name.startsWith("[")) {
            throw problem(shown(step), "there is an object, not a list", "");
        }
        List<YamlMapping.Entry> entries = new ArrayList<>(mapping.entries());
        Optional<YamlMapping.Entry> old = mapping.entry(name);
        int index = old.map(entries::indexOf).orElse(entries.size());
        old.ifPresent(entries::remove);
        YamlNode below = old.map(YamlMapping.Entry::value).orElse(new YamlMapping(value.position(), List.of()));
        YamlScalar key = old.map(YamlMapping.Entry::key)
                .orElse(new YamlScalar(value.position(), name, YamlScalar.Style.PLAIN, name));
        if (step < path.size() - 1) {
            entries.add(index, new YamlMapping.Entry(key, inside(below, step + 1)));
        } else if (!isRemoval()) {
            entries.add(index, new YamlMapping.Entry(key, value));
        }
        return new YamlMapping(mapping.position(), entries);
    }

    private YamlNode inside(YamlNode node, int step) {
        if (node instanceof YamlMapping mapping) {
            return in(mapping, step);
        }
        if (node instanceof YamlSequence sequence) {
            return in(sequence, step);
        }
        throw problem(shown(step), "there is a single value, not an object", "");
    }

    private YamlSequence in(YamlSequence sequence, int step) {
        String item = path.get(step).replaceAll("[\\[\\]]", "");
        List<YamlNode> items = new ArrayList<>(sequence.items());
        int index = item.matches("[0-9]{1,6}") ? Integer.parseInt(item) : TreeMerge.indexOf(items, Optional.of(item));
        if (!path.get(step).startsWith("[") || index < 0 || index >= items.size()) {
            throw problem(shown(step), "the list has no such item", "name an item by its index or name in brackets");
        }
        if (step < path.size() - 1) {
            items.set(index, inside(items.get(index), step + 1));
        } else if (isRemoval()) {
            items.remove(index);
        } else {
            items.set(index, value);
        }
        return new YamlSequence(sequence.position(), items);
    }

    private boolean isRemoval() {
        return value instanceof YamlScalar scalar && scalar.isNull();
    }

    private String shown(int step) {
        return String.join(".", path.subList(0, step + 1)).replace(".[", "[");
    }

    private static Position place(String path) {
        return Position.startOf("--set " + path);
    }

    private static ProblemsException problem(String path, String message, String hint) {
        return new ProblemsException(new Problem("spec/set", place(path), message, hint));
    }
}
