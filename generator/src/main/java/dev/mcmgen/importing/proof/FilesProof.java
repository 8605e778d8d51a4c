package dev.mcmgen.importing.proof;

import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.MachineFileFact;
import dev.mcmgen.importing.source.MachineFileFact.Body;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The files of each group of nodes: those of the plan, and those that users want there. */
final class FilesProof {

    private static final JsonPointer FIELD = JsonPointer.parse("/spec/rkeConfig/machineSelectorFiles");
    private static final JsonPointer GLOBAL = JsonPointer.parse("/spec/rkeConfig/machineGlobalConfig");

    /** Compared by what they mean: charts, manifests, and registries, whose Secrets may be out of sight. */
    private static final List<String> BY_MEANING =
            List.of("/addons.yaml", "/managed-chart-config.yaml", "/registries.yaml");

    private final ClusterSource original;
    private final ClusterSource rendered;
    private final Set<String> restated = new TreeSet<>();
    private int compared;

    FilesProof(ClusterSource original, ClusterSource rendered) {
        this.original = original;
        this.rendered = rendered;
    }

    int compared() {
        return compared;
    }

    /** Paths of files whose texts say the same in other words, as charts, manifests and registries are compared elsewhere. */
    List<String> restated() {
        return List.copyOf(restated);
    }

    List<Difference> of(NodeGroup before, NodeGroup after) {
        List<Difference> differences = new ArrayList<>();
        ofPlan(before, after, differences);
        ofUsers(before, after, differences);
        return differences;
    }

    private void ofPlan(NodeGroup before, NodeGroup after, List<Difference> differences) {
        Set<String> users = new TreeSet<>();
        original.files().forEach(file -> users.add(file.path()));
        rendered.files().forEach(file -> users.add(file.path()));
        Map<String, Optional<String>> one = contents(before, users, false);
        Map<String, Optional<String>> other = contents(after, users, false);
        restate(contents(before, users, true), contents(after, users, true));
        Set<String> paths = new TreeSet<>(one.keySet());
        paths.addAll(other.keySet());
        for (String path : paths) {
            compared++;
            Optional<String> left = one.getOrDefault(path, Optional.of(""));
            Optional<String> right = other.getOrDefault(path, Optional.of(""));
            if (!left.equals(right)) {
                String key = path.substring(path.lastIndexOf('/') + 1);
                differences.add(new Difference(
                        path + " on " + Groups.name(before),
                        GLOBAL.child(key),
                        length(left),
                        length(right),
                        path.contains("/etc/config-files/")
                                ? new Repair.KeepKey(
                                        key,
                                        original.rkeConfig()
                                                .part("machineGlobalConfig")
                                                .find(key))
                                : new Repair.None()));
            }
        }
    }

    private void restate(Map<String, Optional<String>> one, Map<String, Optional<String>> other) {
        Set<String> paths = new TreeSet<>(one.keySet());
        paths.addAll(other.keySet());
        paths.removeIf(
                path -> one.getOrDefault(path, Optional.of("")).equals(other.getOrDefault(path, Optional.of(""))));
        restated.addAll(paths);
    }

    private static Map<String, Optional<String>> contents(NodeGroup group, Set<String> users, boolean byMeaning) {
        Map<String, Optional<String>> contents = new LinkedHashMap<>();
        for (NodeFile file : group.files()) {
            boolean meant = BY_MEANING.stream().anyMatch(file.path()::endsWith);
            if (!users.contains(file.path()) && meant == byMeaning) {
                contents.put(file.path(), file.content());
            }
        }
        return contents;
    }

    /** Contents are not shown: they may be a Secret's. */
    private static String length(Optional<String> content) {
        return content.map(text -> text.isEmpty() ? "nothing" : text.length() + " characters")
                .orElse("known to Rancher only");
    }

    private void ofUsers(NodeGroup before, NodeGroup after, List<Difference> differences) {
        Map<String, List<String>> one = files(original, before);
        Map<String, List<String>> other = files(rendered, after);
        Set<String> paths = new TreeSet<>(one.keySet());
        paths.addAll(other.keySet());
        for (String path : paths) {
            compared++;
            List<String> left = one.getOrDefault(path, List.of());
            List<String> right = other.getOrDefault(path, List.of());
            if (!left.equals(right)) {
                differences.add(new Difference(
                        path + " on " + Groups.name(before),
                        FIELD,
                        left.isEmpty() ? "nothing" : "this file",
                        right.isEmpty() ? "nothing" : "another one",
                        new Repair.KeepFiles()));
            }
        }
    }

    private static Map<String, List<String>> files(ClusterSource cluster, NodeGroup group) {
        int index = cluster.effective().groups().indexOf(group);
        return cluster.files().stream()
                .filter(file -> file.groups().contains(index))
                .collect(Collectors.groupingBy(
                        MachineFileFact::path,
                        LinkedHashMap::new,
                        Collectors.mapping(FilesProof::meaning, Collectors.toList())));
    }

    private static String meaning(MachineFileFact file) {
        return String.join(
                "\n",
                file.permissions(),
                String.valueOf(file.dynamic()),
                String.valueOf(file.hashed() && file.body() instanceof Body.Reference),
                content(file));
    }

    /** A file that RKE2 reads as YAML means what is read. */
    private static String content(MachineFileFact file) {
        if (!(file.body() instanceof Body.Text text)) {
            return file.body().toString();
        }
        if (file.path().contains("/config.yaml.d/")) {
            try {
                return GoYaml.readAll(YamlText.of(file.path(), text.text())).stream()
                        .map(document -> document.root()
                                .map(root -> root.toData().toString())
                                .orElse(""))
                        .collect(Collectors.joining("\n"));
            } catch (ProblemsException e) {
                return text.text();
            }
        }
        return text.text();
    }
}
