package dev.mcmgen.cli;

import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What changes of a cluster from release to release: a column for each stretch of releases in which nothing changes, a
 * row for each key that is not the same in all of them.
 */
final class ReleaseMatrix {

    /** A key of a group of nodes, where it was written. */
    private record Row(String group, String key, String place) {}

    /** Releases that treat the cluster alike. */
    private record Stretch(String first, String last, Map<Row, String> cells, Optional<String> error) {

        Stretch upTo(String later) {
            return new Stretch(first, later, cells, error);
        }

        boolean isLike(Stretch other) {
            return cells.equals(other.cells) && error.equals(other.error);
        }

        String words() {
            return first.equals(last) ? first : first + " to " + last;
        }
    }

    private final List<Stretch> stretches = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    private ReleaseMatrix(List<EffectiveCluster> byRelease) {
        for (EffectiveCluster cluster : byRelease) {
            String release = cluster.kubernetesVersion().orElse("");
            Stretch one = new Stretch(release, release, cells(cluster), cluster.error());
            int last = stretches.size() - 1;
            if (last >= 0 && stretches.get(last).isLike(one)) {
                stretches.set(last, stretches.get(last).upTo(release));
            } else {
                stretches.add(one);
            }
        }
    }

    /**
     * The matrix as text.
     *
     * @param byRelease one cluster for each release, the oldest first
     */
    static String of(List<EffectiveCluster> byRelease) {
        ReleaseMatrix matrix = new ReleaseMatrix(byRelease);
        matrix.write(byRelease);
        return matrix.out.toString();
    }

    private void write(List<EffectiveCluster> byRelease) {
        EffectiveCluster any = byRelease.get(0);
        line(Printable.text(any.name().orElse(any.file())) + "  " + byRelease.size() + " releases"
                + any.rancher().map(rancher -> ", Rancher " + rancher).orElse("") + "  (" + any.file() + ")");
        List<Optional<String>> errors =
                stretches.stream().map(Stretch::error).distinct().toList();
        if (errors.size() == 1) {
            errors.get(0).ifPresent(error -> line("  " + noPlan(error)));
        }
        if (stretches.size() == 1) {
            line("  the same in " + stretches.get(0).words());
        } else {
            for (int i = 0; i < stretches.size(); i++) {
                Optional<String> error =
                        errors.size() == 1 ? Optional.empty() : stretches.get(i).error();
                line("  [" + (i + 1) + "] " + stretches.get(i).words()
                        + error.map(text -> "  " + noPlan(text)).orElse(""));
            }
        }
        String group = "";
        for (Row row : changingRows()) {
            if (!row.group().equals(group)) {
                group = row.group();
                line("");
                line(group);
            }
            line("  " + Printable.text(row.key()) + (row.place().isEmpty() ? "" : "  " + row.place()));
            changes(row);
        }
        line("");
    }

    private static String noPlan(String error) {
        return "no complete plan: " + Printable.text(error);
    }

    /** A line for each run of stretches that treat the key alike. */
    private void changes(Row row) {
        int from = 0;
        for (int i = 1; i <= stretches.size(); i++) {
            if (i == stretches.size() || !cell(row, i).equals(cell(row, from))) {
                String columns = from + 1 == i ? "[" + i + "]" : "[" + (from + 1) + "-" + i + "]";
                line("    " + columns + " " + cell(row, from));
                from = i;
            }
        }
    }

    private String cell(Row row, int stretch) {
        return stretches.get(stretch).cells().getOrDefault(row, "not there");
    }

    private List<Row> changingRows() {
        Set<Row> rows = new LinkedHashSet<>();
        stretches.forEach(stretch -> rows.addAll(stretch.cells().keySet()));
        return rows.stream()
                .filter(row -> stretches.stream()
                                .map(stretch -> stretch.cells().getOrDefault(row, ""))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }

    private static Map<Row, String> cells(EffectiveCluster cluster) {
        Map<Row, String> cells = new LinkedHashMap<>();
        for (NodeGroup group : cluster.groups()) {
            String roles = group.roles().stream().map(Role::id).collect(Collectors.joining(", "));
            String name =
                    (group.pool().isEmpty() ? "nodes" : "pool " + Printable.text(group.pool())) + " (" + roles + ")";
            for (Entry entry : group.entries()) {
                String place = entry.origin()
                        .map(origin -> origin.position().toString())
                        .orElse("");
                cells.put(new Row(name, entry.key(), place), EffectiveTable.value(entry) + "  " + fate(entry.fate()));
            }
        }
        return cells;
    }

    private static String fate(Fate fate) {
        return fate instanceof Fate.Dropped dropped
                ? "dropped (" + dropped.reason().id() + ")"
                : fate.id();
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
