package dev.mcmgen.rules.component;

import dev.mcmgen.catalog.ComponentFlag;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the flag parser of the components (Go's pflag) reads values. */
final class FlagValues {

    private static final Pattern BOOL = Pattern.compile("1|t|T|TRUE|true|True|0|f|F|FALSE|false|False");
    private static final Pattern UINT = Pattern.compile("\\d[\\d_]*|0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|[-+]?[Ii]nf|NaN");
    private static final Pattern DURATION = Pattern.compile("[-+]?(0|((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)");
    private static final Pattern IP = Pattern.compile("\\s*([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)?\\s*");
    private static final Pattern BOOL_MAP =
            Pattern.compile("\\s*|\\s*\\w+\\s*=\\s*(" + BOOL + ")\\s*(,\\s*(\\w+\\s*=\\s*(" + BOOL + "))?\\s*)*");

    private FlagValues() {}

    /** What is expected where the value is not of that type; empty where it is. */
    static Optional<String> fault(ComponentFlag.Type type, String value) {
        return switch (type) {
            case STRING, LIST, MAP -> Optional.empty();
            case BOOL -> unless(BOOL.matcher(value).matches(), "true or false");
            case INT -> unless(UINT.matcher(value.replaceFirst("^[-+]", "")).matches(), "a whole number");
            case UINT -> unless(UINT.matcher(value).matches(), "a whole number that is not negative");
            case FLOAT -> unless(FLOAT.matcher(value).matches(), "a number");
            case DURATION -> unless(DURATION.matcher(value).matches(), "a time with its unit, such as 5m");
            case IP -> unless(IP.matcher(value).matches(), "an IP address");
            case BOOL_MAP -> unless(BOOL_MAP.matcher(value).matches(), "name=true or name=false");
        };
    }

    private static Optional<String> unless(boolean right, String expected) {
        return right ? Optional.empty() : Optional.of(expected);
    }
}
