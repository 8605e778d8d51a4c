package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.change.Change.Kind;
import dev.mcmgen.rancher.change.Node.Branch;
import dev.mcmgen.rancher.change.Node.Items;
import dev.mcmgen.rancher.change.Node.Nothing;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks through what is wanted and what is there, side by side, and keeps where they do not mean the same. */
final class Comparison {

    /**
     * A difference.
     *
     * @param before what is in Rancher
     * @param after what is wanted
     */
    record Difference(FieldPath path, Kind kind, Optional<Object> before, Optional<Object> after) {}

    private final Node wanted;
    private final FieldOwners owners;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(Node wanted, FieldOwners owners) {
        this.wanted = wanted;
        this.owners = owners;
    }

    /** The differences, in the order of the object that is wanted. */
    static List<Difference> of(Node wanted, Node live, FieldOwners owners) {
        Comparison comparison = new Comparison(wanted, owners);
        comparison.compare(FieldPath.ROOT, Optional.of(wanted), Optional.of(live));
        return comparison.found;
    }

    private void compare(FieldPath path, Optional<Node> desired, Optional<Node> live) {
        Optional<Node> said = desired.filter(node -> !node.saysNothing());
        Optional<Node> there = live.filter(node -> !node.saysNothing());
        if (said.isEmpty() && there.isEmpty()) {
            return;
        }
        if ((isBranch(desired) && isBranch(live)) || (isItems(desired) && isItems(live))) {
            children(path, desired, live);
        } else if (there.isEmpty()) {
            Optional<Object> before = live.flatMap(Comparison::written);
            add(path, before.isPresent() ? Kind.CHANGED : Kind.ADDED, before, plain(said));
        } else if (said.isEmpty()) {
            notSaid(path, desired, there.get());
        } else if (!plainEquals(said.get(), there.get())) {
            add(path, Kind.CHANGED, plain(there), plain(said));
        }
    }

    private void children(FieldPath path, Optional<Node> desired, Optional<Node> live) {
        boolean items = isItems(desired);
        Set<String> names = new LinkedHashSet<>(fields(desired).keySet());
        names.addAll(fields(live).keySet());
        for (String name : names) {
            compare(
                    items ? path.item(name) : path.field(name),
                    Optional.ofNullable(fields(desired).get(name)),
                    Optional.ofNullable(fields(live).get(name)));
        }
    }

    /** The manifest says nothing, or it says that nothing shall be there, and something is. */
    private void notSaid(FieldPath path, Optional<Node> desired, Node live) {
        Optional<Nothing> nothing = desired.filter(node -> node instanceof Nothing said && said.sets())
                .map(Nothing.class::cast);
        if (nothing.isPresent()) {
            Optional<Object> written = written(nothing.get());
            add(path, written.isPresent() ? Kind.CHANGED : Kind.REMOVED, live.plain(), written);
        } else {
            onlyLive(path, live);
        }
    }

    /** Only Rancher has it: whether it goes is decided by who put it there, each field by itself where that differs. */
    private void onlyLive(FieldPath path, Node live) {
        if (path.isItem()) {
            boolean goes = owners.isOurItem(path) || isReplaced(path);
            add(path, goes ? Kind.REMOVED : Kind.KEPT, live.plain(), Optional.empty());
        } else if (live instanceof Items items) {
            items.items().forEach((name, item) -> onlyLive(path.item(name), item));
        } else if (live instanceof Branch branch && fates(path, branch).size() > 1) {
            branch.fields().forEach((name, field) -> {
                if (!field.saysNothing()) {
                    onlyLive(path.field(name), field);
                }
            });
        } else {
            add(path, fates(path, live).iterator().next(), live.plain(), Optional.empty());
        }
    }

    private Set<Kind> fates(FieldPath path, Node live) {
        Set<Kind> fates = new LinkedHashSet<>();
        if (live instanceof Branch branch) {
            branch.fields().forEach((name, field) -> {
                if (!field.saysNothing()) {
                    fates.addAll(fates(path.field(name), field));
                }
            });
        }
        if (fates.isEmpty()) {
            fates.add(owners.isOurs(path) || isReplaced(path) ? Kind.REMOVED : Kind.KEPT);
        }
        return fates;
    }

    /** Whether it goes with a whole that the manifest names, such as a list that is replaced. */
    private boolean isReplaced(FieldPath path) {
        return owners.whole(path).filter(whole -> wanted.at(whole).isPresent()).isPresent();
    }

    private void add(FieldPath path, Kind kind, Optional<Object> before, Optional<Object> after) {
        found.add(new Difference(path, kind, before, after));
    }

    /** A value that stands there and means nothing, unless it is null or an empty list or map. */
    private static Optional<Object> written(Node node) {
        return node instanceof Nothing nothing
                        && nothing.written() != YamlScalar.NULL
                        && !(nothing.written() instanceof List)
                        && !(nothing.written() instanceof Map)
                ? Optional.of(nothing.written())
                : Optional.empty();
    }

    private static Optional<Object> plain(Optional<Node> node) {
        return node.flatMap(Node::plain);
    }

    private static boolean plainEquals(Node one, Node other) {
        return (one instanceof Node.Leaf && other instanceof Node.Leaf)
                ? one.equals(other)
                : one.plain().equals(other.plain());
    }

    private static boolean isBranch(Optional<Node> node) {
        return node.filter(Branch.class::isInstance).isPresent();
    }

    private static boolean isItems(Optional<Node> node) {
        return node.filter(Items.class::isInstance).isPresent();
    }

    private static Map<String, Node> fields(Optional<Node> node) {
        if (node.isPresent() && node.get() instanceof Branch branch) {
            return branch.fields();
        }
        return node.isPresent() && node.get() instanceof Items items ? items.items() : new LinkedHashMap<>();
    }
}
