package dev.mcmgen.rules.podsecurity;

import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.Optional;

/** The pod security template that a CIS profile needs in Rancher (hardening.md §6; derived there). */
final class TemplateCheck {

    private static final String TEMPLATE = "defaultPodSecurityAdmissionConfigurationTemplateName";

    private TemplateCheck() {}

    static void profileWithout(Subject subject, RuleReport report) {
        subject.targets().stream()
                .filter(TemplateCheck::hasNoTemplate)
                .forEach(target -> target.nodes().stream()
                        .filter(Nodes::isServer)
                        .filter(nodes -> nodes.setting("pod-security-admission-config-file")
                                        .isEmpty()
                                && nodes.arguments("kube-apiserver-arg")
                                        .last("admission-control-config-file")
                                        .isEmpty())
                        .flatMap(nodes -> nodes.cisProfile().flatMap(Setting::place).stream())
                        .findFirst()
                        .ifPresent(place -> report.value(
                                place,
                                "Rancher's agents will probably be refused in this cluster: with a CIS profile every namespace"
                                        + " but kube-system is restricted, and no pod security template exempts theirs",
                                Fix.byHand("write " + TEMPLATE + ": rancher-restricted in spec"))));
    }

    /** What was read from a Rancher runs already, and other releases have no such admission. */
    private static boolean hasNoTemplate(Target target) {
        Optional<Place> cluster = target.cluster().filter(c -> !c.exported()).map(Manifest::root);
        boolean admission = target.release()
                .filter(release -> target.catalog().facts(release).has(ReleaseFeature.POD_SECURITY_ADMISSION))
                .isPresent();
        return admission
                && cluster.filter(root -> root.at("spec", TEMPLATE)
                                .flatMap(Place::text)
                                .filter(name -> !name.isEmpty())
                                .isEmpty())
                        .isPresent();
    }
}
