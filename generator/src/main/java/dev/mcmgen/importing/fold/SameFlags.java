package dev.mcmgen.importing.fold;

import dev.mcmgen.render.plan.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of arguments that say the same: the order of flags means nothing, that of the values of one flag does. */
public final class SameFlags {

    private SameFlags() {}

    public static boolean are(Object one, Object other) {
        return one instanceof List<?> && other instanceof List<?> && byName(one).equals(byName(other));
    }

    private static Map<String, String> byName(Object list) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String argument : Values.list(list)) {
            int equals = argument.indexOf('=');
            String value = equals < 0 ? "true" : argument.substring(equals + 1);
            byName.merge(Arguments.name(argument), value, (first, second) -> first + "\n" + second);
        }
        return byName;
    }
}
