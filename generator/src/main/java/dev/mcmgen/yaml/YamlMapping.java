package dev.mcmgen.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping in the order in which it was written, with the place of its first character. */
public record YamlMapping(Position position, List<Entry> entries) implements YamlNode {

    /** A key, with its place, and its value. */
    public record Entry(YamlScalar key, YamlNode value) {

        public String name() {
            return key.text();
        }
    }

    public YamlMapping {
        entries = List.copyOf(entries);
    }

    /** The entry of that name; where a reader let a name stand twice, the last one, which wins. */
    public Optional<Entry> entry(String name) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).name().equals(name)) {
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    public Optional<YamlNode> get(String name) {
        Optional<Entry> entry = entry(name);
        return entry.isPresent() ? Optional.of(entry.get().value()) : Optional.empty();
    }

    @Override
    public Object toData() {
        Map<String, Object> data = new LinkedHashMap<>();
        for (Entry entry : entries) {
            data.put(entry.name(), entry.value().toData());
        }
        return data;
    }
}
