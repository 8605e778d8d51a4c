package dev.mcmgen.rules;

import dev.mcmgen.catalog.FlagOwners;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.rules.Fix.Edit;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Block;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Region;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Moves arguments to the list of the component that has the flag. mcmgen does so where that list stands in the same
 * mapping, or nowhere at all: another one is for other nodes too.
 */
public final class ArgumentMove {

    private final Target target;
    private final String key;
    private final String description;

    /**
     * @param target what the arguments were written for
     * @param key of the right list, such as {@code kube-proxy-arg}
     * @param description of the fix
     */
    public ArgumentMove(Target target, String key, String description) {
        this.target = target;
        this.key = key;
        this.description = description;
    }

    /** What to do about a key that is none, but the flag of one component; empty where it is not. */
    public static Optional<Fix> ofUnknownKey(KeyStory story, Target target) {
        FlagOwners owners = new FlagOwners(target.catalog());
        Optional<Release> release = target.release();
        Optional<String> only =
                release.isPresent() ? owners.onlyKey(story.key(), release.get()) : owners.onlyKey(story.key());
        return only.map(key -> new ArgumentMove(target, key, "move it to " + key + ": it is a flag, and no key")
                .fromKey(story.place()));
    }

    /**
     * Takes an argument to the right list, with all that belong there and stand in the same wrong one.
     *
     * @param item of the wrong list
     * @param belongs whether a flag belongs to the right list
     */
    public Fix fromList(Place item, Predicate<String> belongs) {
        Optional<Place> list = listOf(item);
        if (list.isEmpty()) {
            return Fix.byHand(description);
        }
        List<Place> moved = new ArrayList<>();
        for (Place other : items(list.get())) {
            if (belongs.test(flag(other))) {
                moved.add(other);
            }
        }
        boolean all = moved.size() == items(list.get()).size();
        List<Place> known = lists();
        if (known.isEmpty()) {
            return all ? renamed(list.get()) : toNewList(list.get(), moved);
        }
        boolean beside = known.size() == 1 && areSiblings(known.get(0), list.get());
        if (!beside || anyStands(moved, known.get(0))) {
            return Fix.byHand(description);
        }
        return all ? joined(list.get(), known.get(0)) : toList(list.get(), moved, known.get(0));
    }

    /** Takes a flag that stands as a key to the right list. */
    public Fix fromKey(Place field) {
        Optional<Block> block = field.block().filter(lines -> lines.end() == lines.keyLine() + 1);
        Optional<Region> name = field.keyRegion();
        Optional<Region> value = field.valueRegion();
        List<Place> known = lists();
        if (block.isEmpty() || name.isEmpty() || value.isEmpty() || known.size() > 1) {
            return Fix.byHand(description);
        }
        String written = block.get().lines().get(block.get().lines().size() - 1);
        String behind = written.substring(written.offsetByCodePoints(
                0, value.get().column() - 1 + value.get().length()));
        String argument = field.name() + "=" + ((YamlScalar) field.value()).text();
        if (!argument.matches("[A-Za-z0-9-]+=[A-Za-z0-9_.:/@%+,=-]+")) {
            return Fix.byHand(description);
        }
        if (known.isEmpty()) {
            String indent = " ".repeat(block.get().indent());
            String text = key + ":\n" + indent + "  - " + argument + behind;
            int length =
                    written.codePointCount(0, written.length()) - block.get().indent();
            return new Fix(
                    description,
                    List.of(new Edit(block.get().keyLine(), block.get().indent() + 1, length, text)),
                    field.sibling(key));
        }
        Place list = known.get(0);
        Fix added = Fix.addItem(description, list, argument + behind);
        if (!areSiblings(list, field) || stands(field.name(), list) || !added.automatic()) {
            return Fix.byHand(description);
        }
        return new Fix(
                description,
                List.of(
                        new Edit(block.get().keyLine(), 1, written.codePointCount(0, written.length()), ""),
                        added.edits().get(0)));
    }

    private Fix renamed(Place list) {
        return writtenFor(list) > 1 ? Fix.byHand(description) : Fix.renameKey(description, list, key);
    }

