package dev.mcmgen.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlSequence;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks YAML trees against one JSON Schema. A tree that is in order costs microseconds; only the first one that is not
 * loads the JSON Schema library. One check can be shared between threads.
 *
 * <p>Problems have the codes {@code PREFIX/unknown-field}, {@code PREFIX/missing}, {@code PREFIX/type} and
 * {@code PREFIX/value}. An unknown field is reported at its key, a missing one at the object that lacks it, everything
 * else at the value.
 */
public final class SchemaCheck {

    private final String prefix;
    private final String json;
    private final Acceptance acceptance;
    private Optional<Schema> library = Optional.empty();

    private SchemaCheck(String prefix, String json) {
        this.prefix = prefix;
        this.json = json;
        this.acceptance = new Acceptance(json);
    }

    /**
     * The check against a schema.
     *
     * @param name one of {@link Schemas#names}
     * @param prefix the first part of the codes, such as {@code spec}
     */
    public static SchemaCheck against(String name, String prefix) {
        return ofText(Schemas.text(name), prefix);
    }

    static SchemaCheck ofText(String json, String prefix) {
        return new SchemaCheck(prefix, json);
    }

    /** Everything that is wrong with the tree, sorted by place; empty where nothing is. */
    public List<Problem> check(YamlNode root) {
        return problems(faults(root));
    }

    /** The same answer, each problem with the value that it is about. */
    public List<Fault> faults(YamlNode root) {
        return acceptance.accepts(root) ? List.of() : faultsByLibrary(root);
    }

    /** The same answer, from the library alone. */
    List<Problem> problems(YamlNode root) {
        return problems(faultsByLibrary(root));
    }

    private static List<Problem> problems(List<Fault> faults) {
        return faults.stream().map(Fault::problem).distinct().toList();
    }

    private List<Fault> faultsByLibrary(YamlNode root) {
        Schema schema = library();
        Wording wording = new Wording(schema.getSchemaNode());
        List<Violation> violations = schema
                .validate(JsonTree.of(root), context -> context.executionConfig(config -> config.locale(Locale.ROOT)))
                .stream()
                .map(Violation::of)
                .toList();
        return Relevance.select(violations).stream()
                .map(violation -> new Fault(
                        problem(violation, wording, root),
                        pointer(violation),
                        violation.fault(),
                        violation.property(),
                        wording.meant(violation)))
                .distinct()
                .sorted(Comparator.comparing(Fault::problem, Problem.BY_PLACE))
                .toList();
    }

    private synchronized Schema library() {
        Schema made = library.orElseGet(() -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json, InputFormat.JSON));
        library = Optional.of(made);
        return made;
    }

    private Problem problem(Violation violation, Wording wording, YamlNode root) {
        YamlNode value = value(root, violation.instance());
        Wording.Words words = wording.of(violation, value);
        return new Problem(prefix + "/" + words.code(), position(violation, value), words.message(), words.hint());
    }

    private static JsonPointer pointer(Violation violation) {
        return new JsonPointer(
                violation.instance().stream().map(Object::toString).toList());
    }

    private static Position position(Violation violation, YamlNode value) {
        Optional<Position> key = violation.fault() == Fault.Kind.UNKNOWN_FIELD && value instanceof YamlMapping mapping
                ? mapping.entry(violation.property()).map(entry -> entry.key().position())
                : Optional.empty();
        return key.orElse(value.position());
    }

    /** The value that the way leads to; where the way ends early, the last value on it. */
    private static YamlNode value(YamlNode root, List<Object> way) {
        YamlNode node = root;
        for (Object step : way) {
            if (node instanceof YamlSequence sequence && step instanceof Integer index) {
                node = sequence.items().get(index);
            } else if (node instanceof YamlMapping mapping) {
                YamlNode here = node;
                node = mapping.get(step.toString()).orElse(here);
            }
        }
        return node;
    }
}
