package dev.mcmgen.rules.rancher;

import dev.mcmgen.catalog.RancherFacts.ArgumentHandling;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.ReleaseFacts;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about what the webhook does to {@code kube-apiserver-arg}, and what undoes it (F8, §2.2, §3.7, §3.10). */
final class ApiServerChecks {

    private static final String KEY = "kube-apiserver-arg";
    private static final String OPTION = "admission-control-config-file";
    private static final String FILE = "/config/rancher-psact.yaml";

    private ApiServerChecks() {}

    static void refused(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            Optional<Place> global = target.isExported() || handling(target) != ArgumentHandling.EXACT
                    ? Optional.empty()
                    : target.at("spec", "rkeConfig", "machineGlobalConfig");
            for (Place field : global.isPresent() ? global.get().fields() : List.<Place>of()) {
                if (field.name().equals(KEY) && !usable(field)) {
                    report.key(
                            target.isRancherNamed() || !isNull(field) ? Severity.ERROR : Severity.WARNING,
                            field,
                            "Rancher will refuse the cluster: kube-apiserver-arg is a list that is not empty, or text",
                            Fix.byHand("remove the line, or write a list of name=value"));
                }
            }
        }
    }

    private static boolean usable(Place field) {
        return field.text().isPresent() || !field.items().isEmpty();
    }

    private static boolean isNull(Place field) {
        return field.value() instanceof YamlScalar scalar && scalar.isNull();
    }

    static void podSecurityReplaced(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            String template = template(target);
            for (KeyStory story : template.isEmpty() ? List.<KeyStory>of() : target.stories()) {
                if (story.key().equals(KEY) && lacksOption(story)) {
                    report.key(
                            story.place(),
                            "the cluster will run without the pod security template " + template
                                    + ": this list replaces the one into which Rancher puts its file",
                            Fix.byHand("write the arguments into machineGlobalConfig, where Rancher adds its own"));
                }
            }
        }
    }

    private static boolean lacksOption(KeyStory story) {
        for (KeyStory.Use use : story.uses()) {
            if (use.reaches()
                    && use.nodes().has(Role.CONTROLPLANE)
                    && use.nodes().arguments(KEY).last(OPTION).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    static void podSecurityFile(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            boolean template = !template(target).isEmpty();
            for (KeyStory story : target.stories()) {
                for (Place item : story.key().equals(KEY) ? arguments(story.place()) : List.<Place>of()) {
                    judgeFile(item, template, target, report);
                }
            }
        }
    }

    private static void judgeFile(Place item, boolean template, Target target, RuleReport report) {
        String text = item.text().orElse("");
        boolean option = text.startsWith(OPTION + "=") || text.startsWith("--" + OPTION + "=");
        boolean ranchers = text.endsWith(FILE);
        boolean exported = target.isExported();
        if (option && template && !ranchers) {
            report.value(
                    item,
                    "the pod security template and this file cannot both take effect: Rancher sets the same option to"
                            + " its own file",
                    Fix.byHand("remove the argument, or the template"));
        } else if (option && ranchers && !template && !exported) {
            report.value(
                    Severity.WARNING,
                    item,
                    "Rancher will take this argument away: no pod security template is named",
                    Fix.byHand(
                            "set spec.defaultPodSecurityAdmissionConfigurationTemplateName, or remove the argument"));
        }
    }

    static void collapsed(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            ArgumentHandling handling = handling(target);
            boolean touched = handling == ArgumentHandling.KEY_VALUE
                    || (handling == ArgumentHandling.MAP && !template(target).isEmpty());
            Optional<Place> list =
                    touched ? target.at("spec", "rkeConfig", "machineGlobalConfig", KEY) : Optional.empty();
            if (list.isPresent()) {
                judgeAll(
                        arguments(list.get()),
                        target.isRancherNamed() ? "this Rancher" : "a Rancher that offers this release",
                        report);
            }
        }
    }

    private static void judgeAll(List<Place> arguments, String who, RuleReport report) {
        for (int i = 0; i < arguments.size(); i++) {
            Place item = arguments.get(i);
            String text = item.text().orElse("");
            int equals = text.indexOf('=');
            if (equals < 0) {
                report.value(
                        item,
                        who + " will take '" + text + "' out of kube-apiserver-arg: it keeps name=value only",
                        Fix.replaceValue("write " + text + "=true", item, text + "=true"));
            } else if (arguments.subList(i + 1, arguments.size()).stream()
                    .anyMatch(later -> later.text().orElse("").startsWith(text.substring(0, equals + 1)))) {
                report.value(
                        item,
                        who + " will keep only the last of several " + text.substring(0, equals)
                                + " in kube-apiserver-arg",
                        Fix.byHand("write the argument once, or use a Rancher from 2.11.7, 2.12.3 or 2.13.0 on"));
            }
        }
    }

    private static List<Place> arguments(Place list) {
        List<Place> items = new ArrayList<>(list.items());
        if (list.text().isPresent()) {
            items.add(list);
        }
        return items;
    }

    /** What the webhook of the named Rancher does; else that of the last Rancher which offers the release. */
    private static ArgumentHandling handling(Target target) {
        Optional<String> named = target.isRancherNamed() ? target.effective().rancher() : Optional.empty();
        Optional<RancherVersion> rancher = named.isPresent() ? RancherVersion.find(named.get()) : Optional.empty();
        Optional<ReleaseFacts> facts = target.facts();
        if (rancher.isEmpty() && facts.isPresent()) {
            rancher = facts.get().offeredTo();
        }
        return target.catalog()
                .rancher()
                .apiServerArguments(rancher.orElse(target.catalog().rancher().newestPlanner()));
    }

    /** The name of the pod security template; empty text where there is none. */
    private static String template(Target target) {
        Optional<Place> name = target.at("spec", "defaultPodSecurityAdmissionConfigurationTemplateName");
        return name.isPresent() ? name.get().text().orElse("") : "";
    }
}
