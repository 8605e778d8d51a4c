package dev.mcmgen.render.template;

import dev.mcmgen.yaml.YamlScalars;
import freemarker.core.Environment;
import freemarker.core.TemplateNumberFormat;
import freemarker.core.TemplateNumberFormatFactory;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a number or a boolean keeps its type on its way through FreeMarker, which hands the output format text only: it
 * is set between two marks. A text that is nothing but one marked value is that number or boolean; from a text that
 * was joined with others ({@code "pool-" + n}) the marks are removed.
 *
 * <p>The mark is half of a surrogate pair. {@link PlainData} lets no text with such a half into a template, so data
 * cannot pretend to be a number.
 */
final class TypedMarks {

    private static final char MARK = '\uDC00';

    private static final Pattern TYPED = Pattern.compile(MARK + "(true|false|-?[0-9.]+)" + MARK);

    /** FreeMarker's two words for true and false. */
    static final String BOOLEAN_FORMAT = marked("true") + "," + marked("false");

    static final TemplateNumberFormatFactory NUMBER_FORMAT = new NumberFormatFactory();

    private TypedMarks() {}

    private static String marked(String value) {
        return MARK + value + MARK;
    }

    /** The number or boolean, if the text is nothing else. */
    static Optional<String> typed(String text) {
        if (text.indexOf(MARK) != 0) {
            return Optional.empty();
        }
        Matcher typed = TYPED.matcher(text);
        return typed.matches() ? Optional.of(typed.group(1)) : Optional.empty();
    }

    static String removedFrom(String text) {
        return text.indexOf(MARK) < 0 ? text : text.replace(String.valueOf(MARK), "");
    }

    private static final class NumberFormatFactory extends TemplateNumberFormatFactory {
        @Override
        public TemplateNumberFormat get(String params, Locale locale, Environment env) {
            return new NumberFormat();
        }
    }

    private static final class NumberFormat extends TemplateNumberFormat {
        @Override
        public String formatToPlainText(TemplateNumberModel model) throws TemplateModelException {
            try {
                return marked(YamlScalars.write(model.getAsNumber()));
            } catch (IllegalArgumentException e) {
                throw new TemplateModelException(e.getMessage());
            }
        }

        @Override
        public boolean isLocaleBound() {
            return false;
        }

        @Override
        public String getDescription() {
            return "digits only";
        }
    }
}
