package dev.mcmgen.rules.audit;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the API server demands of each rule of an audit policy: kubernetes apiserver/pkg/apis/audit/validation. */
final class PolicyRuleChecks {

    private static final Set<String> LEVELS = Set.of("None", "Metadata", "Request", "RequestResponse");
    private static final Set<String> STAGES = Set.of("RequestReceived", "ResponseStarted", "ResponseComplete", "Panic");
    private static final List<String> LISTS =
            List.of("users", "userGroups", "verbs", "resources", "namespaces", "nonResourceURLs", "omitStages");
    private static final Pattern GROUP = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private PolicyRuleChecks() {}

    static void rules(Subject subject, RuleReport report) {
        for (AuditPolicy policy : AuditPolicy.all(subject)) {
            Optional<Place> root = policy.root();
            if (root.isPresent() && root.get().isMapping()) {
                if (root.get().itemsAt("rules").isEmpty()) {
                    Place place = root.get().get("rules").orElse(root.get());
                    say(report, place, "its audit policy has no rules", "write rules: with at least one");
                }
                stages(root.get(), report);
            }
            for (Place rule : policy.rules()) {
                judge(rule, report);
            }
        }
    }

    private static void judge(Place rule, RuleReport report) {
        if (!rule.isMapping()) {
            say(report, rule, "a rule of the audit policy is no mapping", "write - level: … and what it is about");
            return;
        }
        for (String name : LISTS) {
            Optional<Place> list = rule.get(name);
            if (list.isPresent() && !list.get().isList()) {
                say(report, list.get(), name + " of an audit rule is no list", "put the value into brackets");
            }
        }
        level(rule, report);
        stages(rule, report);
        urls(rule, report);
        for (Place resource : rule.itemsAt("resources")) {
            resource(resource, report);
        }
    }

    private static void level(Place rule, RuleReport report) {
        String level = rule.text("level");
        if (!LEVELS.contains(level)) {
            String fault = level.isEmpty()
                    ? "a rule of the audit policy has no level"
                    : "the audit policy has the level '" + level + "'";
            say(report, rule.get("level").orElse(rule), fault, "write None, Metadata, Request or RequestResponse");
        }
    }

    private static void stages(Place holder, RuleReport report) {
        for (Place stage : holder.itemsAt("omitStages")) {
            if (!STAGES.contains(stage.text().orElse(""))) {
                say(
                        report,
                        stage,
                        "the audit policy omits a stage that does not exist",
                        "write RequestReceived, ResponseStarted, ResponseComplete or Panic");
            }
        }
    }

    private static void urls(Place rule, RuleReport report) {
        List<Place> urls = rule.itemsAt("nonResourceURLs");
        for (Place url : urls) {
            String text = url.text().orElse("");
            int star = text.indexOf('*');
            boolean form = text.equals("*") || (text.startsWith("/") && (star < 0 || star == text.length() - 1));
            if (!form) {
                say(
                        report,
                        url,
                        "a URL of the audit policy does not begin with '/', or has a '*' before its end",
                        "write a path such as /healthz*");
            }
        }
        boolean both = !rule.itemsAt("resources").isEmpty()
                || !rule.itemsAt("namespaces").isEmpty();
        if (!urls.isEmpty() && both) {
            say(
                    report,
                    rule.get("nonResourceURLs").orElse(rule),
                    "a rule of the audit policy is about URLs and about resources",
                    "make two rules of it");
        }
    }

    private static void resource(Place resource, RuleReport report) {
        String group = resource.text("group");
        if (!group.isEmpty() && !GROUP.matcher(group).matches()) {
            say(
                    report,
                    resource.get("group").orElse(resource),
                    "'" + group + "' is no API group",
                    "write the group without a version, such as apps");
        }
        boolean names = !resource.itemsAt("resourceNames").isEmpty();
        boolean kinds = !resource.itemsAt("resources").isEmpty();
        if (names && !kinds) {
            say(report, resource, "an audit rule has resourceNames, but no resources", "add resources");
        }
    }

    private static void say(RuleReport report, Place place, String fault, String fix) {
        report.value(place, "the API server will not start: " + fault, Fix.byHand(fix));
    }
}
