package dev.mcmgen.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One error of the JSON Schema library, with its paths taken apart.
 *
 * @param keyword of the schema that is violated, such as {@code pattern}
 * @param instance the way to the value: names and list indexes
 * @param evaluation the way through the schema, references followed
 * @param schema the way to the keyword in the schema's own text
 * @param property the field that is unknown or missing; empty for other keywords
 */
record Violation(
        String keyword,
        List<Object> instance,
        List<Object> evaluation,
        List<Object> schema,
        String property,
        List<Object> arguments) {

    /** Keywords after which the name of a field follows. */
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "dependentSchemas", "$defs");

    /** Keywords that step from a value into one of its parts. */
    private static final Set<String> INTO =
            Set.of("properties", "patternProperties", "additionalProperties", "items", "prefixItems", "contains");

    static Violation of(Error error) {
        String property = error.getProperty();
        Object[] arguments = error.getArguments();
        return new Violation(
                error.getKeyword(),
                elements(error.getInstanceLocation()),
                elements(error.getEvaluationPath()),
                elements(error.getSchemaLocation().getFragment()),
                property == null ? "" : property,
                arguments == null ? List.of() : List.of(arguments));
    }

    private static List<Object> elements(NodePath path) {
        List<Object> elements = new ArrayList<>(path.getNameCount());
        for (int i = 0; i < path.getNameCount(); i++) {
            elements.add(path.getElement(i));
        }
        return elements;
    }

    /**
     * A choice between branches ({@code oneOf} or {@code anyOf}) that this violation belongs to.
     *
     * @param way the evaluation path up to and with the keyword
     * @param value the value that the choice is about
     */
    record Choice(List<Object> way, List<Object> value) {}

    Fault.Kind fault() {
        return switch (keyword) {
            case "additionalProperties", "unevaluatedProperties", "propertyNames" -> Fault.Kind.UNKNOWN_FIELD;
            case "required" -> Fault.Kind.MISSING_FIELD;
            default -> Fault.Kind.VALUE;
        };
    }

    /** Whether a {@code oneOf} is violated because more than one branch fits; the library's first argument counts them. */
    boolean severalBranchesFit() {
        return !arguments.isEmpty() && arguments.get(0) instanceof String count && !count.equals("0");
    }

    /** The outermost choice below the first steps of the evaluation path; the whole path is -1 where there is none. */
    int choiceAfter(int start) {
        for (int i = start; i < evaluation.size(); i++) {
            Object step = evaluation.get(i);
            if (step.equals("oneOf") || step.equals("anyOf")) {
                return i;
            }
            if (step instanceof String name && NAMED.contains(name)) {
                i++;
            }
        }
        return -1;
    }

    /** The choice whose keyword stands at that step of the evaluation path. */
    Choice choice(int step) {
        int depth = 0;
        for (int i = 0; i < step; i++) {
            if (evaluation.get(i) instanceof String name) {
                depth += INTO.contains(name) ? 1 : 0;
                i += NAMED.contains(name) ? 1 : 0;
            }
        }
        return new Choice(evaluation.subList(0, step + 1), instance.subList(0, Math.min(depth, instance.size())));
    }
}
