package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds of single keys of {@code config.yaml} besides their type and their releases, from {@code key-rules.json}. */
public final class KeyRules {

    /**
     * A key that takes a few words only.
     *
     * @param fatal another value stops RKE2; where false, what it does was not read
     */
    public record Words(String key, List<String> values, boolean fatal) {

        public Words {
            values = List.copyOf(values);
        }
    }

    /**
     * A key that needs or excludes others.
     *
     * @param needs one of these must be set beside it; empty where it needs none
     * @param excludes none of these may be set beside it
     * @param fatal RKE2 does not start; where false, what happens was not read
     * @param message why, without a full stop
     * @param advice what to do
     */
    public record Coupling(
            String key, List<String> needs, List<String> excludes, boolean fatal, String message, String advice) {

        public Coupling {
            needs = List.copyOf(needs);
            excludes = List.copyOf(excludes);
        }
    }

    private record Elsewhere(List<String> keys, String advice) {}

    private final List<Elsewhere> elsewhere = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();
    private final List<Coupling> couplings = new ArrayList<>();

    KeyRules(DataNode file) {
        for (DataNode row : file.get("elsewhere").items()) {
            elsewhere.add(new Elsewhere(row.get("keys").texts(), row.text("advice")));
        }
        for (DataNode row : file.get("values").items()) {
            words.add(new Words(row.text("key"), row.get("values").texts(), row.flag("fatal")));
        }
        for (DataNode row : file.get("couplings").items()) {
            couplings.add(new Coupling(
                    row.text("key"),
                    row.textsOrNone("needs"),
                    row.textsOrNone("excludes"),
                    row.flag("fatal"),
                    row.text("message"),
                    row.text("advice")));
        }
    }

    /** What to write in a Cluster instead of a key that Rancher drops; empty where nothing else sets it. */
    public Optional<String> insteadOf(String key) {
        return elsewhere.stream()
                .filter(row -> row.keys().contains(key))
                .map(Elsewhere::advice)
                .findFirst();
    }

    public List<Words> words() {
        return List.copyOf(words);
    }

    public List<Coupling> couplings() {
        return List.copyOf(couplings);
    }
}
