package dev.mcmgen.importing.fold;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.importing.source.GroupSettings;
import dev.mcmgen.importing.source.GroupSettings.Setting;
import dev.mcmgen.render.plan.Arguments;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values of a key on all groups of nodes, said once for all nodes, and by role or by pool where they differ. A spec lays
 * the narrower over the wider: lists are merged, anything else is replaced.
 *
 * @param all for every node
 * @param roles for nodes with a role
 * @param pools for the machines of a pool
 */
record Scoping(Optional<Object> all, Map<Role, Object> roles, Map<String, Object> pools) {

    private static final String GLOBAL = "machineGlobalConfig";

    /**
     * The plainest way to say the values of a key.
     *
     * @param written what selectors that name nothing but a role say for it
     * @return empty where a spec cannot
     */
    static Optional<Scoping> of(String key, List<GroupSettings> every, Map<Role, Object> written) {
        List<GroupSettings> groups = every.stream()
                .filter(group -> !group.immaterial().contains(key))
                .toList();
        for (boolean exact : List.of(true, false)) {
            for (Optional<Object> base : bases(key, groups)) {
                for (Scoping candidate : List.of(byRole(key, base, groups, written), byPool(key, base, groups))) {
                    if (candidate.gives(key, groups, exact)) {
                        return Optional.of(candidate);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What may hold for all nodes: what they have in common, what is written for all, or nothing. */
    private static List<Optional<Object>> bases(String key, List<GroupSettings> groups) {
        List<Optional<Object>> bases = new ArrayList<>();
        Stream<Setting> settings = groups.stream().flatMap(group -> group.find(key).stream());
        settings.filter(setting -> setting.source().tokens().contains(GLOBAL))
                .findFirst()
                .ifPresent(setting -> bases.add(Optional.of(setting.value())));
        common(key, groups).ifPresent(value -> bases.add(Optional.of(value)));
        bases.add(Optional.empty());
        return bases;
    }

    private static Optional<Object> common(String key, List<GroupSettings> groups) {
        if (groups.isEmpty()
                || groups.stream().anyMatch(group -> group.find(key).isEmpty())) {
            return Optional.empty();
        }
        List<Object> values = groups.stream()
                .flatMap(group -> group.find(key).stream())
                .map(Setting::value)
                .distinct()
                .toList();
        if (values.size() == 1) {
            return Optional.of(values.get(0));
        }
        if (!(values.get(0) instanceof List<?>) || !values.stream().allMatch(List.class::isInstance)) {
            return Optional.empty();
        }
        List<String> shared = new ArrayList<>(Values.list(values.get(0)));
        values.forEach(value -> shared.retainAll(Values.list(value)));
        return shared.isEmpty() ? Optional.empty() : Optional.of(shared);
    }

    /** What registered nodes of one role alone have, or what a selector says for it, is what is for the role. */
    private static Scoping byRole(
            String key, Optional<Object> base, List<GroupSettings> groups, Map<Role, Object> written) {
        Map<Role, Object> roles = new EnumMap<>(Role.class);
        written.forEach(
                (role, value) -> need(base, Optional.of(value), key).ifPresent(needed -> roles.put(role, needed)));
        for (GroupSettings group : groups) {
            if (group.roles().size() == 1 && group.pool().isEmpty()) {
                need(base, group.find(key).map(Setting::value), key)
                        .ifPresent(value -> roles.put(group.roles().iterator().next(), value));
            }
        }
        return new Scoping(base, roles, Map.of());
    }

    private static Scoping byPool(String key, Optional<Object> base, List<GroupSettings> groups) {
        Map<String, Object> pools = new LinkedHashMap<>();
        for (GroupSettings group : groups) {
            if (!group.pool().isEmpty()) {
                need(base, group.find(key).map(Setting::value), key).ifPresent(value -> pools.put(group.pool(), value));
            }
        }
        return new Scoping(base, Map.of(), pools);
    }

    /** What must be laid over the base for the value to come out; empty where nothing must. */
    private static Optional<Object> need(Optional<Object> base, Optional<Object> value, String key) {
        if (value.isEmpty() || value.equals(base)) {
            return Optional.empty();
        }
        if (base.isPresent() && base.get() instanceof List<?> && value.get() instanceof List<?>) {
            List<String> more = new ArrayList<>(Values.list(value.get()));
            more.removeAll(Values.list(base.get()));
            boolean enough = overlaid(key, base.get(), more).equals(value.get());
            return Optional.of(enough || more.isEmpty() ? more : Values.list(value.get()))
                    .filter(list -> !list.isEmpty())
                    .map(Object.class::cast);
        }
        return value;
    }

    private boolean gives(String key, List<GroupSettings> groups, boolean exact) {
        return groups.stream().allMatch(group -> {
            Optional<Object> given = value(key, group);
            Optional<Object> wanted = group.find(key).map(Setting::value);
            return given.equals(wanted)
                    || (!exact && given.isPresent() && wanted.isPresent() && SameFlags.are(given.get(), wanted.get()));
        });
    }

    private Optional<Object> value(String key, GroupSettings group) {
        Optional<Object> value = all;
        for (Role role : Role.values()) {
            if (group.roles().contains(role) && roles.containsKey(role)) {
                value = Optional.of(overlaid(key, value, roles.get(role)));
            }
        }
        return pools.containsKey(group.pool()) ? Optional.of(overlaid(key, value, pools.get(group.pool()))) : value;
    }

    private static Object overlaid(String key, Optional<Object> wide, Object narrow) {
        return wide.isPresent() ? overlaid(key, wide.get(), narrow) : narrow;
    }

    private static Object overlaid(String key, Object wide, Object narrow) {
        if (!(wide instanceof List<?>) || !(narrow instanceof List<?>)) {
            return narrow;
        }
        return key.endsWith("-arg")
                ? Arguments.merge(Values.list(wide), Values.list(narrow))
                : Stream.concat(Values.list(wide).stream(), Values.list(narrow).stream())
                        .distinct()
                        .toList();
    }
}
