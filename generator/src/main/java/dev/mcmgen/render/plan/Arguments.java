package dev.mcmgen.render.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists of component arguments ({@code name=value}, or {@code name} alone for true), merged by the name of the argument.
 *
 * <p>RKE2 and Rancher replace a whole list by a later one, so a list for some nodes must hold what all nodes have as
 * well. Merging here is by name: an argument that is given again for fewer nodes replaces the earlier one in its place;
 * the suffixes {@code +=} and {@code -=}, which RKE2 understands as append and prepend, never replace.
 */
public final class Arguments {

    private Arguments() {}

    /** {@code general} with the arguments of {@code particular} put in place of those of the same name, or added. */
    public static List<String> merge(List<String> general, List<String> particular) {
        List<String> merged = new ArrayList<>(general);
        List<String> placed = new ArrayList<>();
        for (String argument : particular) {
            String name = name(argument);
            int at = placed.contains(name) || isSuffixed(argument) ? -1 : indexOf(merged, name);
            if (at >= 0) {
                merged.set(at, argument);
                removeLater(merged, at, name);
            } else if (!merged.contains(argument)) {
                merged.add(argument);
            }
            placed.add(name);
        }
        return List.copyOf(merged);
    }

    /** The argument's name without dashes, value and suffix. */
    public static String name(String argument) {
        int end = argument.indexOf('=');
        String name = end < 0 ? argument : argument.substring(0, end);
        if (isSuffixed(argument)) {
            name = name.substring(0, name.length() - 1);
        }
        return name.startsWith("--") ? name.substring(2) : name;
    }

    /** The value of the last argument of that name; empty where there is none. */
    public static String value(List<String> arguments, String name) {
        String value = "";
        for (String argument : arguments) {
            if (name(argument).equals(name) && argument.indexOf('=') >= 0) {
                value = argument.substring(argument.indexOf('=') + 1);
            }
        }
        return value;
    }

    private static boolean isSuffixed(String argument) {
        int end = argument.indexOf('=');
        return end > 0 && (argument.charAt(end - 1) == '+' || argument.charAt(end - 1) == '-');
    }

    private static int indexOf(List<String> arguments, String name) {
        for (int i = 0; i < arguments.size(); i++) {
            if (name(arguments.get(i)).equals(name) && !isSuffixed(arguments.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static void removeLater(List<String> arguments, int after, String name) {
        for (int i = arguments.size() - 1; i > after; i--) {
            if (name(arguments.get(i)).equals(name) && !isSuffixed(arguments.get(i))) {
                arguments.remove(i);
            }
        }
    }
}
