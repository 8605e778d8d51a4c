package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.importing.source.GroupSettings;
import dev.mcmgen.importing.source.MachineFileFact;
import dev.mcmgen.importing.source.MachineFileFact.Body;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Files on machines. The drop-in that render makes of keys which Rancher would drop becomes those keys again; it stands before
 * the folds that take keys.
 */
final class FilesFold implements Fold {

    private static final JsonPointer FIELD = JsonPointer.parse("/spec/rkeConfig/machineSelectorFiles");

    @Override
    public void fold(Folding folding) {
        if (folding.way().keepsFiles() || folding.source().files().isEmpty()) {
            return;
        }
        List<Map<String, Object>> files = new ArrayList<>();
        List<List<MachineFileFact>> dropIns = new ArrayList<>();
        for (List<MachineFileFact> same : together(folding.source().files())) {
            if (isDropIn(folding, same.get(0))) {
                dropIns.add(same);
                continue;
            }
            Optional<Map<String, Object>> nodes = nodes(folding, same);
            if (nodes.isEmpty() || same.stream().anyMatch(MachineFileFact::hashed)) {
                folding.reason(FIELD, "its selectors or hashes do not amount to files by role or by pool");
                return;
            }
            files.add(file(same.get(0), nodes.get()));
        }
        dropIns.forEach(same -> settings(folding, same));
        if (!files.isEmpty()) {
            folding.draft().put("/spec/files", files, FIELD);
        }
    }

    /** The same file for several selectors stands one after the other. */
    private static List<List<MachineFileFact>> together(List<MachineFileFact> facts) {
        List<List<MachineFileFact>> together = new ArrayList<>();
        for (MachineFileFact fact : facts) {
            boolean more = !together.isEmpty()
                    && together.get(together.size() - 1).get(0).isSameFile(fact);
            if (more) {
                together.get(together.size() - 1).add(fact);
            } else {
                together.add(new ArrayList<>(List.of(fact)));
            }
        }
        return together;
    }

    private static boolean isDropIn(Folding folding, MachineFileFact fact) {
        String path = folding.source().release().distribution().configurationFolder() + "/config.yaml.d/60-mcmgen.yaml";
        return fact.path().equals(path)
                && fact.body() instanceof Body.Text text
                && keys(text.text()).isPresent();
    }

    private static Optional<Part> keys(String text) {
        return GoYaml.readAll(YamlText.of("60-mcmgen.yaml", text)).stream()
                .flatMap(document -> document.root().stream())
                .filter(YamlMapping.class::isInstance)
                .map(root -> Part.root(root.toData()))
                .findFirst();
    }

    private static void settings(Folding folding, List<MachineFileFact> same) {
        Part keys = keys(((Body.Text) same.get(0).body()).text()).orElseThrow();
        Set<Integer> groups = groups(same);
        List<GroupSettings> all = folding.groups();
        folding.changeGroups(group -> {
            if (!groups.contains(all.indexOf(group))) {
                return group.without(unread(folding, group, keys));
            }
            Map<String, GroupSettings.Setting> settings = new LinkedHashMap<>(group.settings());
            keys.fields()
                    .forEach((key, value) -> settings.put(
                            key,
                            new GroupSettings.Setting(
                                    value instanceof List<?> ? Values.list(value) : value,
                                    same.get(0).source())));
            return group.with(settings);
        });
    }

    /** Keys that such a node does not read from its own file either; render leaves them out there. */
    private static Set<String> unread(Folding folding, GroupSettings group, Part keys) {
        Release release = folding.source().release();
        return keys.fields().keySet().stream()
                .filter(key ->
                        !folding.catalog().configKeys(release.distribution()).accepts(key, release, group.command()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Integer> groups(List<MachineFileFact> same) {
        Set<Integer> groups = new TreeSet<>();
        same.forEach(fact -> groups.addAll(fact.groups()));
        return groups;
    }

    /** The fields that say for which nodes the file is; empty where none do. */
    private static Optional<Map<String, Object>> nodes(Folding folding, List<MachineFileFact> same) {
        if (same.size() == 1 && same.get(0).everywhere()) {
            return Optional.of(Map.of());
        }
        List<GroupSettings> all = folding.source().groups();
        if (folding.hasPools()) {
            List<String> pools =
                    groups(same).stream().map(index -> all.get(index).pool()).toList();
            return pools.isEmpty() ? Optional.empty() : Optional.of(Map.of("pools", pools));
        }
        return roles(same, all).map(roles -> Map.of("roles", roles));
    }

    /** Each selector takes the nodes with one more role, less those that it shares with the ones before. */
    private static Optional<List<String>> roles(List<MachineFileFact> same, List<GroupSettings> all) {
        List<Role> roles = new ArrayList<>();
        for (MachineFileFact fact : same) {
            Optional<Role> next = Set.of(Role.values()).stream()
                    .sorted()
                    .filter(role -> !roles.contains(role) && fact.groups().equals(more(role, roles, all)))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            roles.add(next.get());
        }
        return Optional.of(roles.stream().map(Role::id).toList());
    }

    private static List<Integer> more(Role role, List<Role> before, List<GroupSettings> all) {
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Set<Role> has = all.get(i).roles();
            if (has.contains(role) && before.stream().noneMatch(has::contains)) {
                groups.add(i);
            }
        }
        return groups;
    }

    private static Map<String, Object> file(MachineFileFact fact, Map<String, Object> nodes) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("path", fact.path());
        if (fact.body() instanceof Body.Reference reference) {
            Map<String, Object> holder = new LinkedHashMap<>();
            holder.put("name", reference.name());
            holder.put("key", reference.key());
            file.put(reference.kind(), holder);
        } else if (fact.body() instanceof Body.Text text) {
            file.put("content", text.text());
        }
        file.put("permissions", fact.permissions());
        file.put("dynamic", fact.dynamic());
        file.putAll(nodes);
        return file;
    }
}
