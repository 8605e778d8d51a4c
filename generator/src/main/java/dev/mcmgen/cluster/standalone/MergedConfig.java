package dev.mcmgen.cluster.standalone;

import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of all files put together, key by key, and what the command takes of them. */
final class MergedConfig {

    private final List<ConfigLine> lines;
    private final FlagTable flags;
    private final Map<String, MergedKey> keys = new LinkedHashMap<>();

    MergedConfig(List<ConfigLine> lines, FlagTable flags) {
        this.lines = lines;
        this.flags = flags;
        for (ConfigLine line : lines) {
            if (!line.merge()) {
                keys.computeIfAbsent(line.key(), MergedKey::new).add(line);
            }
        }
    }

    /** Why the command does not start, if it does not. */
    Optional<String> fault() {
        List<Argument> arguments = new ArrayList<>();
        for (MergedKey key : keys.values()) {
            if (!flags.skipsUnknown() || flags.find(key.flag()).isPresent()) {
                arguments.addAll(key.arguments());
            }
        }
        return CommandLine.fault(arguments, flags);
    }

    /** By key: a text, or a list of texts. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (MergedKey key : keys.values()) {
            List<String> texts = key.arguments().stream().map(Argument::value).toList();
            if (!texts.isEmpty() && flags.find(key.flag()).isPresent()) {
                Object value = key.isList() ? texts : texts.get(0);
                values.merge(key.name(), value, MergedConfig::both);
            }
        }
        return values;
    }

    /** Two keys that set one flag, such as {@code kubelet-arg} and {@code kubelet-arg=v}. */
    private static Object both(Object first, Object second) {
        List<Object> all = new ArrayList<>(first instanceof List<?> list ? list : List.of(first));
        all.addAll(second instanceof List<?> list ? list : List.of(second));
        return List.copyOf(all);
    }

    /** One for each line, in their order. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (ConfigLine line : lines) {
            MergedKey key = keys.get(line.key());
            entries.add(
                    line.merge() || key == null
                            ? line.entry(new Fate.Dropped(Fate.Reason.UNKNOWN_KEY))
                            : key.entry(line, unread(key)));
        }
        return entries;
    }

    /** What becomes of a key that the command does not know; empty if it does. */
    private Optional<Fate> unread(MergedKey key) {
        if (flags.find(key.flag()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                flags.isKnownAnywhere(key.flag()) ? new Fate.Ignored() : new Fate.Dropped(Fate.Reason.UNKNOWN_KEY));
    }
}
