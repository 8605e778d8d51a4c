package dev.mcmgen.importing.source;

import dev.mcmgen.secret.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of texts of several lines, such as a cloud-config or a manifest, line by line: the rest of such a text,
 * its comments among it, must stay as it is.
 */
final class TextMask {

    /** {@code name: value} or {@code name=value}, alone on its line. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "([# \\t]*(?:- )?(?:export )?[\"']?([A-Za-z_.][A-Za-z0-9_.-]*)[\"']?[ \\t]*[:=][ \\t]*)(\\S.*)");

    /** The same inside braces, of which several may stand on a line. */
    private static final Pattern INSIDE = Pattern.compile(
            "([{,][ \\t]*[\"']?([A-Za-z_.][A-Za-z0-9_.-]*)[\"']?[ \\t]*[:=][ \\t]*)(\"[^\"]*\"|'[^']*'|[^\\s,}\\]\"'][^,}\\]]*)");

    private static final Pattern BLOCK = Pattern.compile("[|>][0-9+-]*\\s*(#.*)?");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");

    /** What is put in the place of a text whose secrets cannot be told from the rest. */
    private static final String HIDDEN = "<a text with a secret in it>";

    /** The names of what was taken out. */
    private final List<String> found = new ArrayList<>();

    private final Set<String> secret;

    /** @param secret names that are known to have a secret */
    private TextMask(Set<String> secret) {
        this.secret = secret;
    }

    /**
     * A text without its secrets.
     *
     * @param names what was taken out, in words; empty where nothing was
     */
    record Masked(String text, List<String> names) {}

    static Masked of(String text) {
        Set<String> names = text.indexOf('\n') < 0 ? Set.of() : EmbeddedSecrets.namesIn(text);
        if (names.isEmpty() && !SecretText.mayHold(text)) {
            return new Masked(text, List.of());
        }
        TextMask mask = new TextMask(names);
        String byForm = SecretText.masked(text);
        if (!byForm.equals(text)) {
            mask.found.add(SecretText.byForm(text).orElse("a secret"));
        }
        String masked = mask.named(byForm);
        boolean clean = names.isEmpty() || EmbeddedSecrets.namesIn(masked).isEmpty();
        if (!clean || SecretText.byForm(masked).isPresent()) {
            return new Masked(HIDDEN, List.of("a secret"));
        }
        return new Masked(masked, List.copyOf(mask.found));
    }

    private boolean isNamed(String name) {
        return secret.contains(name) || SecretText.isNamed(name);
    }

    private String named(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        List<String> masked = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = ASSIGNMENT.matcher(lines.get(i));
            if (!line.matches() || !isNamed(line.group(2))) {
                masked.add(inside(lines.get(i)));
            } else if (BLOCK.matcher(line.group(3)).matches()) {
                masked.add(lines.get(i));
                i = block(lines, i, line.group(2), masked);
            } else {
                masked.add(isSecret(line.group(3)) ? line.group(1) + standIn(line.group(2)) : lines.get(i));
            }
        }
        return String.join("\n", masked);
    }

    private String inside(String line) {
        return line.indexOf('{') < 0
                ? line
                : INSIDE.matcher(line)
                        .replaceAll(part -> Matcher.quoteReplacement(
                                isNamed(part.group(2)) && isSecret(part.group(3))
                                        ? part.group(1) + standIn(part.group(2))
                                        : part.group()));
    }

    /** Replaces the lines that stand deeper than the line before them; gives the index of the last one. */
    private int block(List<String> lines, int start, String name, List<String> masked) {
        int last = start;
        while (last + 1 < lines.size()
                && (lines.get(last + 1).isBlank() || indent(lines.get(last + 1)) > indent(lines.get(start)))) {
            last++;
        }
        List<String> body = lines.subList(start + 1, last + 1);
        boolean secret = isSecret(String.join("\n", body));
        if (secret) {
            masked.add(" ".repeat(indent(lines.get(start)) + 2) + standIn(name));
        } else {
            masked.addAll(body);
        }
        return last;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean isSecret(String written) {
        String value = COMMENT.matcher(written).replaceFirst("").strip();
        boolean quoted = value.length() > 1 && value.matches("(?s)(\".*\"|'.*')");
        return SecretText.isFilled(quoted ? value.substring(1, value.length() - 1) : value);
    }

    private String standIn(String name) {
        found.add(name);
        return "<" + name.replaceFirst("^\\.", "") + ">";
    }
}
