package dev.mcmgen.render.template;

import dev.mcmgen.yaml.YamlWriter;
import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code <@yaml data=… />} and {@code <@block text=… />}: more than one scalar, where it stands in the template.
 *
 * <ul>
 *   <li>On a line of its own: the data as lines, at the column of the directive.
 *   <li>After {@code key: } or {@code - }: what can follow there, with further lines two deeper than the key or dash.
 * </ul>
 *
 * <p>{@code indent=} gives another column for the lines, for macros that are called at several depths.
 */
final class DataDirective implements TemplateDirectiveModel {

    private static final String INDENT = "indent";

    private final String name;
    private final String parameter;
    private final boolean textOnly;

    private DataDirective(String name, String parameter, boolean textOnly) {
        this.name = name;
        this.parameter = parameter;
        this.textOnly = textOnly;
    }

    /** Any data: maps and lists in block style. */
    static DataDirective yaml() {
        return new DataDirective("yaml", "data", false);
    }

    /** Text, as a literal block wherever a block can carry it. */
    static DataDirective block() {
        return new DataDirective("block", "text", true);
    }

    /** The name by which templates call it. */
    String name() {
        return name;
    }

    @Override
    @SuppressWarnings("rawtypes") // as FreeMarker declares it
    public void execute(Environment env, Map params, TemplateModel[] loopVars, @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        if (body != null) {
            throw new TemplateModelException("<@" + name + "> has no content; it ends with />");
        }
        Object data = data(params);
        Placement placement = Placement.of(env.getCurrentDirectiveCallPlace()).withIndent(indent(params));
        try {
            write(data, placement, env.getOut());
        } catch (IllegalArgumentException e) {
            throw new TemplateModelException(e.getMessage());
        }
    }

    private Object data(Map<?, ?> params) throws TemplateModelException {
        for (Object given : params.keySet()) {
            if (!given.equals(parameter) && !given.equals(INDENT)) {
                throw new TemplateModelException(
                        "<@" + name + "> takes " + parameter + "= and " + INDENT + "=, not " + given + "=");
            }
        }
        if (!(params.get(parameter) instanceof TemplateModel model)) {
            throw new TemplateModelException("<@" + name + "> needs " + parameter + "=, and that has no value here");
        }
        Object data = PlainData.unwrap(model);
        if (textOnly && !(data instanceof String)) {
            throw new TemplateModelException("<@" + name + "> takes text; use <@yaml data=…/> for other data");
        }
        return data;
    }

    /** @return -1 where none is given */
    private int indent(Map<?, ?> params) throws TemplateModelException {
        if (!params.containsKey(INDENT)) {
            return -1;
        }
        int given = params.get(INDENT) instanceof TemplateNumberModel number
                ? number.getAsNumber().intValue()
                : -1;
        if (given < 0 || given > 100) {
            throw new TemplateModelException(INDENT + "= must be a number of columns from 0 to 100");
        }
        return given;
    }

    private static void write(Object data, Placement placement, Writer out) throws IOException {
        int indent = placement.indent();
        if (placement.kind() == Placement.Kind.OWN_LINE) {
            // FreeMarker takes away the line feed after the directive; the spaces before it it keeps or takes away,
            // depending on what other lines hold, so they are written here.
            if (out instanceof BoundedWriter bounded) {
                bounded.dropTrailingSpaces();
            }
            out.write(YamlWriter.write(data, indent));
            return;
        }
        // The template's own line feed follows.
        String lines = withoutLastLineFeed(YamlWriter.write(data, indent));
        if (placement.kind() == Placement.Kind.AFTER_KEY && YamlWriter.isBlock(data)) {
            if (out instanceof BoundedWriter bounded) {
                bounded.dropTrailingSpaces();
            }
            out.write("\n" + lines);
        } else {
            out.write(lines.substring(indent));
        }
    }

    private static String withoutLastLineFeed(String lines) {
        return lines.substring(0, lines.length() - 1);
    }
}
