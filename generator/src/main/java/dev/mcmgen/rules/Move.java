package dev.mcmgen.rules;

import dev.mcmgen.rules.Fix.Edit;
import dev.mcmgen.rules.subject.Block;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Region;
import dev.mcmgen.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves fields to another mapping, with the comments above them; layout and everything else stay. */
public final class Move {

    private final String description;

    private Move(String description) {
        this.description = description;
    }

    /** A move that is described so, whether mcmgen can do it or not. */
    public static Move described(String description) {
        return new Move(description);
    }

    /** The same, for a person to do. */
    public Fix byHand() {
        return Fix.byHand(description);
    }

    /**
     * Fields of one mapping to the end of another one.
     *
     * @param fields all of the same mapping
     * @param from that mapping
     * @param to a mapping with fields, none of them of the same names
     * @param texts what the fields are called there, and their values, both as written; a field that is not named keeps
     *     its own
     */
    public Fix fields(List<Place> fields, Place from, Place to, Map<String, String> texts) {
        Optional<Block> around = to.block();
        Optional<Position> start = to.startOfFields();
        List<Edit> edits = new ArrayList<>();
        Optional<List<String>> lines =
                start.flatMap(position -> cut(fields, from, position.column() - 1, texts, edits));
        if (around.isEmpty() || lines.isEmpty()) {
            return byHand();
        }
        edits.add(insertion(around.get().end(), lines.get()));
        return new Fix(description, edits);
    }

    /**
     * Fields of one mapping to a new one, right above a field.
     *
     * @param name of the new mapping
     * @param above a field of the mapping that gets it
     */
    public Fix fieldsToNew(List<Place> fields, Place from, String name, Place above, Map<String, String> texts) {
        Optional<Block> neighbour = above.block();
        List<Edit> edits = new ArrayList<>();
        Optional<List<String>> lines = neighbour.flatMap(block -> cut(fields, from, block.indent() + 2, texts, edits));
        if (neighbour.isEmpty() || lines.isEmpty()) {
            return byHand();
        }
        List<String> all = new ArrayList<>(List.of(" ".repeat(neighbour.get().indent()) + name + ":"));
        all.addAll(lines.get());
        edits.add(insertion(neighbour.get().first(), all));
        return new Fix(description, edits, above.sibling(name));
    }

    /** All fields of a mapping to the mapping around it, which then is without it. */
    public Fix fieldsUp(Place mapping) {
        Optional<Block> whole = mapping.block();
        Optional<Position> start = mapping.startOfFields();
        if (whole.isEmpty() || start.isEmpty()) {
            return byHand();
        }
        Block block = whole.get();
        int deeper = start.get().column() - 1 - block.indent();
        List<Edit> edits = new ArrayList<>();
        for (int i = block.keyLine() - block.first() + 1; i < block.lines().size(); i++) {
            if (!block.lines().get(i).isBlank()) {
                edits.add(new Edit(block.first() + i, 1, deeper, ""));
            }
        }
        edits.add(deletion(block.keyLine(), block.lines().get(block.keyLine() - block.first())));
        return new Fix(description, edits);
    }

    /** Takes fields out of their mapping; their lines as they are to stand elsewhere. */
    private static Optional<List<String>> cut(
            List<Place> fields, Place from, int indent, Map<String, String> texts, List<Edit> edits) {
        List<String> lines = new ArrayList<>();
        for (Place field : fields) {
            Optional<Block> block = field.block();
            Optional<List<String>> moved = block.flatMap(b -> lines(field, b, indent, texts));
            if (block.isEmpty() || moved.isEmpty()) {
                return Optional.empty();
            }
            lines.addAll(moved.get());
            for (int i = 0; i < block.get().lines().size(); i++) {
                edits.add(deletion(block.get().first() + i, block.get().lines().get(i)));
            }
        }
        if (from.fields().size() == fields.size()) {
            Optional<Region> key = from.keyRegion();
            if (key.isEmpty()) {
                return Optional.empty();
            }
            edits.add(new Edit(key.get().line(), key.get().column() + key.get().length() + 1, 0, " {}"));
        }
        return Optional.of(lines);
    }

    private static Optional<List<String>> lines(Place field, Block block, int indent, Map<String, String> texts) {
        String text = texts.get(field.name());
        if (text == null) {
            return Optional.of(block.indented(indent));
        }
        Optional<Region> key = field.keyRegion();
        Optional<Region> value = field.valueRegion();
        if (key.isEmpty() || value.isEmpty() || key.get().line() != value.get().line()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(block.lines());
        int at = block.keyLine() - block.first();
        String line = lines.get(at);
        int from = line.offsetByCodePoints(0, key.get().column() - 1);
        int to = line.offsetByCodePoints(
                0, value.get().column() - 1 + value.get().length());
        lines.set(at, line.substring(0, from) + text + line.substring(to));
        return Optional.of(new Block(block.first(), block.keyLine(), block.indent(), lines).indented(indent));
    }

    private static Edit deletion(int line, String content) {
        return new Edit(line, 1, content.codePointCount(0, content.length()), "");
    }

    private static Edit insertion(int line, List<String> lines) {
        return new Edit(line, 1, 0, String.join("\n", lines) + "\n");
    }
}
