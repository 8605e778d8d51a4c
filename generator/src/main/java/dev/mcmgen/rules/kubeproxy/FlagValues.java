package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.GoDuration;
import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.rules.subject.Cidr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of flags as kube-proxy's flag parser reads them. */
final class FlagValues {

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");
    private static final Pattern INTEGER =
            Pattern.compile("([+-]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?(?i:inf|infinity|nan)");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final int[] RADIX = {16, 2, 8, 10};

    private FlagValues() {}

    /** The truth of one of Go's words for it; empty for every other text. */
    static Optional<Boolean> bool(String text) {
        return TRUE.contains(text) ? Optional.of(true) : FALSE.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /** Whether it is one of Go's words for true. */
    static boolean isTrue(String text) {
        return TRUE.contains(text);
    }

    /** A whole number of 32 bits. */
    static Optional<BigDecimal> integer(String text) {
        Matcher matcher = INTEGER.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (int i = 0; i < RADIX.length; i++) {
            String digits = matcher.group(i + 2);
            if (digits != null) {
                BigInteger number = new BigInteger(matcher.group(1) + digits, RADIX[i]);
                return number.bitLength() < 32 ? Optional.of(new BigDecimal(number)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The value of a flag that has an order; empty where it has none, or cannot be read. */
    static Optional<BigDecimal> number(KubeProxyFlag.Type type, String text) {
        if (type == KubeProxyFlag.Type.INT32) {
            return integer(text);
        }
        Optional<GoDuration> duration = type == KubeProxyFlag.Type.DURATION ? GoDuration.parse(text) : Optional.empty();
        return duration.isPresent() ? Optional.of(duration.get().seconds()) : Optional.empty();
    }

    /** What the parser expects, where the text is not that; lists and maps are judged item by item elsewhere. */
    static Optional<String> mismatch(KubeProxyFlag flag, String text) {
        boolean right = switch (flag.type()) {
            case STRING, CIDR_LIST, BOOL_MAP -> true;
            case BOOL -> bool(text).isPresent();
            case INT32 -> integer(text).isPresent();
            case FLOAT -> FLOAT.matcher(text).matches();
            case DURATION -> GoDuration.parse(text).isPresent();
            case ENUM -> flag.values().contains(text);
            case IP -> text.isEmpty() || Cidr.address(text).isPresent();
            case IP_PORT -> isAddressWithPort(text);
        };
        return right ? Optional.empty() : Optional.of(expected(flag));
    }

    private static String expected(KubeProxyFlag flag) {
        return switch (flag.type()) {
            case BOOL -> "true or false";
            case INT32 -> "a whole number";
            case FLOAT -> "a number";
            case DURATION -> "a duration such as 30s";
            case ENUM -> "one of " + String.join(", ", words(flag.values()));
            case IP -> "an IP address";
            case IP_PORT -> "an IP address, with or without a port";
            case STRING, CIDR_LIST, BOOL_MAP -> "another text";
        };
    }

    private static List<String> words(List<String> values) {
        return values.stream().filter(value -> !value.isEmpty()).toList();
    }

    private static boolean isAddressWithPort(String text) {
        if (text.isEmpty() || Cidr.address(text).isPresent()) {
            return true;
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !PORT.matcher(text.substring(colon + 1)).matches()) {
            return false;
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String address = bracketed ? host.substring(1, host.length() - 1) : host;
        Optional<Cidr> ip = Cidr.address(address);
        return ip.isPresent() && ip.get().isIpv6() == bracketed && Integer.parseInt(text.substring(colon + 1)) <= 65535;
    }

    /** The items of a list; none of an empty text. */
    static List<String> items(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }
}
