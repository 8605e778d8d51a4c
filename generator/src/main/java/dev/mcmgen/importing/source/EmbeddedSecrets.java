package dev.mcmgen.importing.source;

import dev.mcmgen.secret.SecretText;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import dev.mcmgen.yaml.YamlText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names in a text that is YAML whose values are secrets: by the name, or because they are a Secret's. */
final class EmbeddedSecrets {

    private final Set<String> names = new HashSet<>();

    private EmbeddedSecrets() {}

    /** Empty where the text is no YAML. */
    static Set<String> namesIn(String text) {
        EmbeddedSecrets secrets = new EmbeddedSecrets();
        for (YamlDocument document : read(text)) {
            document.root().ifPresent(secrets::lookInto);
        }
        return secrets.names;
    }

    private static List<YamlDocument> read(String text) {
        try {
            return GoYaml.readAll(YamlText.of("text", text));
        } catch (ProblemsException e) {
            return List.of();
        }
    }

    private void lookInto(YamlNode node) {
        if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(this::lookInto);
        } else if (node instanceof YamlMapping mapping) {
            boolean secret = mapping.get("kind")
                    .filter(kind -> kind.toData().equals("Secret"))
                    .isPresent();
            for (YamlMapping.Entry entry : mapping.entries()) {
                boolean data =
                        secret && (entry.name().equals("data") || entry.name().equals("stringData"));
                if (data && entry.value() instanceof YamlMapping values) {
                    values.entries().forEach(value -> add(value.name(), value.value()));
                } else if (SecretText.isNamed(entry.name())) {
                    add(entry.name(), entry.value());
                }
                lookInto(entry.value());
            }
        }
    }

    private void add(String name, YamlNode value) {
        if (value instanceof YamlScalar scalar && !scalar.isNull() && SecretText.isFilled(scalar.text())) {
            names.add(name);
        }
    }
}
