package dev.mcmgen.cluster.rancher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A Kubernetes label selector: all of its requirements must hold; without any it takes every machine. */
final class LabelSelector {

    private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]";
    private static final String DOMAIN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
    private static final Pattern KEY = Pattern.compile("(?=[^/]{1,253}/|[^/]+$)(" + DOMAIN + "/)?" + NAME);
    private static final Pattern VALUE = Pattern.compile("(" + NAME + ")?");

    private final List<Predicate<Map<String, String>>> requirements = new ArrayList<>();

    private LabelSelector() {}

    /** @throws PlanRefusedException with the text of Kubernetes where the selector is none */
    static LabelSelector parse(ObjectReader written) {
        LabelSelector selector = new LabelSelector();
        written.texts("matchLabels").forEach((key, value) -> {
            check(key, List.of(value));
            selector.requirements.add(labels -> value.equals(labels.get(key)));
        });
        written.objects("matchExpressions").forEach(selector::addExpression);
        return selector;
    }

    boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.test(labels));
    }

    private void addExpression(ObjectReader expression) {
        String key = expression.text("key");
        String operator = expression.text("operator");
        Set<String> values = new HashSet<>();
        expression.items("values").forEach(item -> ObjectReader.textOf(item).ifPresent(values::add));
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    throw new PlanRefusedException(
                            "values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    throw new PlanRefusedException("values: Invalid value: " + GoJson.write(List.copyOf(values))
                            + ": values set must be empty for exists and does not exist");
                }
            }
            default -> throw new PlanRefusedException("\"" + operator + "\" is not a valid label selector operator");
        }
        check(key, values);
        requirements.add(
                switch (operator) {
                    case "In" -> labels -> labels.containsKey(key) && values.contains(labels.get(key));
                    case "NotIn" -> labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
                    case "Exists" -> labels -> labels.containsKey(key);
                    default -> labels -> !labels.containsKey(key);
                });
    }

    private static void check(String key, Iterable<String> values) {
        if (!KEY.matcher(key).matches()) {
            throw new PlanRefusedException("key: Invalid value: \"" + key
                    + "\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end"
                    + " with an alphanumeric character");
        }
        for (String value : values) {
            if (!VALUE.matcher(value).matches()) {
                throw new PlanRefusedException("values[0][" + key + "]: Invalid value: \"" + value
                        + "\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
                        + " '.', and must start and end with an alphanumeric character");
            }
        }
    }
}
