package dev.mcmgen.cli;

import java.util.Map;

/** When to use colours. */
public enum ColorMode {
    /** On a terminal that can show them, unless {@code NO_COLOR} is set (no-color.org). */
    AUTO,
    ALWAYS,
    NEVER;

    boolean enabled(boolean terminal, Map<String, String> environment) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                terminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb");
        };
    }
}
