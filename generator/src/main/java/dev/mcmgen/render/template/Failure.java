package dev.mcmgen.render.template;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.template.TemplateNotFoundException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes one sentence, with its place, of what FreeMarker says in paragraphs. */
final class Failure {

    private final TemplateTexts texts;
    private final String file;

    /** @param file the template that was to be rendered, with {@code .ftl} */
    Failure(TemplateTexts texts, String file) {
        this.texts = texts;
        this.file = file;
    }

    TemplateException of(Throwable thrown) {
        if (thrown.getCause() instanceof freemarker.template.TemplateException inWriter) {
            return at(inWriter, sentence(inWriter));
        }
        if (thrown instanceof freemarker.template.TemplateException failed) {
            return at(failed, sentence(failed));
        }
        if (thrown instanceof ParseException syntax) {
            return at(syntax.getTemplateName(), syntax.getLineNumber(), syntax.getColumnNumber(), "", sentence(syntax));
        }
        if (thrown instanceof TemplateNotFoundException missing) {
            return at(file, 1, 1, "", "there is no template " + missing.getTemplateName());
        }
        if (thrown instanceof StackOverflowError) {
            return at(file, 1, 1, "", "it calls itself without an end");
        }
        if (thrown instanceof OutOfMemoryError) {
            return at(file, 1, 1, "", "it needs more memory than there is");
        }
        return at(file, 1, 1, "", String.valueOf(thrown.getMessage()));
    }

    /** @param where an exception that knows the line; what it says is left out */
    TemplateException at(freemarker.template.TemplateException where, String reason) {
        return at(
                where.getTemplateSourceName(),
                Objects.requireNonNullElse(where.getLineNumber(), 1),
                Objects.requireNonNullElse(where.getColumnNumber(), 1),
                Objects.requireNonNullElse(where.getBlamedExpressionString(), ""),
                reason);
    }

    private TemplateException at(@Nullable String in, int line, int column, String expression, String reason) {
        String failed = in == null ? file : in;
        String name = failed.endsWith(UserTemplates.SUFFIX)
                ? failed.substring(0, failed.length() - UserTemplates.SUFFIX.length())
                : failed;
        return new TemplateException(
                name, texts.position(failed, Math.max(1, line), Math.max(1, column)), expression, reason);
    }

    private static String sentence(freemarker.template.TemplateException failed) {
        if (failed instanceof InvalidReferenceException) {
            return "it has no value here";
        }
        Throwable cause = failed.getCause();
        if (cause instanceof ParseException syntax) {
            return sentence(syntax);
        }
        return firstParagraph(String.valueOf(failed.getMessageWithoutStackTop()));
    }

    private static String sentence(ParseException syntax) {
        return firstParagraph(String.valueOf(syntax.getEditorMessage()));
    }

    /** Without the tips, the stack and the copy of the expression that follow. */
    private static String firstParagraph(String message) {
        String text = message.strip();
        int end = text.indexOf("\n\n");
        String first = end < 0 ? text : text.substring(0, end);
        String sentence =
                first.replaceAll("(?m)^==>.*$", "").replaceAll("\\s+", " ").strip();
        return sentence.replaceAll("[.:]$", "");
    }
}
