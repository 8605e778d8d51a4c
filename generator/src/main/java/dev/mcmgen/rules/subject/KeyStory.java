package dev.mcmgen.rules.subject;

import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A key as somebody wrote it at one place, and what became of it on each group of nodes that it was written for.
 *
 * @param key without the {@code +} that a standalone file may put behind it
 * @param place of the key and its value
 * @param uses one for each group of nodes
 */
public record KeyStory(String key, Place place, List<Use> uses) {

    /** What became of it on some nodes. */
    public record Use(Nodes nodes, Entry entry) {

        public Fate fate() {
            return entry.fate();
        }

        /** Whether it, or something made of it, reaches the nodes. */
        public boolean reaches() {
            return Nodes.reaches(entry.fate());
        }
    }

    public KeyStory {
        uses = List.copyOf(uses);
    }

    /** The keys that somebody wrote for these nodes, in the order in which they were read. */
    static List<KeyStory> of(List<Nodes> all) {
        record Found(Place place, List<Use> uses) {}
        Map<String, Found> found = new LinkedHashMap<>();
        for (Nodes nodes : all) {
            for (Entry entry : nodes.group().entries()) {
                Optional<Place> place = nodes.place(entry);
                if (place.isPresent()) {
                    String spot = place.get().keyPosition() + " " + place.get().path();
                    found.putIfAbsent(spot, new Found(place.get(), new ArrayList<>()));
                    found.get(spot).uses().add(new Use(nodes, entry));
                }
            }
        }
        List<KeyStory> stories = new ArrayList<>(found.size());
        for (Found one : found.values()) {
            String key = Nodes.baseName(one.uses().get(0).entry().key());
            stories.add(new KeyStory(key, one.place(), one.uses()));
        }
        return stories;
    }

    /** Whether it has that fate somewhere. */
    public boolean any(Predicate<Fate> fate) {
        for (Use use : uses) {
            if (fate.test(use.fate())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has that fate wherever it was written for. */
    public boolean all(Predicate<Fate> fate) {
        return !any(fate.negate());
    }

    /** Whether it, or something made of it, reaches some nodes. */
    public boolean reaches() {
        for (Use use : uses) {
            if (use.reaches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was ignored somewhere. */
    public boolean ignored() {
        for (Use use : uses) {
            if (use.fate() instanceof Fate.Ignored) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was dropped somewhere, for that reason. */
    public boolean dropped(Fate.Reason reason) {
        for (Use use : uses) {
            if (use.fate() instanceof Fate.Dropped dropped && dropped.reason() == reason) {
                return true;
            }
        }
        return false;
    }
}
