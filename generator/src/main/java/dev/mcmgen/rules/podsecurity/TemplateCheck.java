package dev.mcmgen.rules.podsecurity;

import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
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
        for (Target target : subject.targets()) {
            Optional<Place> profile = hasNoTemplate(target) ? profile(target) : Optional.empty();
            if (profile.isPresent()) {
                report.value(
                        profile.get(),
                        "Rancher's agents will probably be refused in this cluster: with a CIS profile every namespace but"
                                + " kube-system is restricted, and no pod security template exempts theirs",
                        Fix.byHand("write " + TEMPLATE + ": rancher-restricted in spec"));
            }
        }
    }

    /** The first CIS profile of servers whose admission nobody configures in another way. */
    private static Optional<Place> profile(Target target) {
        for (Nodes nodes : target.nodes()) {
            Optional<Setting> profile = nodes.cisProfile();
            if (nodes.isServer()
                    && profile.isPresent()
                    && profile.get().place().isPresent()
                    && nodes.setting("pod-security-admission-config-file").isEmpty()
                    && nodes.arguments("kube-apiserver-arg")
                            .last("admission-control-config-file")
                            .isEmpty()) {
                return profile.get().place();
            }
        }
        return Optional.empty();
    }

    /** What was read from a Rancher runs already, and other releases have no such admission. */
    private static boolean hasNoTemplate(Target target) {
        Optional<Place> template = target.at("spec", TEMPLATE);
        return !target.isStandalone()
                && !target.isExported()
                && target.has(ReleaseFeature.POD_SECURITY_ADMISSION)
                && (template.isEmpty() || template.get().text().orElse("").isEmpty());
    }
}
