package dev.mcmgen.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The page of a rule: a Markdown file with front matter. {@code mcmgen explain}, {@code docs/rules/} and the help in
 * SARIF are made from it.
 *
 * @param severity what a finding is where the check does not say less
 * @param source where the fact comes from
 * @param since the version of mcmgen that had the rule first
 * @param body the page from its headline on, without the source
 */
public record RulePage(String id, Severity severity, String source, String since, String body) {

    private static final String FENCE = "---\n";

    /**
     * The page of a rule.
     *
     * @throws IllegalStateException if it is missing or has no front matter, which is a mistake of the program
     */
    static RulePage read(String id) {
        String text = text(id);
        int end = text.indexOf(FENCE, FENCE.length());
        if (!text.startsWith(FENCE) || end < 0) {
            throw new IllegalStateException("the page of " + id + " has no front matter");
        }
        Map<String, String> matter = new LinkedHashMap<>();
        text.substring(FENCE.length(), end).lines().forEach(line -> {
            int colon = line.indexOf(": ");
            matter.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return new RulePage(
                id,
                Severity.valueOf(field(matter, "severity").toUpperCase(Locale.ROOT)),
                field(matter, "source"),
                field(matter, "since"),
                text.substring(end + FENCE.length()));
    }

    private static String field(Map<String, String> matter, String name) {
        String value = matter.get(name);
        if (value == null) {
            throw new IllegalStateException("the front matter lacks " + name);
        }
        return value;
    }

    /** Whether a rule of that id has a page. */
    static boolean exists(String id) {
        return RulePage.class.getResource("/rules/" + id + ".md") != null;
    }

    private static String text(String id) {
        try (InputStream in = RulePage.class.getResourceAsStream("/rules/" + id + ".md")) {
            if (in == null) {
                throw new IllegalStateException("the rule " + id + " has no page");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole page as Markdown, with its severity and source. */
    public String markdown() {
        int headline = body.indexOf('\n') + 1;
        return body.substring(0, headline) + "\nSeverity: " + severity.word() + ". Since mcmgen " + since + ".\n"
                + body.substring(headline) + "\n## Source\n\n" + source + "\n";
    }

    /** The first sentence of what happens. */
    public String summary() {
        String section = section("What happens").strip().replace('\n', ' ');
        int stop = section.indexOf(". ");
        return stop < 0 ? section : section.substring(0, stop + 1);
    }

    /** The text below a headline of the second level; empty where there is none. */
    public String section(String headline) {
        String mark = "\n## " + headline + "\n";
        int from = body.indexOf(mark);
        if (from < 0) {
            return "";
        }
        int next = body.indexOf("\n## ", from + mark.length());
        return body.substring(from + mark.length(), next < 0 ? body.length() : next)
                .strip();
    }
}
