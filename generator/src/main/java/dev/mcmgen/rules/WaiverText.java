package dev.mcmgen.rules;

import dev.mcmgen.yaml.Position;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a waiver in a comment. */
final class WaiverText {

    static final String FORM = "write # mcmgen: waive RULE reason=\"…\" owner=\"…\" expires=2027-01-31";

    private static final Pattern WHOLE =
            Pattern.compile("\\s+([a-z0-9/-]+)((?:\\s+[a-z]+=(?:\"[^\"]*\"|[^\\s\"]+))*)\\s*(#.*)?");
    private static final Pattern FIELD = Pattern.compile("([a-z]+)=(?:\"([^\"]*)\"|([^\\s\"]+))");

    private WaiverText() {}

    static Optional<Waiver> parse(String text, Position position) {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(whole.group(2));
        while (field.find()) {
            fields.put(field.group(1), field.group(2) == null ? field.group(3) : field.group(2));
        }
        return of(
                whole.group(1),
                fields.getOrDefault("reason", ""),
                fields.getOrDefault("owner", ""),
                fields.getOrDefault("expires", ""),
                position);
    }

    /** A waiver of these words; empty where one is missing or the day is none. */
    static Optional<Waiver> of(String rule, String reason, String owner, String expires, Position position) {
        if (reason.isBlank() || owner.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Waiver(rule, reason, owner, LocalDate.parse(expires), position));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
