package dev.mcmgen.render.host;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user's cloud-config, taken apart for merging.
 *
 * @param writeFiles the entries of {@code write_files}
 * @param runcmd the entries of {@code runcmd}
 * @param other all other keys, in their order
 */
record UserCloudConfig(List<Object> writeFiles, List<Object> runcmd, Map<String, Object> other) {

    static final String WRITE_FILES = "write_files";
    static final String RUNCMD = "runcmd";

    static final UserCloudConfig NONE = new UserCloudConfig(List.of(), List.of(), Map.of());

    static UserCloudConfig of(YamlMapping root) {
        Map<String, Object> other = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : root.entries()) {
            if (!entry.name().equals(WRITE_FILES) && !entry.name().equals(RUNCMD)) {
                other.put(entry.name(), entry.value().toData());
            }
        }
        return new UserCloudConfig(items(root.get(WRITE_FILES)), items(root.get(RUNCMD)), other);
    }

    private static List<Object> items(Optional<YamlNode> node) {
        List<Object> items = new ArrayList<>();
        if (node.orElse(null) instanceof YamlSequence list) {
            list.items().forEach(item -> items.add(item.toData()));
        }
        return items;
    }

    /** As the template reads it. */
    Map<String, Object> toModel() {
        return Map.of("writeFiles", writeFiles, "runcmd", runcmd, "other", other);
    }
}
