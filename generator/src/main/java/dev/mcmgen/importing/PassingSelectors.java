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

/** The entries of {@code machineSelectorConfig}, with the keys that Rancher lets through. */
final class PassingSelectors {

    private PassingSelectors() {}

    /** Empty where there are none. */
    static Optional<Object> of(ClusterSource source, Catalog catalog) {
        ArgumentList list = catalog.arguments(source.release());
        List<Object> entries = new ArrayList<>();
        for (Part entry : source.rkeConfig().parts("machineSelectorConfig")) {
            Map<String, Object> config = new LinkedHashMap<>();
            entry.part("config").fields().forEach((key, value) -> {
                if (list.allows(key, NodeRole.SERVER)) {
                    passing(value).ifPresent(passed -> config.put(key, passed));
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

    private static Optional<Object> passing(Object value) {
        if (value instanceof List<?> items) {
            return Optional.of(items.stream().map(Objects::toString).toList());
        }
        return value instanceof String || value instanceof Boolean ? Optional.of(value) : Optional.empty();
    }
}
