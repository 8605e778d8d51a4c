package dev.mcmgen.rules.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a component, such as {@code kube-proxy-arg}, in their order. RKE2 and K3s put {@code --} before each;
 * of a flag that stands twice the last wins (ipvs-nodelocaldns.md §1).
 */
public final class Arguments {

    /** No arguments at all. */
    static final Arguments NONE = new Arguments(List.of());

    private final List<Argument> all;

    /**
     * One argument.
     *
     * @param written the whole text
     * @param flag the name, with {@code -} for {@code _} as the flag parser has it, without {@code --}, and without the
     *     {@code +} or {@code -} before the {@code =} that adds the value to the default instead of replacing it
     * @param value what follows the {@code =}; empty where there is none, which sets a boolean flag
     * @param part where it comes from
     */
    public record Argument(String written, String flag, Optional<String> value, Setting.Part part) {

        /** The value, or the {@code true} that a flag without one stands for. */
        public String text() {
            return value.orElse("true");
        }

        /** Where the user wrote it; empty where Rancher did. */
        public Optional<Place> place() {
            return part.place();
        }
    }

    private Arguments(List<Argument> all) {
        this.all = List.copyOf(all);
    }

    /** The arguments that a setting holds; none without one. */
    static Arguments of(Optional<Setting> setting) {
        List<Argument> all = new ArrayList<>();
        for (Setting.Part part : setting.isPresent() ? setting.get().parts() : List.<Setting.Part>of()) {
            all.add(parse(part));
        }
        return new Arguments(all);
    }

    private static Argument parse(Setting.Part part) {
        String text = part.text();
        int equals = text.indexOf('=');
        Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1));
        return new Argument(text, name(text), value, part);
    }

    /** The name of the flag that an argument sets; as {@link Argument#flag}. */
    public static String name(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        String flag = (name.startsWith("--") ? name.substring(2) : name).replace('_', '-');
        int end = flag.length();
        while (end > 0 && (flag.charAt(end - 1) == '-' || flag.charAt(end - 1) == '+')) {
            end--;
        }
        return flag.substring(0, end);
    }

    public List<Argument> all() {
        return all;
    }

    /** The one that counts for a flag. */
    public Optional<Argument> last(String flag) {
        Optional<Argument> last = Optional.empty();
        for (Argument argument : all) {
            last = argument.flag().equals(flag) ? Optional.of(argument) : last;
        }
        return last;
    }

    /** The value that counts for a flag; empty where it is not set. */
    public Optional<String> value(String flag) {
        Optional<Argument> last = last(flag);
        return last.isPresent() ? Optional.of(last.get().text()) : Optional.empty();
    }

    /** Whether a value counts for a flag. */
    public boolean has(String flag, String value) {
        Optional<Argument> last = last(flag);
        return last.isPresent() && last.get().text().equals(value);
    }

    /** Where the user wrote the argument that counts for a flag; empty where nobody did, or Rancher. */
    public Optional<Place> placeOf(String flag) {
        Optional<Argument> last = last(flag);
        return last.isPresent() ? last.get().place() : Optional.empty();
    }
}
