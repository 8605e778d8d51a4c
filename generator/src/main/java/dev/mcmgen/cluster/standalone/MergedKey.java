package dev.mcmgen.cluster.standalone;

import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the lines of one key add up to: a plain one discards those before it, one with {@code +} is appended to them. */
final class MergedKey {

    private final String key;
    private final List<ConfigLine> live = new ArrayList<>();

    MergedKey(String key) {
        this.key = key;
    }

    void add(ConfigLine line) {
        if (!line.appends()) {
            live.clear();
        }
        live.add(line);
    }

    /** Whether the result is a list: written as one, or appended to. */
    boolean isList() {
        return live.size() > 1 || live.get(0).isList();
    }

    /** The text of each argument. */
    List<String> texts() {
        return live.size() == 1
                ? live.get(0).texts()
                : live.stream().flatMap(line -> line.parts().stream()).toList();
    }

    List<Argument> arguments() {
        return texts().stream().map(text -> new Argument(key, text)).toList();
    }

    /** The key without what follows a {@code =} in it, which belongs to the value. */
    String name() {
        return new Argument(key, "").name();
    }

    /** The flag that it sets. */
    String flag() {
        return new Argument(key, "").flag();
    }

    /**
     * What became of one of the lines.
     *
     * @param unread what becomes of the key if the command does not read it
     */
    Entry entry(ConfigLine line, Optional<Fate> unread) {
        if (!live.contains(line)) {
            return line.entry(new Fate.Overwritten(live.get(0).origin().path().toString()));
        }
        if (unread.isPresent()) {
            return line.entry(unread.get());
        }
        if ((live.size() == 1 ? line.texts() : line.parts()).isEmpty()) {
            return line.entry(new Fate.Dropped(Fate.Reason.EMPTY));
        }
        return line.equals(live.get(0))
                ? line.entry(new Fate.Applied())
                : new Entry(line.written(), texts(), new Fate.Merged(), Optional.of(line.origin()));
    }
}
