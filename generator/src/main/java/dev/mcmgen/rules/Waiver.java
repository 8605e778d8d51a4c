package dev.mcmgen.rules;

import dev.mcmgen.yaml.Position;
import java.time.LocalDate;

/**
 * Somebody's decision to live with a finding.
 *
 * @param rule the id of the rule
 * @param reason why
 * @param owner who answers for it
 * @param expires the last day on which it holds
 * @param position where the waiver itself stands
 */
public record Waiver(String rule, String reason, String owner, LocalDate expires, Position position) {

    boolean expired(LocalDate today) {
        return today.isAfter(expires);
    }
}
