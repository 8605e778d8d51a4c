package dev.mcmgen.schema;

import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Turns a violation into a sentence and a next step, in the user's words: what was expected comes from the schema's own
 * {@code title} and {@code examples}. The schema may hold hints for fields that do not exist: {@code x-hints}, by name.
 */
record Wording(JsonNode schema) {

    /** Code, sentence and next step. */
    record Words(String code, String message, String hint) {}

    private static final Map<String, String> TYPES = Map.of(
            "string", "text",
            "boolean", "true or false",
            "integer", "a whole number",
            "number", "a number",
            "array", "a list",
            "object", "an object",
            "null", "nothing");

    private static final Set<String> TRUE_WORDS = Set.of("true", "yes", "on", "y", "enabled", "1");
    private static final Set<String> FALSE_WORDS = Set.of("false", "no", "off", "n", "disabled", "0");
    private static final int MANY = 12;

    Words of(Violation violation, YamlNode value) {
        JsonNode rule = owner(violation);
        return switch (violation.keyword()) {
            case "additionalProperties", "unevaluatedProperties" -> unknown(violation, rule);
            case "required", "dependentRequired" -> missing(violation);
            case "propertyNames" -> name(violation, rule);
            case "oneOf", "anyOf" -> choice(violation, rule);
            case "type" -> new Words("type", expected(violation, value, noun(rule)), typeHint(rule, value));
            case "enum" -> word(violation, rule, value);
            case "const" ->
                new Words("value", expected(violation, value, rule.path("const").asString()), "");
            case "uniqueItems" ->
                new Words("value", label(violation) + ": an entry stands twice", "remove one of them");
            case "not" -> new Words("value", label(violation) + ": " + title(rule, "not allowed here"), "remove it");
            default -> new Words("value", expected(violation, value, limit(violation, rule)), example(rule));
        };
    }

    /** The known field that is the nearest to an unknown one. */
    Optional<String> meant(Violation violation) {
        return violation.fault() == Fault.Kind.UNKNOWN_FIELD
                ? NearestWord.find(violation.property(), names(owner(violation).path("properties")))
                : Optional.empty();
    }

    private Words unknown(Violation violation, JsonNode rule) {
        String field = violation.property();
        List<String> known = names(rule.path("properties"));
        String hint = rule.path("x-hints").path(field).asString("");
        if (hint.isEmpty()) {
            hint = NearestWord.find(field, known)
                    .map(word -> "did you mean " + word + "?")
                    .orElse("");
        }
        if (hint.isEmpty() && !known.isEmpty()) {
            hint = known.size() <= MANY
                    ? "there are " + String.join(", ", known)
                    : "mcmgen schema and docs/spec.md list the fields";
        }
        return new Words("unknown-field", "unknown field " + Found.quoted(field) + inside(violation), hint);
    }

    private Words missing(Violation violation) {
        String field = violation.property();
        JsonNode example = resolve(declared(violation)).path("examples").path(0);
        String hint = example.isMissingNode() ? "" : "for example " + field + ": " + plain(example);
        return new Words("missing", field + " is missing" + inside(violation), hint);
    }

    private static Words name(Violation violation, JsonNode rule) {
        return new Words(
                "value",
                label(violation) + ": " + title(rule.path("propertyNames"), "another name") + " expected, found "
                        + Found.quoted(violation.property()),
                rule.path("propertyNames")
                        .path("x-hints")
                        .path(violation.property())
                        .asString(""));
    }

    private static Words choice(Violation violation, JsonNode rule) {
        List<String> fields = new ArrayList<>();
        for (JsonNode branch : rule.path(violation.keyword())) {
            for (JsonNode field : branch.path("required")) {
                fields.add(field.asString());
            }
        }
        boolean several = violation.severalBranchesFit();
        String amount = violation.keyword().equals("oneOf") ? "exactly one of " : "one of ";
        return new Words(
                several ? "value" : "missing",
                label(violation) + ": " + amount + String.join(", ", fields) + " expected, found "
                        + (several ? "more" : "none"),
                several ? "keep one of them" : "");
    }

