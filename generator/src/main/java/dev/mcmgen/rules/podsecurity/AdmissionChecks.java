package dev.mcmgen.rules.podsecurity;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about the file that configures Pod Security admission: kubernetes pod-security-admission/admission/api. */
final class AdmissionChecks {

    private static final String STOPS = "the API server will not start: ";
    private static final Pattern VERSION = Pattern.compile("latest|v1\\.\\d+");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Set<String> LEVELS = Set.of("privileged", "baseline", "restricted");
    private static final Pattern TYPE =
            Pattern.compile("pod-security\\.admission\\.config\\.k8s\\.io/v1(alpha1|beta1)?");
    private static final Pattern KIND = Pattern.compile("AdmissionConfiguration");
    private static final Pattern INNER_KIND = Pattern.compile("PodSecurityConfiguration");
    private static final Pattern OUTER =
            Pattern.compile("apiserver\\.config\\.k8s\\.io/v1(alpha1|beta1)?|apiserver\\.k8s\\.io/v1alpha1");

    private AdmissionChecks() {}

    static void unreadable(Subject subject, RuleReport report) {
        for (AdmissionFile file : AdmissionFile.all(subject)) {
            Place.Embedded inside = file.holder().embedded();
            for (Problem problem : inside.template() ? List.<Problem>of() : inside.problems()) {
                report.at(
                        problem.position(),
                        file.holder().path() + "#",
                        STOPS + "its admission configuration cannot be read: " + problem.message(),
                        Fix.ofHint(problem.hint()));
            }
        }
    }

    static void configuration(Subject subject, RuleReport report) {
        for (AdmissionFile file : AdmissionFile.all(subject)) {
            Optional<Place> root = file.root();
            if (root.isPresent()) {
                expect(root.get(), "apiVersion", OUTER, "apiserver.config.k8s.io/v1", report);
                expect(root.get(), "kind", KIND, "AdmissionConfiguration", report);
            }
            Optional<Place> config = file.podSecurity();
            if (config.isPresent()) {
                podSecurity(config.get(), report);
            }
        }
    }

    private static void podSecurity(Place config, RuleReport report) {
        expect(config, "apiVersion", TYPE, "pod-security.admission.config.k8s.io/v1", report);
        expect(config, "kind", INNER_KIND, "PodSecurityConfiguration", report);
        for (Place field : config.fieldsAt("defaults")) {
            level(field, report);
        }
        Optional<Place> list = config.at("exemptions", "namespaces");
        if (list.isPresent()) {
            namespaces(list.get(), report);
        }
    }

    private static void expect(Place root, String field, Pattern form, String right, RuleReport report) {
        if (!form.matcher(root.text(field)).matches()) {
            say(report, root.get(field).orElse(root), field + " is not " + right, "write " + field + ": " + right);
        }
    }

    private static void level(Place field, RuleReport report) {
        String text = field.text().orElse("");
        boolean version = field.name().endsWith("-version");
        boolean right = version ? VERSION.matcher(text).matches() : LEVELS.contains(text);
        if (!right && Set.of("enforce", "audit", "warn").contains(field.name().replace("-version", ""))) {
            say(
                    report,
                    field,
                    "'" + text + "' is no " + (version ? "version" : "level") + " of pod security",
                    version ? "write latest, or a minor such as v1.30" : "write privileged, baseline or restricted");
        }
    }

    private static void namespaces(Place list, RuleReport report) {
        Set<String> seen = new HashSet<>();
        for (Place item : list.items()) {
            String name = item.text().orElse("");
            if (!NAMESPACE.matcher(name).matches()) {
                say(report, item, "'" + name + "' is no name of a namespace; there are no patterns here", "name it");
            } else if (!seen.add(name)) {
                say(report, item, "the namespace " + name + " is exempt twice", "remove one of the two");
            }
        }
    }

    private static void say(RuleReport report, Place place, String fault, String fix) {
        report.value(place, STOPS + "in its admission configuration " + fault, Fix.byHand(fix));
    }

    static void exemptions(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.nodes()) {
                List<AdmissionFile> files = new ArrayList<>(AdmissionFile.named(nodes, target));
                Optional<CloudConfig> config = subject.userDataOf(target, nodes);
                if (config.isPresent()
                        && config.get().text().valuePosition().file().equals(subject.file())) {
                    files.addAll(AdmissionFile.all(config.get()));
                }
                exemptions(files, nodes, target, report);
            }
        }
    }

    private static void exemptions(List<AdmissionFile> files, Nodes nodes, Target target, RuleReport report) {
        for (AdmissionFile file : files) {
            Optional<Place> podSecurity = file.podSecurity();
            if (podSecurity.isPresent()
                    && Set.of("restricted", "baseline")
                            .contains(podSecurity.get().textAt("defaults", "enforce"))) {
                missing(podSecurity.get(), nodes, target, report);
            }
        }
    }

    private static void missing(Place config, Nodes nodes, Target target, RuleReport report) {
        Optional<Place> list = config.at("exemptions", "namespaces");
        List<String> exempt = new ArrayList<>();
        for (Place item : config.itemsAt("exemptions", "namespaces")) {
            exempt.add(item.text().orElse(""));
        }
        List<String> needed = new ArrayList<>(List.of("kube-system"));
        if (!target.isStandalone()) {
            needed.addAll(List.of("cattle-system", "cattle-fleet-system"));
        }
        if (nodes.texts("cni").contains("calico")) {
            needed.add("tigera-operator");
        }
        needed.removeAll(exempt);
        if (!needed.isEmpty()) {
            report.value(
                    list.or(() -> config.get("exemptions")).orElse(config),
                    "pods of the system will be refused: " + String.join(", ", needed)
                            + " would have to meet the same level as everybody's pods",
                    Fix.byHand("add them to exemptions.namespaces"));
        }
    }
}
