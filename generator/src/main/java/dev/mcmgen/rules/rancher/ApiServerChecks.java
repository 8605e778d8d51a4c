package dev.mcmgen.rules.rancher;

import dev.mcmgen.catalog.RancherFacts.ArgumentHandling;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Manifest;
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
            Optional<Manifest> cluster = target.cluster().filter(manifest -> !manifest.exported());
            boolean exact = handling(target).equals(Optional.of(ArgumentHandling.EXACT));
            cluster
                    .filter(manifest -> exact)
                    .flatMap(manifest -> manifest.root().at("spec", "rkeConfig", "machineGlobalConfig"))
                    .map(Place::fields)
                    .orElse(List.of())
                    .stream()
                    .filter(field -> field.name().equals(KEY) && !usable(field))
                    .forEach(field -> report.key(
                            target.isRancherNamed() || !isNull(field) ? Severity.ERROR : Severity.WARNING,
                            field,
                            "Rancher will refuse the cluster: kube-apiserver-arg is a list that is not empty, or text",
                            Fix.byHand("remove the line, or write a list of name=value")));
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
            if (template(target).isEmpty()) {
                continue;
            }
            for (KeyStory story : target.stories()) {
                boolean without = story.key().equals(KEY)
                        && story.uses().stream()
                                .anyMatch(use -> use.reaches()
                                        && use.nodes().has(Role.CONTROLPLANE)
                                        && use.nodes().arguments(KEY).all().stream()
                                                .noneMatch(argument ->
                                                        argument.flag().equals(OPTION)));
                if (without) {
                    report.key(
                            story.place(),
                            "the cluster will run without the pod security template "
                                    + template(target).orElse("")
                                    + ": this list replaces the one into which Rancher puts its file",
                            Fix.byHand("write the arguments into machineGlobalConfig, where Rancher adds its own"));
                }
            }
        }
    }

    static void podSecurityFile(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            boolean template = template(target).isPresent();
            for (KeyStory story : target.stories()) {
                if (story.key().equals(KEY)) {
                    arguments(story.place()).forEach(item -> judgeFile(item, template, target, report));
                }
            }
        }
    }

    private static void judgeFile(Place item, boolean template, Target target, RuleReport report) {
        String text = item.text().orElse("");
        boolean option = text.startsWith(OPTION + "=") || text.startsWith("--" + OPTION + "=");
        boolean ranchers = text.endsWith(FILE);
        boolean exported = target.cluster().filter(Manifest::exported).isPresent();
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
            Optional<ArgumentHandling> handling = handling(target);
            boolean touched = handling.equals(Optional.of(ArgumentHandling.KEY_VALUE))
                    || (handling.equals(Optional.of(ArgumentHandling.MAP))
                            && template(target).isPresent());
            if (touched) {
                target.cluster()
                        .flatMap(cluster -> cluster.root().at("spec", "rkeConfig", "machineGlobalConfig", KEY))
                        .map(ApiServerChecks::arguments)
                        .ifPresent(arguments -> judgeAll(
                                arguments,
                                target.isRancherNamed() ? "this Rancher" : "a Rancher that offers this release",
                                report));
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
    private static Optional<ArgumentHandling> handling(Target target) {
        Optional<RancherVersion> last = target.release()
                .flatMap(release -> target.catalog().facts(release).offeredTo());
        Optional<RancherVersion> named =
                target.effective().rancher().flatMap(RancherVersion::find).filter(rancher -> target.isRancherNamed());
        return named.or(() -> last)
                .or(() -> Optional.of(target.catalog().rancher().newestPlanner()))
                .map(rancher -> target.catalog().rancher().apiServerArguments(rancher));
    }

    private static Optional<String> template(Target target) {
        return target.cluster()
                .flatMap(cluster -> cluster.root().at("spec", "defaultPodSecurityAdmissionConfigurationTemplateName"))
                .flatMap(Place::text)
                .filter(name -> !name.isEmpty());
    }
}
