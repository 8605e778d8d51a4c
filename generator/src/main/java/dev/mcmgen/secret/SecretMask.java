package dev.mcmgen.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes secrets out of values that people will see: by the name of what holds them, or by their own form. */
public final class SecretMask {

    /** What stands in place of a secret. */
    public static final String MASK = "***";

    /** A name and its value, in YAML, JSON, a shell or a command. */
    private static final Pattern GIVEN = Pattern.compile(
            "(?<name>[A-Za-z][\\w.-]*)[\"']?(?<sign>\\s*[:=]\\s*|\\s+)(?<value>\"[^\"]*\"?|'[^']*'?|[^\\s\"',;]+)");

    /** A user and a password, for curl and chpasswd. */
    private static final Pattern PAIR =
            Pattern.compile("((?:\\bcurl\\b.*\\s(?:-u|--user)\\s*|\\becho\\s+)[\"']?[\\w.@-]+:)[^\\s\"']+");

    private static final Pattern BLOCK = Pattern.compile("(?<name>[\\w.-]+)[\"']?:\\s*[|>][-+0-9]*\\s*");
    private static final Pattern KEY_BEGIN = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");

    private SecretMask() {}

    /**
     * A value with its secrets masked.
     *
     * @param name of what holds it
     */
    public static Object of(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> masked = new LinkedHashMap<>();
            String variable = map.get("name") instanceof String text ? text : "";
            map.forEach((key, inner) -> {
                String field = String.valueOf(key);
                masked.put(field, of(field.equals("value") && !variable.isEmpty() ? variable : field, inner));
            });
            return masked;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> of(name, item)).toList();
        }
        if (value instanceof Boolean || !(value instanceof String || value instanceof Number)) {
            return value;
        }
        String text = String.valueOf(value);
        if (SecretText.isNamed(name) && SecretText.isFilled(text)) {
            return MASK;
        }
        return value instanceof String ? text(text) : value;
    }

    private static String text(String text) {
        if (!SecretText.mayHold(text) && !text.contains("passwd") && !text.contains("curl")) {
            return text;
        }
        String masked = String.join("\n", lines(text.lines().toList()));
        return text.endsWith("\n") ? masked + "\n" : masked;
    }

    /** The same lines with secrets masked; what is a secret may follow from a line above. */
    public static List<String> lines(List<String> lines) {
        List<String> masked = new ArrayList<>();
        int secretBelow = Integer.MAX_VALUE;
        boolean inKey = false;
        for (String line : lines) {
            int indent = indent(line);
            boolean inBlock = secretBelow != Integer.MAX_VALUE && (line.isBlank() || indent > secretBelow);
            if (!inBlock) {
                secretBelow = opensSecret(line) ? indent : Integer.MAX_VALUE;
            }
            boolean begins = KEY_BEGIN.matcher(line).find();
            boolean hidden = inKey || begins || (inBlock && !line.isBlank());
            inKey = (inKey || begins) && !line.contains("-----END ");
            masked.add(hidden ? " ".repeat(indent) + MASK : line(line));
        }
        return masked;
    }

    /** Whether what is below a line, and further in, is a secret: a block under its name, or the list of chpasswd. */
    private static boolean opensSecret(String line) {
        Matcher block = BLOCK.matcher(line.strip().replaceFirst("^- ", ""));
        return line.strip().matches("(- )?[\"']?(chpasswd|users)[\"']?:\\s*\\|.*")
                || line.strip().matches("chpasswd:")
                || (block.matches() && SecretText.isNamed(block.group("name")));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String line(String line) {
        String pairs = PAIR.matcher(line).replaceAll("$1" + Matcher.quoteReplacement(MASK));
        StringBuilder shown = new StringBuilder();
        Matcher given = GIVEN.matcher(pairs);
        int from = 0;
        int end = 0;
        while (given.find(from)) {
            if (isSecret(given.group("name"), given.group("sign"), unquoted(given.group("value")))) {
                shown.append(pairs, end, given.start("value")).append(MASK);
                end = given.group("sign").contains(":") && isPlain(given.group("value"))
                        ? pairs.length()
                        : given.end("value");
                from = end;
            } else {
                from = given.end("name");
            }
        }
        String rest = shown.append(pairs.substring(end)).toString();
        return SecretText.byForm(rest).isPresent() ? " ".repeat(indent(line)) + MASK : rest;
    }

    /** Words behind the name of a secret, without a sign between, are often the rest of a sentence. */
    private static boolean isSecret(String name, String sign, String value) {
        return SecretText.isNamed(name)
                && SecretText.isFilled(value)
                && (!sign.isBlank() || (value.length() > 5 && value.matches(".*[0-9!#%+=/].*")));
    }

    private static boolean isPlain(String value) {
        return !value.startsWith("\"") && !value.startsWith("'");
    }

    private static String unquoted(String value) {
        return isPlain(value) ? value : value.substring(1).replaceFirst("[\"']$", "");
    }
}
