package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A Kubernetes label selector: all of its requirements must hold; without any it takes every machine. */
final class LabelSelector {

    private final List<Predicate<Map<String, String>>> requirements = new ArrayList<>();

    private LabelSelector() {}

    /** @throws PlanRefusedException with the text of Kubernetes where the selector is none */
    static LabelSelector parse(ObjectReader written) {
        LabelSelector selector = new LabelSelector();
        written.texts("matchLabels").forEach((key, value) -> {
            check(key, List.of(value), List.of());
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
        List<String> values = new ArrayList<>();
        for (YamlNode item : expression.items("values")) {
            ObjectReader.textOf(item).ifPresent(values::add);
        }
        check(key, values, faultsOfSet(operator, values));
        requirements.add(
                switch (operator) {
                    case "In" -> labels -> labels.containsKey(key) && values.contains(labels.get(key));
                    case "NotIn" -> labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
                    case "Exists" -> labels -> labels.containsKey(key);
                    default -> labels -> !labels.containsKey(key);
                });
    }

    private static List<String> faultsOfSet(String operator, List<String> values) {
        return switch (operator) {
            case "In", "NotIn" ->
                values.isEmpty()
                        ? List.of("values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty")
                        : List.of();
            case "Exists", "DoesNotExist" ->
                values.isEmpty()
                        ? List.of()
                        : List.of("values: Invalid value: " + GoJson.write(values)
                                + ": values set must be empty for exists and does not exist");
            default -> throw new PlanRefusedException("\"" + operator + "\" is not a valid label selector operator");
        };
    }

    /** All that is wrong with one requirement is told at once, in Go's form for several errors. */
    private static void check(String key, List<String> values, List<String> faultsOfSet) {
        Set<String> faults = new LinkedHashSet<>();
        add("key", key, LabelSyntax.faultsOfKey(key), faults);
        faults.addAll(faultsOfSet);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            add("values[" + i + "][" + key + "]", value, LabelSyntax.faultsOfValue(value), faults);
        }
        if (!faults.isEmpty()) {
            String all = String.join(", ", faults);
            throw new PlanRefusedException(faults.size() == 1 ? all : "[" + all + "]");
        }
    }

    private static void add(String field, String value, List<String> reasons, Set<String> faults) {
        if (!reasons.isEmpty()) {
            faults.add(field + ": Invalid value: " + GoJson.write(value) + ": " + String.join("; ", reasons));
        }
    }
}
