package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Move;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys about snapshots in {@code machineGlobalConfig}, for which a Cluster has fields of its own (rancher-cluster.md §1.3). */
final class SnapshotKeys {

    private static final Map<String, String> FIELDS = Map.of(
            "etcd-disable-snapshots", "disableSnapshots",
            "etcd-snapshot-retention", "snapshotRetention",
            "etcd-snapshot-schedule-cron", "snapshotScheduleCron");

    private SnapshotKeys() {}

    /** All such keys go together to {@code etcd}; empty where that is not the one right answer. */
    static Optional<Fix> move(Place key, Target target) {
        Optional<Place> config =
                target.cluster().flatMap(cluster -> cluster.root().at("spec", "rkeConfig"));
        Optional<Place> global = config.flatMap(place -> place.get("machineGlobalConfig"));
        if (global.isEmpty()
                || config.isEmpty()
                || global.get()
                        .field(key.name())
                        .filter(place -> place.path().equals(key.path()))
                        .isEmpty()) {
            return Optional.empty();
        }
        List<Place> fields = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<Place> etcd = config.get().field("etcd");
        for (Place field : global.get().fields()) {
            String name = FIELDS.getOrDefault(field.name(), "");
            Optional<String> value = name.isEmpty() ? Optional.empty() : value(name, field);
            if (!name.isEmpty()) {
                if (value.isEmpty() || etcd.flatMap(place -> place.field(name)).isPresent()) {
                    return Optional.empty();
                }
                fields.add(field);
                texts.put(field.name(), name + ": " + value.get());
            }
        }
        if (!texts.containsKey(key.name())) {
            return Optional.empty();
        }
        Move move = Move.described("move it to spec.rkeConfig.etcd, as " + FIELDS.get(key.name()));
        Fix fix = etcd.isPresent()
                ? move.fields(fields, global.get(), etcd.get(), texts)
                : move.fieldsToNew(fields, global.get(), "etcd", global.get(), texts);
        return Optional.of(fix).filter(Fix::automatic);
    }

    /** The value as the typed field takes it: a number, true or false, a text. */
    private static Optional<String> value(String name, Place field) {
        if (!(field.value() instanceof YamlScalar scalar) || scalar.isNull()) {
            return Optional.empty();
        }
        String text = scalar.text();
        return switch (name) {
            case "snapshotRetention" -> Optional.of(text).filter(number -> number.matches("[1-9][0-9]{0,4}"));
            case "disableSnapshots" -> Optional.of(text).filter(word -> word.equals("true") || word.equals("false"));
            default -> Optional.of("\"" + text + "\"").filter(cron -> text.matches("[0-9A-Za-z@*?,/ -]+"));
        };
    }
}
