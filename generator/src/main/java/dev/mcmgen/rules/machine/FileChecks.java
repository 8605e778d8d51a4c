package dev.mcmgen.rules.machine;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules about {@code write_files}, as cloud-init's cc_write_files reads it. */
final class FileChecks {

    private static final Set<String> BASE64 = Set.of("b64", "base64", "gz+b64", "gz+base64", "gzip+b64", "gzip+base64");
    private static final Set<String> OTHERS = Set.of("", "text/plain", "gz", "gzip");

    /** Decimal numbers that are a mode, but are far more likely one written without its leading zero. */
    private static final Set<Integer> ALIKE = Set.of(400, 440, 444, 500, 550);

    private FileChecks() {}

    static void path(Subject subject, RuleReport report) {
        for (Place entry : entries(subject)) {
            if (entry.isMapping() && entry.text("path").isEmpty()) {
                report.value(
                        entry,
                        "cloud-init will leave this file out: the entry of write_files has no path",
                        Fix.byHand("add path: with the absolute path of the file"));
            }
        }
    }

    static void permissions(Subject subject, RuleReport report) {
        for (Place entry : entries(subject)) {
            Optional<Place> place = entry.get("permissions");
            if (place.isPresent()) {
                String written = place.get().value() instanceof YamlScalar scalar ? scalar.text() : "";
                Optional<String> fault = fault(place.get(), written);
                if (fault.isPresent()) {
                    report.value(place.get(), fault.get(), fix(place.get(), written));
                }
            }
        }
    }

    private static Optional<String> fault(Place place, String written) {
        if (place.text().isPresent()) {
            return written.matches("(0o)?[0-7]{3,5}")
                    ? Optional.empty()
                    : Optional.of("the file will get mode 0644: cloud-init takes octal digits alone, such as \"0600\"");
        }
        if (place.value() instanceof YamlScalar scalar && scalar.value() instanceof Number number) {
            int mode = number.intValue();
            boolean decimal = written.equals(String.valueOf(mode));
            return decimal && (mode > 0777 || ALIKE.contains(mode))
                    ? Optional.of("the file will get mode " + String.format(Locale.ROOT, "%04o", mode)
                            + ": without quotes and a leading zero this is a decimal number")
                    : Optional.empty();
        }
        return Optional.of("the file will get mode 0644: this is no file mode");
    }

    private static Fix fix(Place place, String written) {
        if (place.value() instanceof YamlScalar scalar
                && scalar.value() instanceof Number
                && written.matches("[0-7]{3}")) {
            String text = "\"0" + written + "\"";
            Fix.Edit edit = new Fix.Edit(
                    place.valuePosition().line(), place.valuePosition().column(), written.length(), text);
            return new Fix("write " + text, Optional.of(edit));
        }
        return Fix.byHand("write the mode in quotes, such as \"0600\"");
    }

    static void encoding(Subject subject, RuleReport report) {
        for (Place entry : entries(subject)) {
            String encoding = encoding(entry);
            if (!BASE64.contains(encoding) && !OTHERS.contains(encoding)) {
                report.value(
                        entry.get("encoding").orElse(entry),
                        "the file will hold the encoded text itself: cloud-init does not know the encoding '" + encoding
                                + "'",
                        Fix.byHand("write b64, gzip or gz+b64, or leave encoding out for plain text"));
            }
        }
    }

    private static String encoding(Place entry) {
        return entry.text("encoding").strip().toLowerCase(Locale.ROOT);
    }

    static void content(Subject subject, RuleReport report) {
        for (Place entry : entries(subject)) {
            Optional<Place> content = BASE64.contains(encoding(entry)) ? entry.get("content") : Optional.empty();
            if (content.isPresent() && !(content.get().isText() && isBase64(entry.text("content")))) {
                report.value(
                        content.get(),
                        "no file of this cloud-config after this one will be written, Rancher's own included: the content"
                                + " is not base64, as its encoding says",
                        Fix.byHand("encode the content, or remove encoding"));
            }
        }
    }

    /** As Python's {@code b64decode} does it: what is not of the alphabet is skipped, the padding must be right. */
    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text.replaceAll("[^A-Za-z0-9+/=]", ""));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<Place> entries(Subject subject) {
        List<Place> entries = new ArrayList<>();
        for (CloudConfig config : subject.cloudConfigs()) {
            entries.addAll(config.items("write_files"));
        }
        return entries;
    }
}
