package dev.mcmgen.cli;

import dev.mcmgen.rancher.change.Change;
import dev.mcmgen.rancher.change.Change.Kind;
import dev.mcmgen.rancher.change.ClusterDifference;
import dev.mcmgen.rancher.change.ClusterDifference.Presence;
import dev.mcmgen.rancher.change.Effect;
import dev.mcmgen.rancher.change.FieldPath;
import dev.mcmgen.rancher.change.NodePool;
import dev.mcmgen.rancher.change.ObjectName;
import dev.mcmgen.rancher.change.PoolImpact;
import dev.mcmgen.rancher.change.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The differences of a cluster for people: a tree of objects and fields, then what happens to each pool, then one line. */
final class DifferenceText {

    private final boolean color;

    DifferenceText(boolean color) {
        this.color = color;
    }

    String of(ClusterDifference difference) {
        StringBuilder out = new StringBuilder();
        String title =
                difference.cluster().namespace() + "/" + difference.cluster().name();
        if (difference.isEmpty()) {
            return line(0, strong(title) + "  no difference");
        }
        out.append(line(0, strong(title) + presence(difference.presence())));
        Optional<ObjectName> object = Optional.empty();
        Optional<FieldPath> parent = Optional.empty();
        for (Change change : difference.changes()) {
            if (object.filter(change.object()::equals).isEmpty()) {
                object = Optional.of(change.object());
                parent = Optional.empty();
                out.append(
                        line(1, change.object().kind() + " " + change.object().name()));
            }
            if (parent.filter(change.path().parent()::equals).isEmpty()) {
                parent = Optional.of(change.path().parent());
                String place = place(change.path().parent());
                out.append(place.isEmpty() ? "" : line(2, place));
            }
            change(change, out);
        }
        pools(difference.pools(), out);
        difference.remarks().forEach(remark -> out.append(line(1, warned("note:") + " " + Printable.text(remark))));
        difference
                .refusals()
                .forEach(why -> out.append(line(1, Style.ERROR.apply("refused:", color) + " " + Printable.text(why))));
        out.append(line(1, summary(difference)));
        return out.toString();
    }

    private static String presence(Presence presence) {
        return switch (presence) {
            case NEW -> "  is not there yet";
            case THERE -> "  differs";
            case BEING_DELETED -> "  is being deleted";
        };
    }

    /** Such as {@code spec.rkeConfig.machinePools[cp]}. */
    private static String place(FieldPath path) {
        StringBuilder text = new StringBuilder();
        for (FieldPath.Step step : path.steps()) {
            text.append(step.isItem() ? "[" + step.name() + "]" : (text.isEmpty() ? "" : ".") + step.name());
        }
        return text.toString();
    }

    private void change(Change change, StringBuilder out) {
        int depth = change.path().parent().steps().isEmpty() ? 2 : 3;
        String sign = sign(change.kind());
        List<String> lines = change.path().steps().isEmpty()
                ? List.of("new")
                : ChangedValue.lines(change.path().name(), change.shown());
        out.append(line(depth, sign + " " + Printable.text(lines.get(0)) + remark(change)));
        for (String more : lines.subList(1, lines.size())) {
            out.append(line(depth + 2, marked(Printable.text(more), change)));
        }
        for (Effect effect : change.effects()) {
            out.append(line(depth + 1, effect(effect, true)));
        }
    }

    /** Lines of a diff have their own signs; the others are as new or as old as the whole. */
    private String marked(String line, Change change) {
        if (change.shown() instanceof Shown.Lines || change.kind() == Kind.CHANGED) {
            return line.startsWith("+")
                    ? Style.NEW.apply(line, color)
                    : line.startsWith("-") ? Style.ERROR.apply(line, color) : line;
        }
        return line;
    }

    private String sign(Kind kind) {
        return switch (kind) {
            case ADDED -> Style.NEW.apply("+", color);
            case CHANGED -> warned("~");
            case REMOVED -> Style.ERROR.apply("-", color);
            case KEPT -> Style.HINT.apply("=", color);
        };
    }

    private static String remark(Change change) {
        List<String> others = change.setBy().stream()
                .filter(manager -> !manager.equals("mcmgen"))
                .toList();
        String who = others.isEmpty() ? "" : "set by " + Printable.text(String.join(", ", others));
        if (change.kind() == Kind.KEPT) {
            return "  (only in Rancher, stays" + (who.isEmpty() ? "" : "; " + who) + ")";
        }
        String how = change.kind() == Kind.REMOVED ? "only in Rancher, goes" : "";
        return how.isEmpty() && who.isEmpty()
                ? ""
                : "  (" + how + (how.isEmpty() || who.isEmpty() ? "" : "; ") + who + ")";
    }

    private String effect(Effect effect, boolean withPool) {
        String pool =
                withPool ? effect.nodes().map(nodes -> nodes.title() + ": ").orElse("") : "";
        String text =
                Printable.text(pool + effect.sentence()) + (effect.basis() == Effect.Basis.DERIVED ? " (derived)" : "");
        if (effect.isRefused() || effect.deletedMachines() > 0) {
            return Style.ERROR.apply("!", color) + " " + text;
        }
        return (effect.restartsNodes() ? warned("!") : ">") + " " + text;
    }

    private void pools(List<PoolImpact> pools, StringBuilder out) {
        if (pools.isEmpty()) {
            return;
        }
        out.append(line(1, "what happens, in this order:"));
        for (PoolImpact impact : pools) {
            NodePool pool = impact.pool();
            boolean isNew = impact.effects().stream().anyMatch(Effect.PoolAdded.class::isInstance);
            String count = pool.machines().isPresent() && !isNew
                    ? "; " + pool.machines().getAsLong() + " now"
                    : "";
            String title = pool.name().isEmpty() ? pool.title() : pool.title() + " (" + pool.roleNames() + count + ")";
            out.append(line(2, Printable.text(title)));
            impact.effects().forEach(effect -> out.append(line(3, effect(effect, false))));
        }
    }

    private String summary(ClusterDifference difference) {
        List<String> parts = new ArrayList<>();
        count(difference, Kind.ADDED, "to add", parts);
        count(difference, Kind.CHANGED, "to change", parts);
        count(difference, Kind.REMOVED, "to take away", parts);
        count(difference, Kind.KEPT, "only in Rancher", parts);
        List<String> effects = new ArrayList<>();
        if (difference.isRefused()) {
            effects.add("Rancher would refuse it");
        }
        long deleted = difference.deletedMachines();
        if (deleted > 0) {
            effects.add((deleted == 1 ? "1 machine is" : deleted + " machines are") + " deleted");
        }
        if (difference.restartsNodes()) {
            effects.add("services restart");
        }
        if (effects.isEmpty() && difference.isWritten()) {
            effects.add("running nodes are left alone");
        }
        if (!difference.isWritten()) {
            effects.add("a push would write nothing");
        }
        return strong(String.join(", ", parts)) + ": " + String.join("; ", effects);
    }

    private static void count(ClusterDifference difference, Kind kind, String what, List<String> parts) {
        long count = difference.count(kind);
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private String strong(String text) {
        return Style.STRONG.apply(Printable.text(text), color);
    }

    private String warned(String text) {
        return Style.WARNING.apply(text, color);
    }

    private static String line(int depth, String text) {
        return "  ".repeat(depth) + text.stripTrailing() + "\n";
    }
}
