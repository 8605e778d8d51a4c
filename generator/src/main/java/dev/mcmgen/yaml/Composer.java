package dev.mcmgen.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds {@link Composed} documents from parser events, without recursion, and keeps what it has when it must stop. */
final class Composer {

    private final YamlText text;
    private final int maxDepth;
    private final boolean firstOnly;
    private final List<Composed.Document> documents = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<Composed> root = Optional.empty();
    private Optional<String> version = Optional.empty();
    private Position documentStart;
    private Position last;

    private Composer(YamlText text, int maxDepth, boolean firstOnly) {
        this.text = text;
        this.maxDepth = maxDepth;
        this.firstOnly = firstOnly;
        this.documentStart = Position.startOf(text.file());
        this.last = documentStart;
    }

    /** A collection whose end has not been seen. */
    private record Open(boolean mapping, Position position, Composed.Properties properties, List<Composed> children) {

        Composed close() {
            if (!mapping) {
                return new Composed.Sequence(position, properties, children);
            }
            List<Composed.Pair> pairs = new ArrayList<>(children.size() / 2);
            for (int i = 0; i + 1 < children.size(); i += 2) {
                pairs.add(new Composed.Pair(children.get(i), children.get(i + 1)));
            }
            return new Composed.Mapping(position, properties, pairs);
        }
    }

    static Composed.Stream compose(YamlText text, int maxDepth) {
        return new Composer(text, maxDepth, false).run();
    }

    /** The first document; what stands behind it is not looked at. */
    static Composed.Stream composeFirst(YamlText text, int maxDepth) {
        return new Composer(text, maxDepth, true).run();
    }

    // The parser is known to answer some garbage with an exception that is not its own; whatever it throws means the
    // same to the reader of the message.
    @SuppressWarnings("CatchingUnchecked")
    private Composed.Stream run() {
        boolean inDocument = false;
        try (EventParser parser = EventParser.of(text.text())) {
            for (Event event = parser.next(); ; event = parser.next()) {
                last = event.getStartMark().isPresent()
                        ? position(event.getStartMark().get())
                        : last;
                switch (event.getEventId()) {
                    case StreamEnd -> {
                        return new Composed.Stream(documents, Optional.empty());
                    }
                    case DocumentStart -> {
                        inDocument = true;
                        startDocument((DocumentStartEvent) event);
                    }
                    case DocumentEnd -> {
                        inDocument = false;
                        endDocument();
                        if (firstOnly) {
                            return new Composed.Stream(documents, Optional.empty());
                        }
                    }
                    case MappingStart, SequenceStart -> {
                        if (open.size() >= maxDepth) {
                            return stop(inDocument, tooDeep());
                        }
                        open((CollectionStartEvent) event);
                    }
                    case MappingEnd, SequenceEnd -> add(open.pop().close());
                    case Scalar -> add(scalar((ScalarEvent) event));
                    case Alias -> add(alias((AliasEvent) event));
                    default -> {}
                }
            }
        } catch (RuntimeException e) {
            return stop(inDocument, SyntaxErrors.problem(e, text, last));
        }
    }

    private Composed.Stream stop(boolean inDocument, Problem problem) {
        while (!open.isEmpty()) {
            add(open.pop().close());
        }
        if (inDocument) {
            endDocument();
        }
        return new Composed.Stream(documents, Optional.of(problem));
    }

    private Problem tooDeep() {
        return new Problem(
                "yaml/too-deep",
                last,
                "values are nested deeper than " + maxDepth + " levels",
                "flatten the structure");
    }

    private void startDocument(DocumentStartEvent event) {
        root = Optional.empty();
        documentStart = last;
        version = event.getSpecVersion().map(SpecVersion::getRepresentation);
    }

    private void endDocument() {
        documents.add(new Composed.Document(documentStart, version, root));
    }

    private void open(CollectionStartEvent event) {
        Composed.Properties properties = properties(event, event.getTag());
        open.push(new Open(
                event.getEventId() == Event.ID.MappingStart,
                afterProperties(properties),
                properties,
                new ArrayList<>()));
    }

    private Composed.Scalar scalar(ScalarEvent event) {
        Composed.Properties properties = properties(event, event.getTag());
        boolean absent = event.isPlain() && event.getValue().isEmpty();
        Position position = absent ? last : afterProperties(properties);
        return new Composed.Scalar(position, properties, event.getValue(), style(event));
    }

    private static YamlScalar.Style style(ScalarEvent event) {
        return switch (event.getScalarStyle()) {
            case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
            case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
            case LITERAL -> YamlScalar.Style.LITERAL;
            case FOLDED -> YamlScalar.Style.FOLDED;
            default -> YamlScalar.Style.PLAIN;
        };
    }

    private Composed.Alias alias(AliasEvent event) {
        Composed.Properties none = new Composed.Properties(last, Optional.empty(), Optional.empty());
        return new Composed.Alias(last, none, event.getAlias().getValue());
    }

    private Composed.Properties properties(NodeEvent event, Optional<String> tag) {
        Optional<Anchor> anchor = event.getAnchor();
        return new Composed.Properties(
                last, anchor.isPresent() ? Optional.of(anchor.get().getValue()) : Optional.empty(), tag);
    }

    private void add(Composed node) {
        if (open.isEmpty()) {
            root = Optional.of(node);
        } else {
            open.element().children().add(node);
        }
    }

    /** The place of the value itself: events begin at the anchor or tag where there is one. */
    private Position afterProperties(Composed.Properties properties) {
        if (properties.anchor().isEmpty() && properties.tag().isEmpty()) {
            return properties.position();
        }
        String source = text.text();
        int i = text.offset(properties.position());
        while (i < source.length()) {
            char c = source.charAt(i);
            if (c == '&' || c == '!') {
                while (i < source.length() && " \t\r\n,[]{}".indexOf(source.charAt(i)) < 0) {
                    i++;
                }
            } else if (c == '#') {
                while (i < source.length() && source.charAt(i) != '\n' && source.charAt(i) != '\r') {
                    i++;
                }
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                i++;
            } else {
                return text.position(i);
            }
        }
        return properties.position();
    }

    private Position position(Mark mark) {
        return new Position(text.file(), mark.getLine() + 1, mark.getColumn() + 1);
    }
}
