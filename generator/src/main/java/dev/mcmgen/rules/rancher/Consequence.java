package dev.mcmgen.rules.rancher;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.ArgumentList.Basis;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.ConfigKey;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.Optional;

/** How bad it is that Rancher drops a key: no harm is done where its value would have changed nothing. */
final class Consequence {

    private final Target target;

    Consequence(Target target) {
        this.target = target;
    }

    /** Whether the nodes have the value all the same, or the value says nothing. */
    boolean changesNothing(KeyStory story) {
        YamlNode value = story.place().value();
        if (isEmpty(value)) {
            return true;
        }
        return value instanceof YamlScalar scalar
                && (isDefault(story.key(), scalar.text()) || haveAll(story, scalar.text()));
    }

    private static boolean haveAll(KeyStory story, String text) {
        for (KeyStory.Use use : story.uses()) {
            if (!use.nodes().text(story.key()).equals(text)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is written: null, an empty text, list or map. */
    static boolean isEmpty(YamlNode value) {
        if (value instanceof YamlScalar scalar) {
            return scalar.isNull() || scalar.text().isEmpty();
        }
        return value instanceof YamlSequence sequence
                ? sequence.items().isEmpty()
                : value instanceof YamlMapping mapping && mapping.entries().isEmpty();
    }

    /** Whether RKE2 or K3s does the same without the key. */
    private boolean isDefault(String key, String text) {
        Catalog catalog = target.catalog();
        Optional<ConfigKey> known =
                catalog.configKeys(target.effective().distribution()).find(key);
        String words = known.isPresent() ? known.get().defaultText() : "";
        if (words.isEmpty()) {
            return false;
        }
        int remark = words.indexOf(" (");
        String value = remark < 0 ? words : words.substring(0, remark);
        return value.equals(text) || words.contains("forced");
    }

    /** The severity of a dropped key whose value would have changed something, by what is known of the release's list. */
    Severity ofUnknownKey(String key) {
        return doubt(key).isEmpty() ? Severity.ERROR : Severity.WARNING;
    }

    /** Why it is not sure that Rancher drops the key; empty where it is. */
    Optional<String> doubt(String key) {
        Optional<Release> release = target.release();
        if (release.isEmpty()) {
            return Optional.of("this is no release that Rancher lists, so that it joins the lists of all releases");
        }
        ArgumentList list = target.catalog().arguments(release.get());
        if (list.basis() instanceof Basis.NewestBelow below) {
            String taken = below.list().equals(release.get())
                    ? "an older one, with the keys that were added since,"
                    : "that of " + below.list();
            return Optional.of("the list of " + release.get() + " was not read, and " + taken + " was taken for it");
        }
        if (list.basis() instanceof Basis.Union) {
            return Optional.of(release.get() + " is in no list that was read, and Rancher then joins all of them");
        }
        for (NodeRole role : NodeRole.values()) {
            if (target.catalog()
                    .argumentLists(release.get().distribution())
                    .addedLater(release.get(), role)
                    .contains(key)) {
                return Optional.of("Rancher's release data names it since late 2024 only");
            }
        }
        return Optional.empty();
    }
}
