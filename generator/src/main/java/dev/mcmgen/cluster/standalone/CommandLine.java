package dev.mcmgen.cluster.standalone;

import dev.mcmgen.catalog.ConfigKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the command's own parser says to the arguments: Go's {@code flag} below urfave/cli, v1.22.14 and v2.27.7. */
final class CommandLine {

    private CommandLine() {}

    /** Why the command does not start, if it does not. */
    static Optional<String> fault(List<Argument> arguments, FlagTable flags) {
        Map<ConfigKey, String> forms = new HashMap<>();
        Optional<String> twoForms = Optional.empty();
        for (Argument argument : arguments) {
            Optional<String> fault = fault(argument, flags);
            if (fault.isPresent()) {
                return fault;
            }
            Optional<ConfigKey> flag = flags.find(argument.flag());
            if (flag.isPresent() && twoForms.isEmpty()) {
                String form = forms.putIfAbsent(flag.get(), argument.flag());
                twoForms = form == null || form.equals(argument.flag()) ? twoForms : twoForms(flag.get());
            }
        }
        return twoForms;
    }

    private static Optional<String> twoForms(ConfigKey flag) {
        return flag.shortForm().map(letter -> "Cannot use two forms of the same flag: " + letter + " " + flag.name());
    }

    private static Optional<String> fault(Argument argument, FlagTable flags) {
        String written = argument.written();
        String name = written.substring(written.startsWith("--") ? 2 : 1);
        if (name.startsWith("-") || name.startsWith("=")) {
            return Optional.of("bad flag syntax: " + written);
        }
        String flag = argument.flag();
        Optional<ConfigKey> known = flags.find(flag);
        boolean help = flag.equals("help") || flag.equals("h");
        if (known.isEmpty() && !help) {
            return Optional.of("flag provided but not defined: -" + flag);
        }
        String value = argument.value();
        return switch (known.map(ConfigKey::type).orElse("bool")) {
            case "bool" ->
                FlagValues.isBoolean(value)
                        ? Optional.empty()
                        : Optional.of(
                                "invalid boolean value " + GoQuote.quote(value) + " for -" + flag + ": parse error");
            case "int" -> FlagValues.integerFault(value).map(why -> invalid(flag, value, why));
            case "duration" ->
                FlagValues.isDuration(value) ? Optional.empty() : Optional.of(invalid(flag, value, "parse error"));
            default -> Optional.empty();
        };
    }

    private static String invalid(String flag, String value, String why) {
        return "invalid value " + GoQuote.quote(value) + " for flag -" + flag + ": " + why;
    }
}
