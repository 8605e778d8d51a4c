package dev.mcmgen.importing.proof;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.ConfigKey;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.importing.fold.SameFlags;
import dev.mcmgen.importing.fold.Standards;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The configuration that reaches each group of nodes, key by key. */
final class SettingsProof {

    private static final JsonPointer GLOBAL = JsonPointer.parse("/spec/rkeConfig/machineGlobalConfig");
    private static final String KUBE_PROXY = "kube-proxy-arg";

    private final Catalog catalog;
    private final ClusterSource original;
    private final Standards standards;
    private final Set<String> restated = new TreeSet<>();
    private int compared;

    SettingsProof(Catalog catalog, ClusterSource original) {
        this.catalog = catalog;
        this.original = original;
        this.standards = new Standards(catalog, original.release());
    }

    int compared() {
        return compared;
    }

    /** Keys whose values say the same in other words. */
    List<String> restated() {
        return List.copyOf(restated);
    }

    List<Difference> of(NodeGroup before, NodeGroup after) {
        List<Difference> differences = new ArrayList<>();
        Set<String> keys = new TreeSet<>(before.config().keySet());
        keys.addAll(after.config().keySet());
        for (String key : keys) {
            Optional<Object> one = Optional.ofNullable(before.config().get(key));
            Optional<Object> other = Optional.ofNullable(after.config().get(key));
            compared++;
            if (one.equals(other)) {
                continue;
            }
            if (isSame(key, one, other)) {
                restated.add(key);
            } else {
                Part global = original.rkeConfig().part("machineGlobalConfig");
                differences.add(new Difference(
                        key + " on " + Groups.name(before),
                        original.groups().stream()
                                .flatMap(group -> group.find(key).stream())
                                .map(setting -> setting.source())
                                .findFirst()
                                .orElse(GLOBAL.child(key)),
                        Shown.value(one),
                        Shown.value(other),
                        new Repair.KeepKey(key, global.find(key))));
            }
        }
        return differences;
    }

    private boolean isSame(String key, Optional<Object> one, Optional<Object> other) {
        Optional<Object> left = formed(key, one);
        Optional<Object> right = formed(key, other);
        if (left.equals(right)) {
            return true;
        }
        return left.isPresent() && right.isPresent() && key.endsWith("-arg") && SameFlags.are(left.get(), right.get());
    }

    /** A value in a form in which those that mean the same are equal; empty where it is what holds anyway. */
    private Optional<Object> formed(String key, Optional<Object> value) {
        if (value.isEmpty() || standards.isDefault(key, value.get())) {
            return Optional.empty();
        }
        Optional<ConfigKey> known =
                catalog.configKeys(original.release().distribution()).find(key);
        Object plain = value.get();
        if (plain instanceof List<?> || known.filter(ConfigKey::isList).isPresent()) {
            List<String> texts = new ArrayList<>(
                    texts(plain, known.filter(ConfigKey::commaSplit).isPresent()));
            if (key.equals(KUBE_PROXY)) {
                texts.removeIf(standards::isDefaultFlag);
            }
            if (!key.endsWith("-arg") && !key.equals("cni")) {
                texts.sort(null);
            }
            return Optional.of(texts);
        }
        return Optional.of(plain.toString());
    }

    private static List<String> texts(Object value, boolean split) {
        List<String> texts = new ArrayList<>();
        for (Object item : value instanceof List<?> list ? list : List.of(value)) {
            texts.addAll(split ? List.of(item.toString().split(",", -1)) : List.of(item.toString()));
        }
        return texts;
    }
}
