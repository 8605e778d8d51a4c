package dev.mcmgen.cli;

/** The few colours of messages, as ANSI escapes. */
public enum Style {
    ERROR("1;31"),
    WARNING("1;33"),
    HINT("36"),
    STRONG("1"),
    NEW("32");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in this style, or the text as it is where colours are off. */
    public String apply(String text, boolean color) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
