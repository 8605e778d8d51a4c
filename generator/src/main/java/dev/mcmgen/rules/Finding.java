package dev.mcmgen.rules;

import dev.mcmgen.yaml.Position;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a rule has to say about one place.
 *
 * @param rule the id, such as {@code rancher/pool-name}
 * @param message one sentence without a full stop: what will happen
 * @param position of the key when the finding concerns the key, of the value otherwise
 * @param path a JSON pointer into the document; after a {@code #} it goes on inside the YAML in that value; empty for a
 *     document as a whole
 * @param source where the fact comes from
 * @param waiver the waiver that covers it
 */
public record Finding(
        String rule,
        Severity severity,
        String message,
        Position position,
        String path,
        Optional<Fix> fix,
        String source,
        Optional<Waiver> waiver) {

    /** By place, then by rule: the order of reports. */
    public static final Comparator<Finding> BY_PLACE = Finding::byPlace;

    private static int byPlace(Finding one, Finding other) {
        int order = one.position.compareTo(other.position);
        order = order != 0 ? order : one.rule.compareTo(other.rule);
        order = order != 0 ? order : one.path.compareTo(other.path);
        return order != 0 ? order : one.message.compareTo(other.message);
    }

    /** The same finding, waived. */
    public Finding waivedBy(Waiver by) {
        return new Finding(rule, severity, message, position, path, fix, source, Optional.of(by));
    }

    /** Whether it counts. */
    public boolean counts() {
        return waiver.isEmpty();
    }
}
