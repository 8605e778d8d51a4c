package dev.mcmgen.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses among violations those that help: of a choice ({@code oneOf}, {@code anyOf}) only the branch that the user
 * probably meant, of several violations by one value only the first that matters.
 */
final class Relevance {

    /** Violations of a value as a whole, the most telling first; a value is reported for one of them. */
    private static final List<String> OF_VALUE = List.of(
            "type",
            "oneOf",
            "anyOf",
            "const",
            "enum",
            "not",
            "pattern",
            "minLength",
            "maxLength",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "minProperties",
            "maxProperties");

    /** What a value violates that is of another branch. */
    private static final Set<String> OF_BRANCH = Set.of("type", "const", "enum", "required");

    /** What the field violates by which the branches are told apart. */
    private static final Set<String> OF_KIND = Set.of("const", "enum");

    private Relevance() {}

    static List<Violation> select(List<Violation> all) {
        return oneForEachValue(branches(all, 0));
    }

    private static List<Violation> branches(List<Violation> violations, int start) {
        List<Violation> selected = new ArrayList<>();
        Map<Violation.Choice, List<Violation>> choices = new LinkedHashMap<>();
        for (Violation violation : violations) {
            int step = violation.choiceAfter(start);
            if (step < 0) {
                selected.add(violation);
            } else {
                choices.computeIfAbsent(violation.choice(step), key -> new ArrayList<>())
                        .add(violation);
            }
        }
        choices.forEach((choice, members) -> selected.addAll(branch(choice, members)));
        return selected;
    }

    private static List<Violation> branch(Violation.Choice choice, List<Violation> members) {
        int depth = choice.way().size();
        Map<Object, List<Violation>> branches = new LinkedHashMap<>();
        List<Violation> own = new ArrayList<>();
        for (Violation member : members) {
            if (member.evaluation().size() == depth) {
                own.add(member);
            } else {
                branches.computeIfAbsent(member.evaluation().get(depth), key -> new ArrayList<>())
                        .add(member);
            }
        }
        boolean severalFit = own.stream().anyMatch(Violation::severalBranchesFit);
        boolean onlyMissing = members.stream()
                .allMatch(violation -> own.contains(violation)
                        || (violation.keyword().equals("required")
                                && violation.instance().equals(choice.value())));
        if (!own.isEmpty() && (severalFit || onlyMissing || branches.isEmpty())) {
            return own.subList(0, 1);
        }
        return branches.values().stream()
                .map(branch -> branches(branch, depth + 1))
                .min(Comparator.<List<Violation>>comparingLong(branch -> foreign(branch, choice))
                        .thenComparingInt(List::size))
                .orElse(own);
    }

    /** How many violations say that the value is of another branch: its own type, or a field that tells the kind. */
    private static long foreign(List<Violation> branch, Violation.Choice choice) {
        int level = choice.value().size();
        return branch.stream()
                .filter(violation -> {
                    int depth = violation.instance().size();
                    return (depth == level && OF_BRANCH.contains(violation.keyword()))
                            || (depth == level + 1 && OF_KIND.contains(violation.keyword()));
                })
                .count();
    }

    private static List<Violation> oneForEachValue(List<Violation> violations) {
        Map<Object, Violation> byValue = new LinkedHashMap<>();
        for (Violation violation : violations) {
            int rank = OF_VALUE.indexOf(violation.keyword());
            Object key = rank < 0
                    ? List.of(violation.instance(), violation.keyword(), violation.property())
                    : violation.instance();
            byValue.merge(
                    key, violation, (a, b) -> OF_VALUE.indexOf(b.keyword()) < OF_VALUE.indexOf(a.keyword()) ? b : a);
        }
        return List.copyOf(byValue.values());
    }
}
