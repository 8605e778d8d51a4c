package dev.mcmgen.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * An option or parameter that takes one of a few words: the constants of an enum in lower case, with {@code -} for
 * {@code _}.
 */
final class Choice<E extends Enum<E>> implements ITypeConverter<E> {

    private final List<E> constants;

    private Choice(Class<E> type) {
        constants = Arrays.asList(type.getEnumConstants());
    }

    /** Begins an option that takes one of the constants. */
    static <E extends Enum<E>> OptionSpec.Builder option(Class<E> type, String... names) {
        Choice<E> choice = new Choice<>(type);
        return OptionSpec.builder(names).type(type).converters(choice).completionCandidates(choice.words());
    }

    /** Begins a parameter that takes one of the constants. */
    static <E extends Enum<E>> PositionalParamSpec.Builder parameter(Class<E> type) {
        Choice<E> choice = new Choice<>(type);
        return PositionalParamSpec.builder().type(type).converters(choice).completionCandidates(choice.words());
    }

    @Override
    public E convert(String written) {
        for (E constant : constants) {
            if (word(constant).equals(written)) {
                return constant;
            }
        }
        throw new TypeConversionException("expected " + String.join(" or ", words()) + ", not '" + written + "'");
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(constants.size());
        for (E constant : constants) {
            words.add(word(constant));
        }
        return words;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
