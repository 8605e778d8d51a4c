package dev.mcmgen.rules;

import dev.mcmgen.yaml.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What there is to say about waivers themselves. */
final class WaiverReport {

    private final RuleReport malformed;
    private final RuleReport expired;
    private final RuleReport unused;

    WaiverReport(Pages pages, List<Finding> findings) {
        malformed = new RuleReport("waiver/malformed", pages, findings);
        expired = new RuleReport("waiver/expired", pages, findings);
        unused = new RuleReport("waiver/unused", pages, findings);
    }

    void malformed(Position position, String form) {
        malformed.at(position, "", "this waiver waives nothing: its words are not complete", byHand(form));
    }

    /** Says whether a waiver has run out or has nothing to waive. */
    void judge(Waiver waiver, boolean used, LocalDate today) {
        if (!RulePage.exists(waiver.rule())) {
            malformed.at(
                    waiver.position(),
                    "",
                    "this waiver waives nothing: there is no rule " + waiver.rule(),
                    byHand("mcmgen explain lists the rules"));
        } else if (waiver.expired(today)) {
            expired.at(
                    waiver.position(),
                    "",
                    "this waiver of " + waiver.rule() + " ended on " + waiver.expires() + ", and its findings count",
                    byHand("fix the finding, or agree on a new day with " + waiver.owner()));
        } else if (!used) {
            unused.at(
                    waiver.position(),
                    "",
                    "this waiver has nothing to waive: " + waiver.rule() + " is not found here",
                    byHand("remove it"));
        }
    }

    private static Optional<Fix> byHand(String description) {
        return Optional.of(Fix.byHand(description));
    }
}
