package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.YamlScalar;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that a cloud-config writes, as cloud-init's cc_write_files reads it.
 *
 * @param entry the item of {@code write_files}
 * @param path where it is written
 * @param content what is written, encoded or not
 */
public record CloudFile(Place entry, Place path, Optional<Place> content) {

    /** What cloud-init gives a file without {@code permissions}. */
    private static final int DEFAULT_MODE = 0644;

    /** The path as text. */
    public String name() {
        return path.text().orElse("");
    }

    /** Whether the content is encoded, so that it cannot be read here. */
    public boolean isPacked() {
        String encoding = entry.text("encoding").strip().toLowerCase(Locale.ROOT);
        return !encoding.isEmpty() && !encoding.equals("text/plain");
    }

    /** The content, where it can be read. */
    public Optional<Place> readable() {
        return isPacked() ? Optional.empty() : content();
    }

    /** The mode of the file: text is octal, a number is the mode itself, and what is neither counts as none. */
    public int mode() {
        Optional<Place> permissions = entry.get("permissions");
        if (permissions.isPresent()
                && permissions.get().value() instanceof YamlScalar scalar
                && scalar.value() instanceof Number number) {
            return number.intValue();
        }
        String text = entry.text("permissions");
        return text.matches("(0o)?[0-7]{1,6}") ? Integer.parseInt(text.replace("0o", ""), 8) : DEFAULT_MODE;
    }
}
