package dev.mcmgen.render.template;

import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;

/**
 * A template that could not be rendered, and why. The message is one sentence that names the template, the place and,
 * where one is to blame, the expression.
 */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String template;
    private final transient Position position;
    private final String expression;
    private final String reason;

    /**
     * @param template its name, such as {@code rancher/cluster.yaml}
     * @param position its file; line and column 1 where the whole template is meant
     * @param expression the expression that failed, or empty
     * @param reason what went wrong, as a clause without a full stop
     */
    TemplateException(String template, Position position, String expression, String reason) {
        super("template " + template + ", line " + position.line() + ", column " + position.column()
                + (expression.isEmpty() ? "" : ", " + expression) + ": " + reason);
        this.template = template;
        this.position = position;
        this.expression = expression;
        this.reason = reason;
    }

    public String template() {
        return template;
    }

    /** 1-based. */
    public int line() {
        return position.line();
    }

    /** 1-based. */
    public int column() {
        return position.column();
    }

    /** The expression that failed, as written; empty where none is to blame. */
    public String expression() {
        return expression;
    }

    /** The same as a problem in the template's file. */
    public Problem problem() {
        String blame = expression.isEmpty() ? "" : " in " + expression;
        return new Problem("template/failed", position, "template " + template + blame + ": " + reason);
    }
}
