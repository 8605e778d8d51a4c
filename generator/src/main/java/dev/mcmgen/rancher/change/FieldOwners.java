package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.yaml.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who set which field of a live object, by {@code metadata.managedFields}. Ownership by an update and by an apply count
 * alike: both are what a manager of that name wrote.
 */
final class FieldOwners {

    private record Entry(String manager, Map<?, ?> fields) {}

    private final List<Entry> entries = new ArrayList<>();

    FieldOwners(ApiObject live) {
        for (ApiObject entry : live.objects("metadata", "managedFields")) {
            if (entry.text("subresource").isEmpty()) {
                entries.add(new Entry(
                        entry.text("manager"), entry.object("fieldsV1").fields()));
            }
        }
    }

    /** How far the fields of an entry lead along a path, and what they own there. */
    private record Reach(String manager, int depth, Map<?, ?> owned) {

        /** Whether all that is below is owned too, as far as nobody owns a part of it. */
        boolean ends() {
            return owned.isEmpty();
        }
    }

    /** The managers of what is at a path, or of a part of it; where nobody has it alone, of the whole that it is in. */
    Set<String> of(FieldPath path) {
        return managers(reaching(path));
    }

    /** The managers of everything that is said at a path; Rancher's own fields among it do not count. */
    Set<String> of(FieldPath path, Node node) {
        Set<String> managers = new LinkedHashSet<>();
        if (node instanceof Node.Branch branch) {
            branch.fields().forEach((name, field) -> {
                if (!field.saysNothing()) {
                    managers.addAll(of(path.field(name), field));
                }
            });
        }
        return managers.isEmpty() ? of(path) : managers;
    }

    /** Whether mcmgen owns it, and nobody else: an apply that no longer names it takes it away. */
    boolean isOurs(FieldPath path) {
        return of(path).equals(Set.of(KubernetesApi.MANAGER));
    }

    /** Whether mcmgen put an item into a list, whoever has changed parts of it since. */
    boolean isOurItem(FieldPath path) {
        List<Reach> itself = reaching(path).stream()
                .filter(reach -> reach.ends() || reach.owned().containsKey("."))
                .toList();
        return managers(itself).equals(Set.of(KubernetesApi.MANAGER));
    }

    /** The thing above a path that is written as a whole only; empty where the field is written by itself. */
    Optional<FieldPath> whole(FieldPath path) {
        return reaching(path).stream()
                .map(Reach::depth)
                .filter(depth -> depth < path.steps().size())
                .map(depth -> new FieldPath(path.steps().subList(0, depth)))
                .findFirst();
    }

    private static Set<String> managers(List<Reach> reaches) {
        Set<String> managers = new LinkedHashSet<>();
        reaches.forEach(reach -> managers.add(reach.manager()));
        return managers;
    }

    /** The entries that own something at the path, or else those that own the nearest whole around it. */
    private List<Reach> reaching(FieldPath path) {
        List<Reach> reaches = new ArrayList<>();
        for (Entry entry : entries) {
            reach(entry, path).ifPresent(reaches::add);
        }
        int deepest = reaches.stream().mapToInt(Reach::depth).max().orElse(0);
        return reaches.stream().filter(reach -> reach.depth() == deepest).toList();
    }

    private static Optional<Reach> reach(Entry entry, FieldPath path) {
        Map<?, ?> fields = entry.fields();
        int depth = 0;
        for (FieldPath.Step step : path.steps()) {
            if (depth > 0 && fields.isEmpty()) {
                break;
            }
            Optional<Map<?, ?>> inner = step(fields, step);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            fields = inner.get();
            depth++;
        }
        return Optional.of(new Reach(entry.manager(), depth, fields));
    }

    private static Optional<Map<?, ?>> step(Map<?, ?> fields, FieldPath.Step step) {
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String key = String.valueOf(field.getKey());
            boolean meant = step.isItem() ? isItem(key, step.name()) : key.equals("f:" + step.name());
            if (meant && field.getValue() instanceof Map<?, ?> inner) {
                return Optional.of(inner);
            }
        }
        return Optional.empty();
    }

    /** Whether a key such as {@code k:{"name":"cp"}} means that item. */
    private static boolean isItem(String key, String name) {
        if (!key.startsWith("k:")) {
            return false;
        }
        try {
            return JsonReader.read(key.substring(2).getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> keys
                    && name.equals(keys.get("name"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
