package dev.mcmgen.importing;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What of settings Rancher lets through, in the form in which it does. */
final class PassingSettings {

    private PassingSettings() {}

    /** The entries of {@code machineSelectorConfig}, with the keys that pass; empty where there are none. */
    static Optional<Object> selectors(ClusterSource source, Catalog catalog) {
        ArgumentList list = catalog.arguments(source.release());
        List<Object> entries = new ArrayList<>();
        for (Part entry : source.rkeConfig().parts("machineSelectorConfig")) {
            Map<String, Object> config = new LinkedHashMap<>();
            entry.part("config").fields().forEach((key, value) -> {
                if (list.allows(key, NodeRole.SERVER)) {
                    value(value).ifPresent(passed -> config.put(key, passed));
                }
            });
            if (!config.isEmpty()) {
                Map<String, Object> kept = new LinkedHashMap<>(entry.fields());
                kept.put("config", config);
                entries.add(kept);
            }
        }
        return Optional.of(entries).filter(all -> !all.isEmpty()).map(Object.class::cast);
    }

    /** A value as it passes; empty for a number, a map and null, which do not. */
    static Optional<Object> value(Object value) {
        if (value instanceof List<?> items) {
            return Optional.of(items.stream().map(Objects::toString).toList());
        }
        return value instanceof String || value instanceof Boolean ? Optional.of(value) : Optional.empty();
    }
}
