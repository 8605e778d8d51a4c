package dev.mcmgen.render.plan;

import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets in YAML that is a text to the spec: a cloud-config, the values of a chart, a file for machines. */
final class InnerYaml {

    private InnerYaml() {}

    /** The first key with a secret; empty where there is none, and where the text cannot be read as YAML. */
    static Optional<String> secretIn(String text) {
        try {
            return GoYaml.readAll("text", text.getBytes(StandardCharsets.UTF_8)).stream()
                    .map(YamlDocument::root)
                    .flatMap(Optional::stream)
                    .flatMap(root -> secretIn(root.toData()).stream())
                    .findFirst();
        } catch (ProblemsException e) {
            return Optional.empty(); // Whoever needs the text says that it cannot be read.
        }
    }

    /** The first key with a secret in plain data. */
    static Optional<String> secretIn(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(entry -> secretAt(String.valueOf(entry.getKey()), entry.getValue()).stream())
                    .findFirst();
        }
        if (data instanceof List<?> list) {
            return list.stream().flatMap(item -> secretIn(item).stream()).findFirst();
        }
        // The content of a file in a cloud-config, an argument, a URL.
        return data instanceof String text ? SecretWords.inText(text) : Optional.empty();
    }

    private static Optional<String> secretAt(String key, @Nullable Object value) {
        return value != null && SecretWords.isSecret(key) && SecretWords.isFilled(value)
                ? Optional.of(key)
                : secretIn(value);
    }
}
