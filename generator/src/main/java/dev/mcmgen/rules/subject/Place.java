package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.EmbeddedText;
import dev.mcmgen.yaml.InnerDocuments;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A value in a document, or in YAML inside a document, that knows its path and its place in the file. */
public final class Place {

    private final String around;
    private final UnaryOperator<Position> toFile;
    private final YamlText text;
    private final JsonPointer pointer;
    private final Position key;
    private final YamlNode value;

    /** What stands in the value, once somebody asked. */
    private @Nullable Embedded embedded;

    private final boolean exact;

    private Place(
            String around,
            UnaryOperator<Position> toFile,
            YamlText text,
            JsonPointer pointer,
            Position key,
            YamlNode value,
            boolean exact) {
        this.around = around;
        this.toFile = toFile;
        this.text = text;
        this.pointer = pointer;
        this.key = key;
        this.value = value;
        this.exact = exact;
    }

    /** A value of a document that is not embedded. */
    static Place of(YamlDocument document, JsonPointer pointer, YamlNode value) {
        return of(document.text(), pointer, value.position(), value);
    }

    /** A value of a file, with the place of its key. */
    static Place of(YamlText text, JsonPointer pointer, Position key, YamlNode value) {
        return new Place("", UnaryOperator.identity(), text, pointer, key, value, true);
    }

    /** A file as the text of a value: its documents, at the places that they have. */
    static Place ofFile(String file, List<YamlDocument> documents) {
        Position start = Position.startOf(file);
        YamlScalar value = new YamlScalar(start, "", YamlScalar.Style.PLAIN, "");
        Place whole = of(YamlText.of(file, ""), JsonPointer.ROOT, start, value);
        List<Place> roots = new ArrayList<>();
        for (YamlDocument document : documents) {
            document.root().ifPresent(root -> roots.add(of(document, JsonPointer.ROOT, root)));
        }
        whole.embedded = new Embedded(roots, List.of(), false);
        return whole;
    }

    /** The same place with the text that it holds in another form, such as base64: all of that text is at its key. */
    Place unpacked(String unpacked) {
        YamlScalar scalar = new YamlScalar(key, unpacked, YamlScalar.Style.DOUBLE_QUOTED, unpacked);
        return new Place(around, toFile, text, pointer, key, scalar, false);
    }

    private Place child(JsonPointer to, Position keyPosition, YamlNode node) {
        return new Place(around, toFile, text, to, keyPosition, node, exact);
    }

    /** The field of that name; empty where it is missing, null, or this is no mapping. */
    public Optional<Place> get(String name) {
        Optional<YamlMapping.Entry> entry =
                value instanceof YamlMapping mapping ? mapping.entry(name) : Optional.empty();
        return entry.isEmpty() || isNull(entry.get().value())
                ? Optional.empty()
                : Optional.of(child(
                        pointer.child(name),
                        entry.get().key().position(),
                        entry.get().value()));
    }

    /** The value at the end of a path of names. */
    public Optional<Place> at(String... names) {
        Optional<Place> place = Optional.of(this);
        for (String name : names) {
            if (place.isPresent()) {
                place = place.get().get(name);
            }
        }
        return place;
    }

    /** The text at the end of a path of names; empty text where there is none. */
    public String textAt(String... names) {
        Optional<Place> place = at(names);
        return place.isPresent() ? place.get().text().orElse("") : "";
    }

    /** The items of the list at the end of a path of names; none where there is no list. */
    public List<Place> itemsAt(String... names) {
        Optional<Place> list = at(names);
        return list.isPresent() ? list.get().items() : List.of();
    }

