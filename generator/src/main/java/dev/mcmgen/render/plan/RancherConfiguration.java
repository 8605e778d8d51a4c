package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.spec.Role;
import java.util.ArrayList;
import java.util.Collections;
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
            addSelector(selectors, Selectors.pool(kind.pool()), different(kind, before));
        }

        /**
         * Existing nodes may have any roles together, and Rancher applies every selector that matches. So there is one
         * for each combination, the larger ones last, with what the smaller ones left different from what is wanted.
         */
        private void addRoleSelectors(List<SelectorEntry> selectors, Map<String, Setting> base) {
            Map<Set<Role>, Map<String, Setting>> earlier = new LinkedHashMap<>();
            for (Set<Role> roles : NodeKind.combinations(settings.rolesWithSettings())) {
                Map<String, Setting> before = new LinkedHashMap<>(base);
                earlier.forEach((other, config) -> {
                    if (roles.containsAll(other)) {
                        before.putAll(config);
                    }
                });
                Map<String, Setting> different = different(new NodeKind("", roles, false), before);
                earlier.put(roles, different);
                addSelector(selectors, Selectors.roles(roles), different);
            }
        }

        private Map<String, Setting> different(NodeKind kind, Map<String, Setting> before) {
            Map<String, Setting> different = new LinkedHashMap<>();
            settings.of(kind).forEach((key, setting) -> {
                if (!before.containsKey(key) || !before.get(key).value().equals(setting.value())) {
                    different.put(key, setting);
                }
            });
            return different;
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
            for (NodeKind kind : kinds.isEmpty() ? NodeKind.everyCombination() : kinds) {
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
    }
}
