package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises what is no YAML for a cluster yet, but what another program makes such YAML from. */
public final class TemplateMarks {

    private static final Pattern ACTION = Pattern.compile("\\{\\{.*?\\}\\}|\\{%.*?%\\}", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*(:?[-=?+][^}]*)?\\}");

    /** Fields whose text may hold such marks for a reader of its own, long after Rancher. */
    private static final Set<String> FREE = Set.of(
            "additionalManifest",
            "annotations",
            "audit-policy-file",
            "chartValues",
            "cloudConfig",
            "customData",
            "managedFields",
            "status",
            "userData",
            "userdata",
            "valuesContent");

    private TemplateMarks() {}

    /** Whether text that cannot be read as YAML holds the marks of Helm or Jinja. */
    public static boolean in(String text) {
        return ACTION.matcher(text).find();
    }

    /** Whether a value that Rancher itself reads is a template's mark. */
    static boolean in(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return mapping.entries().stream()
                    .anyMatch(entry -> marked(entry.name()) || (!FREE.contains(entry.name()) && in(entry.value())));
        }
        if (node instanceof YamlSequence sequence) {
            return sequence.items().stream().anyMatch(TemplateMarks::in);
        }
        return marked(((YamlScalar) node).text());
    }

    private static boolean marked(String text) {
        return text.length() > 3
                && text.indexOf('{') >= 0
                && text.indexOf('\n') < 0
                && (ACTION.matcher(text).find() || VARIABLE.matcher(text).find());
    }
}
