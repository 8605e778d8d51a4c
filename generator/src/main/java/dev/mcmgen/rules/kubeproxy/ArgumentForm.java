package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.subject.Arguments.Argument;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an argument is written: {@code name=value} or {@code name}, with or without two dashes before it. */
final class ArgumentForm {

    private static final Pattern MEANT = Pattern.compile("\\s*-*\\s*([a-z][a-z0-9_-]*)\\s*(?:[=:]|\\s)\\s*(\\S*)\\s*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./=+-]*");

    private ArgumentForm() {}

    /** A name without white space, colon and leading dash, after two dashes or none, up to the first equals sign. */
    static boolean isRight(String written) {
        int start = written.startsWith("--") ? 2 : 0;
        int equals = written.indexOf('=', start);
        int end = equals < 0 ? written.length() : equals;
        for (int i = start; i < end; i++) {
            char c = written.charAt(i);
            if (c == ':' || Character.isWhitespace(c)) {
                return false;
            }
        }
        return end > start && written.charAt(start) != '-';
    }

    /** What was probably meant. */
    static Optional<String> meant(String written) {
        Matcher matcher = MEANT.matcher(written.strip().contains("=") ? written : written + " ");
        return matcher.matches()
                ? Optional.of(matcher.group(1) + (matcher.group(2).isEmpty() ? "" : "=" + matcher.group(2)))
                : Optional.empty();
    }

    /**
     * The advice as a fix. An advice that is an argument itself can be put in the place of the old one.
     *
     * @param advice what to write, after {@code write }, or what to do
     */
    static Fix fix(Argument argument, String advice) {
        String prefix = "write ";
        String text = advice.startsWith(prefix) ? advice.substring(prefix.length()) : "";
        return PLAIN.matcher(text).matches()
                ? argument.place().map(place -> Fix.replaceValue(place, text)).orElse(Fix.byHand(advice))
                : Fix.byHand(advice);
    }
}
