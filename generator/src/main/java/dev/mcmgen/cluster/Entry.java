package dev.mcmgen.cluster;

import java.util.Optional;

/**
 * What became of one key of one source, or a key that was added.
 *
 * @param value as written, plain data as of {@link dev.mcmgen.yaml.YamlNode#toData}; of a merged or added key the result
 * @param origin where it was written; empty exactly where the fate is {@link Fate.Added}
 */
public record Entry(String key, Object value, Fate fate, Optional<Origin> origin) {}
