package dev.mcmgen.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path to a value, as RFC 6901 writes it: {@code /spec/pools/0/name}; {@code ~0} stands for {@code ~} and {@code ~1}
 * for {@code /}.
 *
 * @param tokens names and list indexes from the root on, without escapes
 */
public record JsonPointer(List<String> tokens) {

    /** The whole document. */
    public static final JsonPointer ROOT = new JsonPointer(List.of());

    public JsonPointer {
        tokens = List.copyOf(tokens);
    }

    /**
     * Reads a pointer.
     *
     * @throws IllegalArgumentException if the text is neither empty nor begins with {@code /}
     */
    public static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        if (text.charAt(0) != '/') {
            throw new IllegalArgumentException("not a JSON pointer: " + text);
        }
        List<String> tokens = new ArrayList<>();
        for (int from = 1; from <= text.length(); ) {
            int slash = text.indexOf('/', from);
            int to = slash < 0 ? text.length() : slash;
            tokens.add(text.substring(from, to).replace("~1", "/").replace("~0", "~"));
            from = to + 1;
        }
        return new JsonPointer(tokens);
    }

    /** This path, and then that one. */
    public JsonPointer append(JsonPointer other) {
        List<String> longer = new ArrayList<>(tokens);
        longer.addAll(other.tokens);
        return new JsonPointer(longer);
    }

    public JsonPointer child(String name) {
        String[] longer = tokens.toArray(new String[tokens.size() + 1]);
        longer[tokens.size()] = name;
        return new JsonPointer(List.of(longer));
    }

    public JsonPointer child(int index) {
        return child(Integer.toString(index));
    }

    /** Empty for the root. */
    public Optional<JsonPointer> parent() {
        return tokens.isEmpty() ? Optional.empty() : Optional.of(new JsonPointer(tokens.subList(0, tokens.size() - 1)));
    }

    /** The value, if every step of the path exists. */
    public Optional<YamlNode> resolve(YamlNode root) {
        Walk walk = walk(root);
        return walk.complete() ? Optional.of(walk.value()) : Optional.empty();
    }

    /** Where the value begins; where the path ends early, the value of the nearest ancestor that exists. */
    public Position valuePosition(YamlNode root) {
        return walk(root).value().position();
    }

    /**
     * Where the key of the value stands, or the value itself if it is a list item or the root; where the path ends
     * early, the same of the nearest ancestor that exists.
     */
    public Position keyPosition(YamlNode root) {
        return walk(root).key();
    }

    /** How far the path leads. */
    private record Walk(Position key, YamlNode value, boolean complete) {}

    private Walk walk(YamlNode root) {
        Walk walk = new Walk(root.position(), root, true);
        for (String token : tokens) {
            Optional<Walk> next = step(walk.value(), token);
            if (next.isEmpty()) {
                return new Walk(walk.key(), walk.value(), false);
            }
            walk = next.get();
        }
        return walk;
    }

    private static Optional<Walk> step(YamlNode node, String token) {
        if (node instanceof YamlMapping mapping) {
            Optional<YamlMapping.Entry> entry = mapping.entry(token);
            return entry.isPresent()
                    ? Optional.of(
                            new Walk(entry.get().key().position(), entry.get().value(), true))
                    : Optional.empty();
        }
        if (node instanceof YamlSequence sequence && token.matches("0|[1-9][0-9]{0,8}")) {
            int index = Integer.parseInt(token);
            if (index < sequence.items().size()) {
                YamlNode item = sequence.items().get(index);
                return Optional.of(new Walk(item.position(), item, true));
            }
        }
        return Optional.empty();
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
