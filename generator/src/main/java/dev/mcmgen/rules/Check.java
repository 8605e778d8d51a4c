package dev.mcmgen.rules;

import dev.mcmgen.rules.subject.Subject;

/** The code of a rule. Holds no state, so that files can be judged at the same time. */
@FunctionalInterface
public interface Check {

    /** Looks at one file and reports what it finds. */
    void check(Subject subject, RuleReport report);
}
