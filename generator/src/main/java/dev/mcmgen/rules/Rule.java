package dev.mcmgen.rules;

/**
 * One thing that mcmgen knows to look for.
 *
 * @param id family and name, such as {@code rancher/pool-name}; never changes, since waivers name it
 */
public record Rule(String id, Check check) {

    /** A rule whose findings come from reading the input rather than from a check. */
    public static Rule ofReader(String id) {
        return new Rule(id, (subject, report) -> {});
    }

    /** What to know about the rule. */
    public RulePage page() {
        return RulePage.read(id);
    }
}
