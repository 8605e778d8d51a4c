package dev.mcmgen.cluster.rancher;

import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.Origin;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The configuration of a machine while the planner's steps work on it, with the story of each key. */
final class NodeDraft {

    static final String RANCHER = "rancher";

    /** A key as somebody wrote it. */
    private static final class Story {
        private final String key;
        private final Object written;
        private final Origin origin;
        private Fate fate = new Fate.Applied();

        Story(String key, Object written, Origin origin) {
            this.key = key;
            this.written = written;
            this.origin = origin;
        }
    }

    private final Map<String, Object> values = new TreeMap<>(Utf8Order.INSTANCE);
    private final List<Story> stories = new ArrayList<>();
    private final Map<String, Story> holders = new LinkedHashMap<>();
    private final Set<String> added = new TreeSet<>(Utf8Order.INSTANCE);
    private final List<NodeFile> files = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Optional<String> registries = Optional.empty();

    /** What stands in {@code registries.yaml}; empty where there is no such file. */
    Optional<String> registries() {
        return registries;
    }

    void registries(Optional<String> content) {
        registries = content;
    }

    Optional<Object> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value, or null's stand-in where there is none. */
    Object valueOrNull(String key) {
        return find(key).orElse(YamlScalar.NULL);
    }

    Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** A value that a user wrote; it replaces whatever stood there. */
    void write(String key, Object value, Origin origin) {
        overwrite(key, origin.path().toString());
        Story story = new Story(key, value, origin);
        stories.add(story);
        holders.put(key, story);
        added.remove(key);
        values.put(key, value);
    }

    /** A value of Rancher's own, which replaces whatever stood there. */
    void set(String key, Object value) {
        overwrite(key, RANCHER);
        added.add(key);
        values.put(key, value);
    }

    /** A value that a user wrote elsewhere, put back in force. */
    void restore(String key, Object value, Origin origin) {
        Story holder = holders.get(key);
        if (holder != null && holder.origin.path().equals(origin.path())) {
            return;
        }
        overwrite(key, origin.path().toString());
        for (int i = stories.size() - 1; i >= 0 && !holders.containsKey(key); i--) {
            Story story = stories.get(i);
            if (story.key.equals(key) && story.origin.path().equals(origin.path())) {
                story.fate = new Fate.Applied();
                holders.put(key, story);
            }
        }
        added.remove(key);
        values.put(key, value);
    }

    /** The value with something of Rancher's put to it. */
    void extend(String key, List<String> result) {
        Story holder = holders.get(key);
        if (holder == null) {
            added.add(key);
        } else if (GoValues.printed(holder.written).isEmpty() && !isEmptyList(holder.written)) {
            overwrite(key, RANCHER); // what was written is lost, a boolean for instance
            added.add(key);
        } else {
            holder.fate = new Fate.Merged();
        }
        values.put(key, List.copyOf(result));
    }

    /** The same value in another shape. */
    void reshape(String key, Object value) {
        values.put(key, value);
    }

    void coerce(String key, boolean value) {
        Object before = valueOrNull(key);
        Story holder = holders.get(key);
        if (holder != null && !before.equals(value)) {
            holder.fate = new Fate.Coerced();
        }
        values.put(key, value);
    }

    void drop(String key, Fate.Reason reason) {
        Story holder = holders.remove(key);
        if (holder != null) {
            holder.fate = new Fate.Dropped(reason);
        }
        added.remove(key);
        values.remove(key);
    }

    /** Takes a key of the user's out, as Rancher did. */
    void remove(String key) {
        overwrite(key, RANCHER);
        values.remove(key);
    }

    /** It stands in the file, and nobody reads it. */
    void ignore(String key) {
        Story holder = holders.get(key);
        if (holder != null && holder.fate instanceof Fate.Applied) {
            holder.fate = new Fate.Ignored();
        }
    }

    void file(String path, String content) {
        files.add(new NodeFile(path, Optional.of(content)));
    }

    /** A file whose content only a running Rancher knows. */
    void unknownFile(String path) {
        files.add(new NodeFile(path, Optional.empty()));
    }

    /** What Rancher would say of an object that is not among the files, and may be in Rancher. */
    void complain(String text) {
        complaints.add(text);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    List<NodeFile> files() {
        return List.copyOf(files);
    }

    /** Keys as written in their order, then those that Rancher added by name. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Story story : stories) {
            Object value = story.fate instanceof Fate.Merged ? valueOrNull(story.key) : story.written;
            entries.add(new Entry(story.key, value, story.fate, Optional.of(story.origin)));
        }
        for (String key : added) {
            if (values.containsKey(key)) {
                entries.add(new Entry(key, valueOrNull(key), new Fate.Added(), Optional.empty()));
            }
        }
        return entries;
    }

    private void overwrite(String key, String winner) {
        Story holder = holders.remove(key);
        if (holder != null) {
            holder.fate = new Fate.Overwritten(winner);
        }
    }

    private static boolean isEmptyList(Object value) {
        return value instanceof List<?> list && list.isEmpty();
    }
}
