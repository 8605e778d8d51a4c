package dev.mcmgen.rules.audit;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules about audit policies as a whole: kubernetes apiserver/pkg/audit/policy/reader.go. */
final class PolicyChecks {

    private static final String STOPS = "the API server will not start: ";
    private static final String VERSION = "audit.k8s.io/v1";

    private static final Set<String> POLICY_FIELDS =
            Set.of("apiVersion", "kind", "metadata", "rules", "omitStages", "omitManagedFields");
    private static final Set<String> RULE_FIELDS = Set.of(
            "level",
            "users",
            "userGroups",
            "verbs",
            "resources",
            "namespaces",
            "nonResourceURLs",
            "omitStages",
            "omitManagedFields");
    private static final Set<String> RESOURCE_FIELDS = Set.of("group", "resources", "resourceNames");

    /** What narrows a rule down to some requests. */
    private static final List<String> SELECTORS =
            List.of("users", "userGroups", "verbs", "resources", "namespaces", "nonResourceURLs");

    private PolicyChecks() {}

    static void unreadable(Subject subject, RuleReport report) {
        for (AuditPolicy policy : AuditPolicy.all(subject)) {
            for (Problem problem : problems(policy)) {
                report.at(
                        problem.position(),
                        policy.holder().path() + "#",
                        STOPS + "its audit policy cannot be read: " + problem.message(),
                        Fix.ofHint(problem.hint()));
            }
            Optional<Place> root = policy.root();
            if (root.isPresent() && !root.get().isMapping()) {
                report.value(root.get(), STOPS + "its audit policy is no mapping", Fix.byHand("write an audit policy"));
            }
        }
    }

    private static List<Problem> problems(AuditPolicy policy) {
        return policy.holder().embedded().template()
                ? List.of()
                : policy.holder().embedded().problems();
    }

    static void type(Subject subject, RuleReport report) {
        for (AuditPolicy policy : AuditPolicy.all(subject)) {
            Optional<Place> root = policy.root();
            if (root.isPresent() && root.get().isMapping()) {
                exactly(root.get(), "apiVersion", VERSION, report);
                exactly(root.get(), "kind", "Policy", report);
            }
        }
    }

    private static void exactly(Place root, String field, String expected, RuleReport report) {
        if (!root.text(field).equals(expected)) {
            Place place = root.get(field).orElse(root);
            report.value(
                    place,
                    STOPS + "its audit policy needs " + field + ": " + expected,
                    Fix.byHand("write " + field + ": " + expected));
        }
    }

    static void unknownField(Subject subject, RuleReport report) {
        for (AuditPolicy policy : AuditPolicy.all(subject)) {
            if (policy.root().isPresent()) {
                unknown(policy.root().get(), POLICY_FIELDS, report);
            }
            for (Place rule : policy.rules()) {
                unknown(rule, RULE_FIELDS, report);
                for (Place resource : rule.itemsAt("resources")) {
                    unknown(resource, RESOURCE_FIELDS, report);
                }
            }
        }
    }

    private static void unknown(Place mapping, Set<String> known, RuleReport report) {
        for (Place field : mapping.fields()) {
            if (!known.contains(field.name()) && !isNull(field)) {
                report.key(
                        field,
                        "the API server will log other requests than this says: it ignores " + field.name()
                                + ", which no audit policy has",
                        Fix.byHand("use one of " + String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    private static boolean isNull(Place field) {
        return field.value() instanceof YamlScalar scalar && scalar.isNull();
    }

    static void unreachable(Subject subject, RuleReport report) {
        for (AuditPolicy policy : AuditPolicy.all(subject)) {
            boolean closed = false;
            for (Place rule : policy.rules()) {
                if (closed) {
                    report.value(
                            rule,
                            "this rule will never apply: a rule above it matches every request, and the first match"
                                    + " decides",
                            Fix.byHand("move it above that rule"));
                }
                closed |= rule.isMapping() && !narrows(rule);
            }
        }
    }

    /** Whether a rule is about some requests only; what is no list may narrow it. */
    private static boolean narrows(Place rule) {
        for (String name : SELECTORS) {
            Optional<Place> selector = rule.get(name);
            if (selector.isPresent()
                    && !(selector.get().isList() && selector.get().items().isEmpty())) {
                return true;
            }
        }
        return false;
    }
}
