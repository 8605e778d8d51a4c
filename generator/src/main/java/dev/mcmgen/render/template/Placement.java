package dev.mcmgen.render.template;

import freemarker.core.DirectiveCallPlace;
import freemarker.template.TemplateModelException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a directive stands in its template's source.
 *
 * @param kind what is before it in its line
 * @param column its own (from 0)
 * @param indent the column (from 0) at which its lines begin; for the first line after a key or dash: its further lines
 */
record Placement(Kind kind, int column, int indent) {

    enum Kind {
        OWN_LINE,
        AFTER_KEY,
        AFTER_DASH
    }

    /** Spaces and dashes, then a key with its colon, or the last of the dashes. */
    private static final Pattern BEFORE = Pattern.compile("((?: *- +)* *)(?:([^ <#-][^<]*): +|(- +))");

    private static final int STEP = 2;

    static Placement of(DirectiveCallPlace place) throws TemplateModelException {
        int column = place.getBeginColumn() - 1;
        String before =
                column == 0 ? "" : place.getTemplate().getSource(1, place.getBeginLine(), column, place.getBeginLine());
        if (before.isBlank()) {
            return new Placement(Kind.OWN_LINE, column, column);
        }
        Matcher matcher = BEFORE.matcher(before);
        if (!matcher.matches()) {
            throw new TemplateModelException(
                    "the directive must stand on a line of its own, after \"key: \" or after \"- \"");
        }
        Kind kind = matcher.group(2) == null ? Kind.AFTER_DASH : Kind.AFTER_KEY;
        return new Placement(kind, column, matcher.group(1).length() + STEP);
    }

    /** @param given a column, or -1 for none */
    Placement withIndent(int given) throws TemplateModelException {
        if (given < 0) {
            return this;
        }
        if (kind == Kind.OWN_LINE && given < column) {
            throw new TemplateModelException("indent= is less than the column of the directive itself");
        }
        return new Placement(kind, column, given);
    }
}
