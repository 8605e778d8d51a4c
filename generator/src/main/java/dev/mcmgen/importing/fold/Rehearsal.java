package dev.mcmgen.importing.fold;

import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.JsonWriter;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders a spec that is not finished, to see what it amounts to. */
public final class Rehearsal {

    private static final String FILE = "spec";

    /** What came of it. */
    public sealed interface Outcome {

        /** The objects that were rendered. */
        record Rendered(SpecDocument spec, List<YamlDocument> documents) implements Outcome {

            public Rendered {
                documents = List.copyOf(documents);
            }
        }

        /** It was not taken. */
        record Refused(List<Refusal> refusals) implements Outcome {

            public Refused {
                refusals = List.copyOf(refusals);
            }
        }
    }

    /**
     * What a spec is refused for.
     *
     * @param field of the spec; the root where it is none
     */
    public record Refusal(JsonPointer field, Problem problem) {}

    private final Renderer renderer;
    private final SpecReader reader = new SpecReader();

    public Rehearsal(Renderer renderer) {
        this.renderer = renderer;
    }

    /** Renders the spec of that data. Its text is JSON, so that no two values stand at one place. */
    public Outcome of(Map<String, Object> data) {
        return ofText(JsonWriter.write(data));
    }

    /** The spec of that data; empty where it is not in order. */
    Optional<SpecDocument> read(Map<String, Object> data) {
        try {
            return Optional.of(read(JsonWriter.write(data).getBytes(StandardCharsets.UTF_8)));
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }

    private SpecDocument read(byte[] content) {
        return reader.read(new SpecSource(FILE, Path.of(""), content));
    }

    /** Renders a text. */
    public Outcome ofText(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        try {
            SpecDocument document = read(content);
            Rendering rendering = renderer.render(document, Layout.STREAM);
            return new Outcome.Rendered(
                    document, rendering.stream().orElseThrow().documents());
        } catch (ProblemsException e) {
            YamlMapping tree = StrictYaml.read(FILE, content);
            List<Refusal> refusals = new ArrayList<>();
            for (Problem problem : e.problems()) {
                refusals.add(new Refusal(
                        pointer(problem.position(), JsonPointer.ROOT, tree).orElse(JsonPointer.ROOT), problem));
            }
            return new Outcome.Refused(refusals);
        }
    }

    /** The innermost value that begins at the place, or whose key does. */
    private static Optional<JsonPointer> pointer(Position place, JsonPointer at, YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                JsonPointer field = at.child(entry.name());
                Optional<JsonPointer> inside = entry.key().position().equals(place)
                        ? Optional.of(field)
                        : pointer(place, field, entry.value());
                if (inside.isPresent()) {
                    return inside;
                }
            }
        } else if (node instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                Optional<JsonPointer> inside =
                        pointer(place, at.child(i), sequence.items().get(i));
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return node.position().equals(place) ? Optional.of(at) : Optional.empty();
    }
}
