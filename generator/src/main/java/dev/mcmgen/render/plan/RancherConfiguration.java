package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.spec.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settings in the form in which Rancher brings them to the nodes.
 *
 * <p>What is the same everywhere goes into {@code machineGlobalConfig}. Rancher lays each matching selector over it key
 * by key and replaces whole lists, so a selector here always carries the whole merged list. What the release's argument
 * list does not let through goes into a drop-in file that RKE2 reads after Rancher's own.
 *
 * @param global {@code machineGlobalConfig}
 * @param selectors {@code machineSelectorConfig}, in the order in which Rancher applies them
 * @param dropIns the drop-in of each kind of nodes that needs one
 */
public record RancherConfiguration(
        Map<String, Object> global, List<SelectorEntry> selectors, Map<Set<NodeKind>, Map<String, Object>> dropIns) {

    /** The key whose list a selector must not take the pod security argument from. */
    private static final String API_SERVER = "kube-apiserver-arg";

    static RancherConfiguration of(Draft draft) {
        return new Builder(draft).build();
    }

    private static final class Builder {

        private final Draft draft;
        private final Settings settings;
        private final ArgumentList list;
        private final List<NodeKind> kinds;

        Builder(Draft draft) {
            this.draft = draft;
            this.settings = draft.settings();
            this.list = draft.catalog().arguments(draft.release());
            this.kinds = draft.poolKinds();
        }

        RancherConfiguration build() {
            Map<String, Setting> base = new LinkedHashMap<>(settings.of(Nodes.ALL));
            List<SelectorEntry> selectors = new ArrayList<>();
            Map<String, Setting> linux = new LinkedHashMap<>();
            settings.of(Nodes.LINUX)
                    .forEach((key, setting) ->
                            linux.put(key, base.containsKey(key) ? base.get(key).overlaidBy(key, setting) : setting));
            if (draft.hasWindows()) {
                addSelector(selectors, Selectors.linux(), linux);
            } else {
                base.putAll(linux);
            }
            if (kinds.isEmpty()) {
                addRoleSelectors(selectors, base);
            } else {
                kinds.forEach(kind -> addPoolSelector(selectors, kind, base, linux));
            }
            return new RancherConfiguration(passing(base), selectors, dropIns());
        }

        private void addPoolSelector(
                List<SelectorEntry> selectors, NodeKind kind, Map<String, Setting> base, Map<String, Setting> linux) {
            Map<String, Setting> before = new LinkedHashMap<>(base);
            if (!kind.windows()) {
                before.putAll(linux);
            }
            Map<String, Setting> different = new LinkedHashMap<>();
            settings.of(kind).forEach((key, setting) -> {
                if (!before.containsKey(key) || !before.get(key).value().equals(setting.value())) {
                    different.put(key, setting);
                }
            });
            addSelector(selectors, Selectors.pool(kind.pool()), different);
        }

        /** Existing nodes may have any roles together: one selector for each combination, the larger ones last. */
        private void addRoleSelectors(List<SelectorEntry> selectors, Map<String, Setting> base) {
            for (Set<Role> roles : combinations(settings.rolesWithSettings())) {
                Map<String, Setting> different = new LinkedHashMap<>();
                settings.of(new NodeKind("", roles, false)).forEach((key, setting) -> {
                    boolean changed =
                            !base.containsKey(key) || !base.get(key).value().equals(setting.value());
                    if (changed && roles.stream().allMatch(role -> sets(role, key))) {
                        different.put(key, setting);
                    }
                });
                addSelector(selectors, Selectors.roles(roles), different);
            }
        }

        private boolean sets(Role role, String key) {
            return settings.of(new Scope.WithRole(role)).containsKey(key);
        }

        private static List<Set<Role>> combinations(List<Role> roles) {
            List<Set<Role>> all = new ArrayList<>();
            for (int bits = 1; bits < 1 << roles.size(); bits++) {
                Set<Role> combination = EnumSet.noneOf(Role.class);
                for (int i = 0; i < roles.size(); i++) {
                    if ((bits & 1 << i) != 0) {
                        combination.add(roles.get(i));
                    }
                }
                all.add(combination);
            }
            all.sort((a, b) -> Integer.compare(a.size(), b.size()));
            return all;
        }

        private void addSelector(
                List<SelectorEntry> selectors, Map<String, Object> selector, Map<String, Setting> config) {
            Map<String, Object> passing = passing(config);
            Setting apiServer = config.get(API_SERVER);
            if (apiServer != null && HardeningConcern.podSecurityTemplate(draft).isPresent()) {
                passing.put(API_SERVER, withPodSecurity(apiServer));
            }
            if (!passing.isEmpty()) {
                selectors.add(new SelectorEntry(selector, passing));
            }
        }

        /** Rancher's webhook puts this argument into the global list only, which this list replaces. */
        private List<String> withPodSecurity(Setting setting) {
            String argument = "admission-control-config-file="
                    + draft.release().distribution().configurationFolder() + "/config/rancher-psact.yaml";
            return Arguments.merge(List.of(argument), setting.list());
        }

        private Map<String, Object> passing(Map<String, Setting> config) {
            Map<String, Object> passing = new LinkedHashMap<>();
            config.forEach((key, setting) -> {
                if (list.allows(key, NodeRole.SERVER)) {
                    passing.put(key, setting.value());
                }
            });
            return passing;
        }

        private Map<Set<NodeKind>, Map<String, Object>> dropIns() {
            Map<Map<String, Object>, Set<NodeKind>> byContent = new LinkedHashMap<>();
            for (NodeKind kind : kinds.isEmpty() ? serversAndWorkers() : kinds) {
                Map<String, Object> content = dropIn(kind);
                if (!content.isEmpty()) {
                    byContent
                            .computeIfAbsent(content, c -> new LinkedHashSet<>())
                            .add(kind);
                }
            }
            Map<Set<NodeKind>, Map<String, Object>> dropIns = new LinkedHashMap<>();
            byContent.forEach((content, nodes) -> dropIns.put(Collections.unmodifiableSet(nodes), content));
            return dropIns;
        }

        /** The keys that this node's distribution reads and that Rancher would not let through to it. */
        private Map<String, Object> dropIn(NodeKind kind) {
            NodeRole role = kind.isServer() ? NodeRole.SERVER : NodeRole.AGENT;
            Map<String, Object> content = new LinkedHashMap<>();
            new TreeMap<>(settings.of(kind)).forEach((key, setting) -> {
                boolean read = draft.catalog()
                        .configKeys(draft.release().distribution())
                        .accepts(key, draft.release(), role);
                if (read && !list.allows(key, role)) {
                    content.put(key, setting.value());
                }
            });
            return content;
        }

        private List<NodeKind> serversAndWorkers() {
            return List.of(
                    new NodeKind("", EnumSet.of(Role.ETCD), false),
                    new NodeKind("", EnumSet.of(Role.CONTROLPLANE), false),
                    new NodeKind("", EnumSet.of(Role.WORKER), false));
        }
    }
}
