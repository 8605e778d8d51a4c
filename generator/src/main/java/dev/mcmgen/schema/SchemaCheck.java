package dev.mcmgen.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlSequence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks YAML trees against one JSON Schema. Making one costs tens of milliseconds, using it microseconds; it can be
 * shared between threads.
 *
 * <p>Problems have the codes {@code PREFIX/unknown-field}, {@code PREFIX/missing}, {@code PREFIX/type} and
 * {@code PREFIX/value}. An unknown field is reported at its key, a missing one at the object that lacks it, everything
 * else at the value.
 */
public final class SchemaCheck {

    private final String prefix;
    private final Schema schema;
    private final Wording wording;

    private SchemaCheck(String prefix, Schema schema) {
        this.prefix = prefix;
        this.schema = schema;
        this.wording = new Wording(schema.getSchemaNode());
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
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return new SchemaCheck(prefix, registry.getSchema(json, InputFormat.JSON));
    }

    /** Everything that is wrong with the tree, sorted by place; empty where nothing is. */
    public List<Problem> check(YamlNode root) {
        List<Violation> violations = schema
                .validate(JsonTree.of(root), context -> context.executionConfig(config -> config.locale(Locale.ROOT)))
                .stream()
                .map(Violation::of)
                .toList();
        return Relevance.select(violations).stream()
                .map(violation -> problem(violation, root))
                .distinct()
                .sorted(Problem.BY_PLACE)
                .toList();
    }

    private Problem problem(Violation violation, YamlNode root) {
        YamlNode value = value(root, violation.instance());
        Wording.Words words = wording.of(violation, value);
        return new Problem(prefix + "/" + words.code(), position(violation, value), words.message(), words.hint());
    }

    private static Position position(Violation violation, YamlNode value) {
        boolean ofKey = switch (violation.keyword()) {
            case "additionalProperties", "unevaluatedProperties", "propertyNames" -> true;
            default -> false;
        };
        Optional<Position> key = ofKey && value instanceof YamlMapping mapping
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
