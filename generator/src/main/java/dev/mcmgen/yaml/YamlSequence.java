package dev.mcmgen.yaml;

import java.util.ArrayList;
import java.util.List;

/** A list, with the place of its first character. */
public record YamlSequence(Position position, List<YamlNode> items) implements YamlNode {

    public YamlSequence {
        items = List.copyOf(items);
    }

    @Override
    public Object toData() {
        List<Object> data = new ArrayList<>(items.size());
        for (YamlNode item : items) {
            data.add(item.toData());
        }
        return data;
    }
}