    private Fix toNewList(Place list, List<Place> moved) {
        Optional<Position> end = list.endOfItems();
        Optional<List<Edit>> edits = deletions(moved);
        if (end.isEmpty() || edits.isEmpty()) {
            return Fix.byHand(description);
        }
        String indent = " ".repeat(list.keyPosition().column() - 1);
        String text = indent + key + ":\n" + lines(moved, end.get().column());
        List<Edit> all = new ArrayList<>(edits.get());
        all.add(new Edit(end.get().line(), 1, 0, text));
        return new Fix(description, all, list.sibling(key));
    }

    private Fix toList(Place list, List<Place> moved, Place to) {
        Optional<Position> end = to.endOfItems();
        Optional<List<Edit>> edits = deletions(moved);
        if (end.isEmpty() || edits.isEmpty() || !list.isList()) {
            return Fix.byHand(description);
        }
        List<Edit> all = new ArrayList<>(edits.get());
        all.add(new Edit(end.get().line(), 1, 0, lines(moved, end.get().column())));
        return new Fix(description, all);
    }

    /** The whole list at the end of another, with the comments in it. */
    private Fix joined(Place list, Place to) {
        Optional<Position> end = to.endOfItems();
        Optional<Position> marks = list.endOfItems();
        Optional<Block> block = list.block();
        if (end.isEmpty() || marks.isEmpty() || block.isEmpty() || writtenFor(list) > 1) {
            return Fix.byHand(description);
        }
        List<Edit> edits = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int keyAt = block.get().keyLine() - block.get().first();
        for (int i = keyAt; i < block.get().lines().size(); i++) {
            String line = block.get().lines().get(i);
            edits.add(new Edit(block.get().first() + i, 1, line.codePointCount(0, line.length()), ""));
            if (i > keyAt && !line.isBlank()) {
                lines.add(" ".repeat(end.get().column() - 1) + line.strip());
            }
        }
        edits.add(new Edit(end.get().line(), 1, 0, String.join("\n", lines) + "\n"));
        return new Fix(description, edits);
    }

    /** How often the key of a list was written: where one replaces another, to take one away brings the other back. */
    private int writtenFor(Place list) {
        int count = 0;
        for (KeyStory story : target.allStories()) {
            count += story.key().equals(list.name()) ? 1 : 0;
        }
        return count;
    }

    private static Optional<List<Edit>> deletions(List<Place> items) {
        List<Edit> edits = new ArrayList<>();
        for (Place item : items) {
            Optional<Region> line = item.itemLine();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            edits.add(Edit.of(line.get(), ""));
        }
        return Optional.of(edits);
    }

    private static String lines(List<Place> items, int column) {
        StringBuilder text = new StringBuilder();
        for (Place item : items) {
            text.append(" ".repeat(column - 1))
                    .append("- ")
                    .append(item.itemText())
                    .append('\n');
        }
        return text.toString();
    }

    private Optional<Place> listOf(Place item) {
        for (KeyStory story : target.allStories()) {
            for (Place other : items(story.place())) {
                if (other.path().equals(item.path()) && other.keyPosition().equals(item.keyPosition())) {
                    return Optional.of(story.place());
                }
            }
        }
        return Optional.empty();
    }

    /** The right lists that stand anywhere. */
    private List<Place> lists() {
        List<Place> lists = new ArrayList<>();
        for (KeyStory story : target.allStories()) {
            if (story.key().equals(key)) {
                lists.add(story.place());
            }
        }
        return lists;
    }

    private static boolean anyStands(List<Place> items, Place list) {
        for (Place item : items) {
            if (stands(flag(item), list)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(String flag, Place list) {
        for (Place item : items(list)) {
            if (flag(item).equals(flag)) {
                return true;
            }
        }
        return false;
    }

    private static List<Place> items(Place list) {
        return list.isList() ? list.items() : List.of(list);
    }

    private static String flag(Place item) {
        return item.value() instanceof YamlScalar scalar ? Arguments.name(scalar.text()) : "";
    }

    private static boolean areSiblings(Place one, Place other) {
        return one.keyPosition().file().equals(other.keyPosition().file())
                && one.sibling("").equals(other.sibling(""));
    }
}
