package dev.mcmgen.rules;

import java.util.Locale;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** It will break, or silently not happen. */
    ERROR,
    /** It will probably hurt. */
    WARNING,
    /** Something to know. */
    INFO;

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is as bad as the other, or worse. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