    /** The items of a list; none where this is something else. */
    public List<Place> items() {
        List<Place> items = new ArrayList<>();
        if (value instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                items.add(child(pointer.child(items.size()), item.position(), item));
            }
        }
        return items;
    }

    /** The fields of a mapping; none where this is something else. */
    public List<Place> fields() {
        List<Place> fields = new ArrayList<>();
        if (value instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                fields.add(child(pointer.child(entry.name()), entry.key().position(), entry.value()));
            }
        }
        return fields;
    }

    /** The last name of the path. */
    public String name() {
        List<String> tokens = pointer.tokens();
        return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
    }

    /** The text, where the value is text. */
    public Optional<String> text() {
        return value instanceof YamlScalar scalar && scalar.value() instanceof String
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** The text of a field; empty text where it is missing or no text. */
    public String text(String name) {
        Optional<Place> field = get(name);
        return field.isPresent() ? field.get().text().orElse("") : "";
    }

    /** Whether the value of a field is true. */
    public boolean isTrue(String name) {
        Optional<Place> field = get(name);
        return field.isPresent() && field.get().value.toData().equals(true);
    }

    /** The value, where it is a whole number. */
    public OptionalLong wholeNumber() {
        return value instanceof YamlScalar scalar && scalar.value() instanceof Long number
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    public YamlNode value() {
        return value;
    }

    /** The fields of the mapping at the end of a path of names; none where there is no mapping. */
    public List<Place> fieldsAt(String... names) {
        Optional<Place> mapping = at(names);
        return mapping.isPresent() ? mapping.get().fields() : List.of();
    }

    /** The first document inside a text value that is a mapping. */
    public Optional<Place> embeddedMapping() {
        for (Place root : embedded().roots()) {
            if (root.isMapping()) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    /** Whether it is a mapping, be it empty. */
    public boolean isMapping() {
        return value instanceof YamlMapping;
    }

    /** Whether it is text, be it empty. */
    public boolean isText() {
        return text().isPresent();
    }

    /** Whether it is a list, be it empty. */
    public boolean isList() {
        return value instanceof YamlSequence;
    }

    /** The pointer into the document that it stands in, which may be embedded. */
    JsonPointer pointer() {
        return pointer;
    }

    /** A JSON pointer, continued after {@code #} inside embedded YAML. */
    public String path() {
        return around + pointer;
    }

    /** The path of another field of the same mapping. */
    public String sibling(String field) {
        String path = path();
        int end = path.lastIndexOf('/');
        return end < 0 ? field : path.substring(0, end) + new JsonPointer(List.of(field));
    }

    public Position keyPosition() {
        return toFile.apply(key);
    }

    /** The place of the key in the text that it stands in, which may be inside a value. */
    Position keyInText() {
        return key;
    }

    public Position valuePosition() {
        return toFile.apply(value.position());
    }

    /** Where the value stands, if it is a scalar of one line whose places in the file are known exactly. */
    public Optional<Region> valueRegion() {
        return value instanceof YamlScalar scalar && exact
                ? new Regions(text).length(value.position(), scalar).map(length -> region(value.position(), length))
                : Optional.empty();
    }

    /** Where the key stands, if it is written as it reads. */
    public Optional<Region> keyRegion() {
        YamlScalar name = new YamlScalar(key, name(), YamlScalar.Style.PLAIN, name());
        return exact ? new Regions(text).length(key, name).map(length -> region(key, length)) : Optional.empty();
    }

    /** The place of the first key of a mapping that is written as a block, with its own line. */
    public Optional<Position> startOfFields() {
        return fields().stream()
                .findFirst()
                .filter(first -> exact && new Regions(text).isFirst(first.key, ""))
                .map(Place::keyPosition);
    }

    /** The lines of a field, if it stands in a file itself and is written as a block. */
    public Optional<Block> block() {
        boolean inFile = exact && around.isEmpty() && new Regions(text).isFirst(key, "");
        return inFile
                ? Block.read(text, key, isList()).filter(block -> block.end() > lastLine(value))
                : Optional.empty();
    }

    /** The last line on which a part of a value begins. */
    private static int lastLine(YamlNode node) {
        int last = node.position().line();
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                last = Math.max(last, lastLine(entry.value()));
            }
        } else if (node instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                last = Math.max(last, lastLine(item));
            }
        }
        return last;
    }

    /** The field of that name, be it null. */
    public Optional<Place> field(String name) {
        return fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The line after the last item of a list that is written as a block, and the column of its items' marks. */
    public Optional<Position> endOfItems() {
        List<Place> items = items();
        return items.isEmpty() ? Optional.empty() : items.get(items.size() - 1).afterItem();
    }

    /** The whole line of an item that is written as a block, if all of the item stands on it. */
    public Optional<Region> itemLine() {
        boolean block = exact && new Regions(text).isFirst(value.position(), "-");
        return block && valueRegion().isPresent()
                ? text.line(value.position().line())
                        .map(line -> region(value.position(), line.codePointCount(0, line.length())))
                        .map(whole -> new Region(whole.line(), 1, whole.length() + indentInFile()))
                : Optional.empty();
    }

    /** What stands on the line of an item behind its mark, comments included. */
    public String itemText() {
        return text.line(value.position().line())
                .map(line -> line.substring(
                        line.offsetByCodePoints(0, value.position().column() - 1)))
                .orElse("");
    }

    /** How much further to the right a line stands in the file than in the text around the value. */
    private int indentInFile() {
        return valuePosition().column() - value.position().column();
    }

    private Optional<Position> afterItem() {
        boolean block = exact && new Regions(text).isFirst(value.position(), "-");
        return block
                ? valueRegion()
                        .map(region -> new Position(valuePosition().file(), region.line() + 1, region.column() - 2))
                : Optional.empty();
    }

    private Region region(Position inText, int length) {
        Position inFile = toFile.apply(inText);
        return new Region(inFile.line(), inFile.column(), length);
    }

    /** The place in the file of a line of a text value, 1-based; exact where the text is a literal block. */
    public Position linePosition(int line) {
        return value instanceof YamlScalar scalar
                ? toFile.apply(EmbeddedText.of(scalar, text).position(line, 1))
                : valuePosition();
    }

    /** The YAML inside a text value. */
    public Embedded embedded() {
        Embedded known = embedded;
        if (known == null) {
            known = readEmbedded();
            embedded = known;
        }
        return known;
    }

    private Embedded readEmbedded() {
        if (!(value instanceof YamlScalar scalar)) {
            return new Embedded(List.of(), List.of(), false);
        }
        boolean literal = exact && scalar.style() == YamlScalar.Style.LITERAL;
        EmbeddedText inner = EmbeddedText.of(scalar, text);
        UnaryOperator<Position> move = position -> toFile.apply(inner.position(position));
        InnerDocuments yaml = inner.yaml();
        if (!yaml.problems().isEmpty()) {
            List<Problem> problems = yaml.problems().stream()
                    .map(p -> new Problem(p.code(), move.apply(p.position()), p.message(), p.hint()))
                    .toList();
            return new Embedded(List.of(), problems, TemplateMarks.explain(inner.text(), yaml.problems()));
        }
        List<Place> roots = new ArrayList<>();
        for (YamlDocument inside : yaml.documents()) {
            if (inside.root().isPresent()) {
                YamlNode root = inside.root().get();
                roots.add(
                        new Place(path() + "#", move, inside.text(), JsonPointer.ROOT, root.position(), root, literal));
            }
        }
        return new Embedded(roots, List.of(), false);
    }

    /**
     * What stands in a text value.
     *
     * @param roots the documents that are not empty
     * @param problems why it cannot be read, at places of the file around; there are no roots then
     * @param template whether it cannot be read because it is a template of something
     */
    public record Embedded(List<Place> roots, List<Problem> problems, boolean template) {}

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.isNull();
    }
}
