package dev.mcmgen.cli;

import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.Origin;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.yaml.JsonWriter;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An effective cluster for people: of each group of nodes what is in force, then what is not and why. */
final class EffectiveTable {

    private static final int VALUE_WIDTH = 60;

    private final StringBuilder out = new StringBuilder();
    private final boolean color;

    private EffectiveTable(boolean color) {
        this.color = color;
    }

    static String of(EffectiveCluster cluster, boolean color) {
        EffectiveTable table = new EffectiveTable(color);
        table.cluster(cluster);
        return table.out.toString();
    }

    private void cluster(EffectiveCluster cluster) {
        String title = Printable.text(cluster.name().orElse(cluster.file()));
        line(strong(title) + "  "
                + cluster.kubernetesVersion().map(Printable::text).orElse("no release named")
                + cluster.rancher().map(version -> ", Rancher " + version).orElse("") + "  (" + cluster.file() + ")");
        cluster.error()
                .ifPresent(error -> line(Style.ERROR.apply("no complete plan:", color) + " " + Printable.text(error)));
        cluster.groups().forEach(this::group);
        line("");
    }

    private void group(NodeGroup group) {
        String roles = group.roles().stream().map(Role::id).collect(Collectors.joining(", "));
        line("");
        line(strong((group.pool().isEmpty() ? "nodes" : "pool " + Printable.text(group.pool())) + " (" + roles + ")"));
        List<Entry> entries = group.entries();
        int width =
                entries.stream().mapToInt(entry -> entry.key().length()).max().orElse(0);
        for (Entry entry : entries) {
            if (inForce(entry.fate())) {
                row(width, entry, applied(entry));
            }
        }
        if (entries.stream().anyMatch(entry -> !inForce(entry.fate()))) {
            line("  not in force:");
            entries.stream().filter(entry -> !inForce(entry.fate())).forEach(entry -> row(width, entry, reason(entry)));
        }
        if (!group.files().isEmpty()) {
            line("  files:");
            group.files().forEach(this::file);
        }
    }

    private void file(NodeFile file) {
        line("    " + Printable.text(file.path())
                + file.content().map(text -> "").orElse("  (written by Rancher)"));
    }

    private static boolean inForce(Fate fate) {
        return fate instanceof Fate.Applied
                || fate instanceof Fate.Coerced
                || fate instanceof Fate.Merged
                || fate instanceof Fate.Added;
    }

    /** The value of an entry, on one line and cut. */
    static String value(Entry entry) {
        return Printable.text(shown(entry.value()));
    }

    private void row(int width, Entry entry, String remark) {
        String value = value(entry);
        line("    " + Printable.text(entry.key())
                + " ".repeat(width - entry.key().length() + 2) + value + "  " + remark + place(entry.origin()));
    }

    private static String applied(Entry entry) {
        if (entry.fate() instanceof Fate.Added) {
            return "[set by Rancher]";
        }
        if (entry.fate() instanceof Fate.Merged) {
            return "[extended by Rancher] ";
        }
        return entry.fate() instanceof Fate.Coerced ? "[turned into true or false] " : "";
    }

    private static String reason(Entry entry) {
        if (entry.fate() instanceof Fate.Overwritten overwritten) {
            return "[overwritten by " + overwritten.by() + "] ";
        }
        if (entry.fate() instanceof Fate.Dropped dropped) {
            return switch (dropped.reason()) {
                case UNKNOWN_KEY -> "[dropped: not in this release's argument list] ";
                case ROLE -> "[dropped: only servers take it] ";
                case BAD_TYPE -> "[dropped: Rancher takes text, true or false, and lists only] ";
                case EMPTY -> "[dropped: empty] ";
            };
        }
        return "[ignored: nodes of this kind do not read it] ";
    }

    private static String place(Optional<Origin> origin) {
        return origin.map(known -> known.position().toString()).orElse("");
    }

    private static String shown(Object value) {
        String text = value == YamlScalar.NULL
                ? "null"
                : value instanceof Map || value instanceof List
                        ? JsonWriter.write(value).replaceAll("\\n\\s*", " ").trim()
                        : value.toString().replace("\n", "\\n");
        int[] points = text.codePoints().toArray();
        return points.length <= VALUE_WIDTH ? text : new String(points, 0, VALUE_WIDTH - 1) + "…";
    }

    private String strong(String text) {
        return Style.STRONG.apply(text, color);
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
