package dev.mcmgen.importing.source;

import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Origin;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from an effective cluster what users wrote that reaches each group of nodes, and what of it has no effect. */
final class WrittenSettings {

    private final SourceObject object;
    private final List<Note> leftOut;
    private final Set<JsonPointer> told = new HashSet<>();
    private final Set<JsonPointer> effective = new HashSet<>();

    /** @param leftOut takes what reaches no node */
    WrittenSettings(SourceObject object, List<Note> leftOut) {
        this.object = object;
        this.leftOut = leftOut;
    }

    List<GroupSettings> of(EffectiveCluster cluster) {
        List<GroupSettings> groups = cluster.groups().stream().map(this::group).toList();
        cluster.groups().forEach(group -> group.entries().forEach(entry -> tell(entry, cluster)));
        tellIdleSelectors(cluster);
        return groups;
    }

    /** Registered nodes may have labels that nobody can tell from here; machines of pools have those of their pools. */
    private void tellIdleSelectors(EffectiveCluster cluster) {
        Part rkeConfig = object.part().part("spec", "rkeConfig");
        Set<String> taken = new HashSet<>();
        cluster.groups().stream()
                .flatMap(group -> group.entries().stream())
                .flatMap(entry -> entry.origin().stream())
                .forEach(origin -> taken.add(
                        origin.path().parent().orElse(JsonPointer.ROOT).toString()));
        for (Part entry : rkeConfig.parts("machineSelectorConfig")) {
            Part config = entry.part("config");
            if (!config.isEmpty()
                    && !rkeConfig.parts("machinePools").isEmpty()
                    && !taken.contains(config.path().toString())) {
                leftOut.add(new Note(
                        object.place(entry.path()),
                        entry.path().toString(),
                        "its selector takes no machine of any pool"));
            }
        }
    }

    private GroupSettings group(NodeGroup group) {
        Map<String, GroupSettings.Setting> settings = new LinkedHashMap<>();
        Set<String> immaterial = new HashSet<>();
        for (Entry entry : group.entries()) {
            if (entry.origin().isEmpty()) {
                continue;
            }
            Origin origin = entry.origin().get();
            if (entry.fate() instanceof Fate.Coerced) {
                put(settings, entry.key(), group.config().getOrDefault(entry.key(), entry.value()), origin);
            } else if (entry.fate() instanceof Fate.Applied
                    || entry.fate() instanceof Fate.Merged
                    || entry.fate() instanceof Fate.Ignored) {
                put(settings, entry.key(), plain(origin.value().toData()), origin);
            } else if (isDropped(entry, Fate.Reason.ROLE)) {
                immaterial.add(entry.key());
                effective.add(origin.path()); // On other nodes it is, or would be.
            }
        }
        return new GroupSettings(
                group.pool(), group.roles(), group.system() == NodeSystem.WINDOWS, settings, immaterial);
    }

    private void put(Map<String, GroupSettings.Setting> settings, String key, Object value, Origin origin) {
        settings.put(key, new GroupSettings.Setting(value, origin.path()));
        effective.add(origin.path());
    }

    /** Elements of lists are texts to RKE2, whatever they are to YAML. */
    private static Object plain(Object value) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(String.valueOf(item)));
        return texts;
    }

    private void tell(Entry entry, EffectiveCluster cluster) {
        if (entry.origin().isEmpty() || entry.value() == YamlScalar.NULL) {
            return;
        }
        JsonPointer at = entry.origin().get().path();
        String why = why(entry, cluster);
        if (!why.isEmpty() && !effective.contains(at) && told.add(at)) {
            leftOut.add(new Note(object.place(at), entry.key(), why));
        }
    }

    private String why(Entry entry, EffectiveCluster cluster) {
        if (isDropped(entry, Fate.Reason.UNKNOWN_KEY)) {
            return "Rancher drops it for " + cluster.kubernetesVersion().orElse("this release") + " without a word";
        }
        if (isDropped(entry, Fate.Reason.BAD_TYPE)) {
            return "Rancher drops it without a word, because it is neither text, true or false, nor a list";
        }
        boolean rancher =
                entry.fate() instanceof Fate.Overwritten other && other.by().equals("rancher");
        return rancher ? "Rancher writes its own value over it" : "";
    }

    private static boolean isDropped(Entry entry, Fate.Reason reason) {
        return entry.fate() instanceof Fate.Dropped dropped && dropped.reason() == reason;
    }
}
