package dev.mcmgen.rules;

import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.yaml.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a check leaves what it found; makes findings of it with the severity and the source of the rule's page. */
public final class RuleReport {

    private final String rule;
    private final Pages pages;
    private final List<Finding> findings;
    private final Set<String> said = new HashSet<>();

    RuleReport(String rule, Pages pages, List<Finding> findings) {
        this.rule = rule;
        this.pages = pages;
        this.findings = findings;
    }

    /** Something about a value. */
    public void value(Place place, String message, Fix fix) {
        add(page().severity(), place.valuePosition(), place.path(), message, Optional.of(fix));
    }

    /** The same, but no worse than a severity: what cannot be known for sure here. */
    public void value(Severity severity, Place place, String message, Fix fix) {
        add(severity, place.valuePosition(), place.path(), message, Optional.of(fix));
    }

    /** Something about a key. */
    public void key(Place place, String message, Fix fix) {
        add(page().severity(), place.keyPosition(), place.path(), message, Optional.of(fix));
    }

    /** The same about a key, but no worse than a severity. */
    public void key(Severity severity, Place place, String message, Fix fix) {
        add(severity, place.keyPosition(), place.path(), message, Optional.of(fix));
    }

    /** Something at a place of the file. */
    public void at(Position position, String path, String message, Optional<Fix> fix) {
        add(page().severity(), position, path, message, fix);
    }

    /** The same, with another severity than the page's. */
    public void at(Severity severity, Position position, String path, String message, Optional<Fix> fix) {
        add(severity, position, path, message, fix);
    }

    /** One rule says one thing about one place, however many groups of nodes it is true for. */
    private void add(Severity severity, Position position, String path, String message, Optional<Fix> fix) {
        if (said.add(position + " " + path)) {
            findings.add(new Finding(rule, severity, message, position, path, fix, page().source(), Optional.empty()));
        }
    }

    private RulePage page() {
        return pages.of(rule);
    }
}
