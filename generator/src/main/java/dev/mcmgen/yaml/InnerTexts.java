package dev.mcmgen.yaml;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The YAML inside text values, each text read once for all fields that hold it: the pools of a cluster share a
 * cloud-config, and so do the clusters of a fleet. One serves many threads.
 */
public final class InnerTexts {

    /** Characters that are kept, which is enough for the different texts of a large fleet; beyond, all are forgotten. */
    private static final long LIMIT = 1_000_000;

    private final Map<String, InnerDocuments> known = new ConcurrentHashMap<>();
    private final AtomicLong characters = new AtomicLong();

    /** @param file only says where problems stand, before {@link EmbeddedText} moves them to the file around */
    InnerDocuments read(String file, String text) {
        InnerDocuments yaml = known.get(text);
        if (yaml == null) {
            yaml = InnerDocuments.read(YamlText.of(file, text, this));
            if (characters.addAndGet(text.length()) > LIMIT) {
                known.clear();
                characters.set(text.length());
            }
            known.put(text, yaml);
        }
        return yaml;
    }
}
