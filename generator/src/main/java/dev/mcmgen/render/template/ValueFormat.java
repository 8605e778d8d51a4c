package dev.mcmgen.render.template;

import dev.mcmgen.yaml.YamlScalars;
import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * What becomes of a value where a template names it: in each kind of file, the notation that the file's readers take
 * for that value. The kind follows from the end of the template's name.
 */
final class ValueFormat extends CommonMarkupOutputFormat<ValueFormat.Written> {

    /** A whole scalar, quoted where it must be; numbers and booleans bare. */
    static final ValueFormat YAML = new ValueFormat("YAML", "application/yaml", YamlScalars::write);

    /** A whole word of a POSIX shell, in single quotes; numbers and booleans bare. */
    static final ValueFormat SHELL = new ValueFormat("shell", "application/x-sh", ValueFormat::shellWord);

    /** As it is, in files whose entries are lines: a value that breaks the line is an error. */
    static final ValueFormat LINES = new ValueFormat("lines", "text/plain", ValueFormat::oneLine);

    /** As it is. */
    static final ValueFormat TEXT = new ValueFormat("text", "text/plain", text -> text);

    private interface Notation {
        /** @throws IllegalArgumentException with the reason why the text cannot be written */
        String of(String text);
    }

    private final String name;
    private final String mimeType;
    private final Notation notation;

    private ValueFormat(String name, String mimeType, Notation notation) {
        this.name = name;
        this.mimeType = mimeType;
        this.notation = notation;
    }

    /** The format of a template, by its name without {@code .ftl}. */
    static ValueFormat ofTemplate(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "yaml", "yml" -> YAML;
            case "sh" -> SHELL;
            case "md", "txt" -> TEXT;
            default -> LINES;
        };
    }

    private static String shellWord(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a shell word cannot hold a NUL character");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String oneLine(String text) {
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\t')) {
            throw new IllegalArgumentException(
                    "a value with a line break or control character cannot stand in this file, where each entry is a line");
        }
        return text;
    }

    @Override
    public String escapePlainText(String text) throws TemplateModelException {
        Optional<String> typed = TypedMarks.typed(text);
        if (typed.isPresent()) {
            return typed.get();
        }
        try {
            return notation.of(TypedMarks.removedFrom(text));
        } catch (IllegalArgumentException e) {
            throw new TemplateModelException(e.getMessage());
        }
    }

    @Override
    public void output(String text, Writer out) throws IOException, TemplateModelException {
        out.write(escapePlainText(text));
    }

    @Override
    protected Written newTemplateMarkupOutputModel(String plainText, String written) {
        return new Written(this, plainText, written);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getMimeType() {
        return mimeType;
    }

    /** What has been written in a format and is not written a second time. */
    static final class Written extends CommonTemplateMarkupOutputModel<Written> {

        private final ValueFormat format;

        private Written(ValueFormat format, String plainText, String written) {
            super(plainText, written);
            this.format = format;
        }

        @Override
        public ValueFormat getOutputFormat() {
            return format;
        }
    }
}