    private static Words word(Violation violation, JsonNode rule, YamlNode value) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : rule.path("enum")) {
            // Empty text is how Rancher writes an absent value back; nobody is told to write it.
            if (!word.asString().isEmpty()) {
                words.add(word.asString());
            }
        }
        String written = value instanceof YamlScalar scalar ? scalar.text() : "";
        return new Words(
                "value",
                expected(violation, value, (words.size() == 1 ? "" : "one of ") + String.join(", ", words)),
                NearestWord.find(written, words)
                        .map(word -> "did you mean " + word + "?")
                        .orElse(""));
    }

    private static String expected(Violation violation, YamlNode value, String noun) {
        String label = label(violation);
        return (label.isEmpty() ? "" : label + ": ") + noun + " expected, found " + Found.describe(value);
    }

    private static String limit(Violation violation, JsonNode rule) {
        String limit = rule.path(violation.keyword()).asString();
        String otherwise = switch (violation.keyword()) {
            case "minimum" -> "a number of at least " + limit;
            case "maximum" -> "a number of at most " + limit;
            case "minLength" -> limit.equals("1") ? "text" : "text of at least " + limit + " characters";
            case "maxLength" -> "text of at most " + limit + " characters";
            case "minItems" -> "a list of at least " + entries(limit);
            case "maxItems" -> "a list of at most " + entries(limit);
            case "minProperties" -> "an object with at least " + limit + " fields";
            case "maxProperties" -> "an object with at most " + limit + " fields";
            case "format" -> limit;
            default -> "another form (" + violation.keyword() + " " + limit + ")";
        };
        return title(rule, otherwise);
    }

    private static String entries(String count) {
        return count.equals("1") ? "one entry" : count + " entries";
    }

    private static String noun(JsonNode rule) {
        JsonNode type = rule.path("type");
        List<String> nouns = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(each -> nouns.add(TYPES.getOrDefault(each.asString(), each.asString())));
        } else {
            nouns.add(TYPES.getOrDefault(type.asString(), type.asString()));
        }
        return title(rule, String.join(" or ", nouns));
    }

    private static String typeHint(JsonNode rule, YamlNode value) {
        Set<String> types = types(rule);
        if (!(value instanceof YamlScalar scalar)) {
            return example(rule);
        }
        String text = scalar.text().toLowerCase(Locale.ROOT);
        if (scalar.isNull()) {
            boolean empty =
                    rule.path("required").isMissingNode() && rule.path("oneOf").isMissingNode();
            return types.contains("object") && empty ? "write {}" : example(rule);
        }
        if (types.contains("boolean") && (TRUE_WORDS.contains(text) || FALSE_WORDS.contains(text))) {
            return "write " + TRUE_WORDS.contains(text);
        }
        if (types.contains("integer") && text.matches("0|-?[1-9][0-9]*")) {
            return "write " + text;
        }
        if (types.contains("array")) {
            return "write [" + scalar.text() + "]";
        }
        boolean fits = rule.path("pattern").isMissingNode()
                || scalar.text().matches(rule.path("pattern").asString());
        return types.contains("string") && fits ? "write \"" + scalar.text() + "\"" : example(rule);
    }

    private static Set<String> types(JsonNode rule) {
        JsonNode type = rule.path("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.toSet())
                : Set.of(type.asString(""));
    }

    private static String example(JsonNode rule) {
        JsonNode example = rule.path("examples").path(0);
        return example.isMissingNode() ? "" : "for example " + plain(example);
    }

    private static String plain(JsonNode example) {
        return example.isString() ? example.asString().strip().replace("\n", "\\n") : example.toString();
    }

    private static String title(JsonNode rule, String otherwise) {
        return rule.path("title").asString(otherwise);
    }

    private static List<String> names(JsonNode properties) {
        return List.copyOf(properties.propertyNames());
    }

    /** The field's name, or its list's name with an index. */
    private static String label(Violation violation) {
        return label(violation.instance());
    }

    private static String label(List<Object> instance) {
        StringBuilder indexes = new StringBuilder();
        for (int i = instance.size() - 1; i >= 0; i--) {
            if (instance.get(i) instanceof String name) {
                return name + indexes;
            }
            indexes.insert(0, "[" + instance.get(i) + "]");
        }
        return indexes.toString();
    }

    private static String inside(Violation violation) {
        String label = label(violation.instance());
        return label.isEmpty() ? "" : " in " + label;
    }

    /** The schema object that has the violated keyword. */
    private JsonNode owner(Violation violation) {
        return at(violation.schema(), Math.max(0, violation.schema().size() - 1));
    }

    /** What the missing field should be: the condition that asks for it may stand inside the object that declares it. */
    private JsonNode declared(Violation violation) {
        for (int length = violation.schema().size() - 1; length >= 0; length--) {
            JsonNode field = at(violation.schema(), length).path("properties").path(violation.property());
            if (!field.isMissingNode()) {
                return field;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode at(List<Object> path, int length) {
        JsonNode node = schema;
        for (Object step : path.subList(0, length)) {
            node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
        }
        return node;
    }

    private JsonNode resolve(JsonNode rule) {
        String reference = rule.path("$ref").asString("");
        return reference.startsWith("#/") && rule.path("examples").isMissingNode()
                ? schema.at(reference.substring(1))
                : rule;
    }
}
