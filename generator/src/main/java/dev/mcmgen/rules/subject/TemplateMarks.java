package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises what is no YAML for a cluster yet, but what another program makes such YAML from. */
public final class TemplateMarks {

    /** What Helm, Jinja and Terraform act on. */
    private static final Pattern ACTION = Pattern.compile(
            "\\{\\{.*?\\}\\}|\\{%.*?%\\}|%\\{~?\\s*(if|else|endif|for|endfor)\\b[^}]*\\}", Pattern.DOTALL);

    /**
     * What Terraform, Fleet, envsubst and the shell put a value in place of; without braces, only at the start of a value
     * or with a line in its name, as paths may begin with {@code $HOME} later on. Scripts with {@code sed} like
     * {@code %NAME%}, {@code %%NAME%%} and {@code @NAME@}.
     */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{\\s*[A-Za-z_.][A-Za-z0-9_.]*\\s*([:\\[(|=?+-][^}]*)?\\}|^\\$[A-Z][A-Z0-9_]{2,}\\b"
                    + "|\\$[A-Z][A-Z0-9]*_[A-Z0-9_]+\\b|%[A-Z][A-Z0-9_]{2,}%|@[A-Z][A-Z0-9_]{2,}@");

    /** A word in angle brackets, or three dots, for the reader to replace. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Za-z][A-Za-z0-9 _.-]*>|\\.{3}");

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

    /** Whether text that cannot be read as YAML holds the marks of Helm, Jinja or Terraform. */
    public static boolean in(String text) {
        return ACTION.matcher(text).find();
    }

    /** Whether such marks are why a text cannot be read: a variable counts only where reading ends. */
    public static boolean explain(String text, List<Problem> problems) {
        return in(text)
                || problems.stream()
                        .map(problem -> text.lines()
                                .skip(Math.max(0, problem.position().line() - 1))
                                .findFirst()
                                .orElse(""))
                        .anyMatch(line -> VARIABLE.matcher(line).find());
    }

    /** Whether a value that Rancher or a node itself reads is a template's mark. */
    public static boolean in(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                if (marked(entry.name()) || (!FREE.contains(entry.name()) && in(entry.value()))) {
                    return true;
                }
            }
            return false;
        }
        if (node instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (in(item)) {
                    return true;
                }
            }
            return false;
        }
        return marked(((YamlScalar) node).text());
    }

    /** Whether a text is only a word for the reader to replace, such as {@code <cluster name>}. */
    static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).matches();
    }

    private static boolean marked(String text) {
        return text.length() > 3
                && (text.indexOf('{') >= 0
                        || text.indexOf('$') >= 0
                        || text.indexOf('%') >= 0
                        || text.indexOf('@') >= 0)
                && text.indexOf('\n') < 0
                && (ACTION.matcher(text).find() || VARIABLE.matcher(text).find());
    }
}
