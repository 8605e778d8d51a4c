package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.GroupSettings;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.importing.text.SpecDraft;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The work on one cluster: what of its settings nobody has taken yet, and the spec as far as it is made. */
final class Folding {

    private final ClusterSource source;
    private final Catalog catalog;
    private final Way way;
    private final Rehearsal rehearsal;
    private final SpecDraft draft;
    private final Addons addons;
    private final Map<JsonPointer, String> reasons = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> pools = new LinkedHashMap<>();
    private List<GroupSettings> groups;

    /** @param banned fields of the spec that were refused */
    Folding(ClusterSource source, Catalog catalog, Way way, Rehearsal rehearsal, Set<JsonPointer> banned) {
        this.source = source;
        this.catalog = catalog;
        this.way = way;
        this.rehearsal = rehearsal;
        this.draft = new SpecDraft(banned);
        this.addons = new Addons(source);
        this.groups = way.keepsSelectors() ? source.alike() : source.groups();
    }

    ClusterSource source() {
        return source;
    }

    Catalog catalog() {
        return catalog;
    }

    Way way() {
        return way;
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }

    SpecDraft draft() {
        return draft;
    }

    Part rkeConfig() {
        return source.rkeConfig();
    }

    boolean isRke2() {
        return source.release().distribution() == Distribution.RKE2;
    }

    boolean hasPools() {
        return !source.pools().isEmpty();
    }

    boolean hasWindows() {
        return groups.stream().anyMatch(GroupSettings::windows);
    }

    /** Chart values and manifests that nobody has taken yet. */
    Addons addons() {
        return addons;
    }

    /** The fields of a pool, to be filled by those who know some of them. */
    Map<String, Object> pool(String name) {
        return pools.computeIfAbsent(name, any -> new LinkedHashMap<>());
    }

    /** Sets an object's field of a pool. */
    @SuppressWarnings("unchecked")
    void putIntoPool(String pool, String object, String field, Object value) {
        ((Map<String, Object>) pool(pool).computeIfAbsent(object, any -> new LinkedHashMap<>())).put(field, value);
    }

    /** Why a part of the Cluster has no field in the spec. */
    void reason(JsonPointer field, String why) {
        reasons.putIfAbsent(field, why);
    }

    Map<JsonPointer, String> reasons() {
        return reasons;
    }

    /** What is left of the settings of each group of nodes. */
    List<GroupSettings> groups() {
        return groups;
    }

    /**
     * Takes the value of a key for which the spec has one field for all nodes.
     *
     * @return empty where no node has it, or where nodes differ in it
     */
    Optional<GroupSettings.Setting> take(String key) {
        return take(key, false);
    }

    /** The same of a key that the spec gives to Linux nodes only. */
    Optional<GroupSettings.Setting> takeOnLinux(String key) {
        return take(key, true);
    }

    private Optional<GroupSettings.Setting> take(String key, boolean linux) {
        Optional<GroupSettings.Setting> common = Optional.empty();
        boolean first = true;
        boolean differs = false;
        for (GroupSettings group : groups) {
            if (!group.immaterial().contains(key) && !(linux && group.windows())) {
                Optional<GroupSettings.Setting> setting = group.find(key);
                differs |= !first && !value(common).equals(value(setting));
                common = first ? setting : common;
                first = false;
            }
        }
        if (differs) {
            groups.forEach(group -> group.find(key)
                    .ifPresent(setting -> reason(
                            setting.source(),
                            "nodes differ in " + key + ", and the spec has one value for all of them")));
        }
        drop(key);
        return differs ? Optional.empty() : common;
    }

    private static Optional<Object> value(Optional<GroupSettings.Setting> setting) {
        return setting.map(GroupSettings.Setting::value);
    }

    /** Takes a key away from all nodes. */
    void drop(String key) {
        change(key, setting -> Optional.empty());
    }

    /** Exchanges the value of a key on all nodes that have it; without a new one, takes it away. */
    void change(String key, Function<GroupSettings.Setting, Optional<Object>> change) {
        List<GroupSettings> changed = new ArrayList<>();
        for (GroupSettings group : groups) {
            Map<String, GroupSettings.Setting> settings = new LinkedHashMap<>(group.settings());
            GroupSettings.Setting setting = settings.get(key);
            if (setting != null) {
                Optional<Object> value = change.apply(setting);
                if (value.isPresent()) {
                    settings.put(key, new GroupSettings.Setting(value.get(), setting.source()));
                } else {
                    settings.remove(key);
                }
            }
            changed.add(group.with(settings));
        }
        groups = changed;
    }

    /** Changes the settings of each group. */
    void changeGroups(UnaryOperator<GroupSettings> change) {
        groups = groups.stream().map(change).toList();
    }
}
