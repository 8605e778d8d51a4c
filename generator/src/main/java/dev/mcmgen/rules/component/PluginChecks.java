package dev.mcmgen.rules.component;

import dev.mcmgen.catalog.Component;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;

/** The rule about admission plugins: the API server exits at a name that it does not have. */
final class PluginChecks {

    private static final List<String> FLAGS = List.of("enable-admission-plugins", "disable-admission-plugins");
    private static final String REMOVED = "PodSecurityPolicy";

    private PluginChecks() {}

    static void removed(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            boolean without = target.release().isPresent() && !target.has(ReleaseFeature.POD_SECURITY_POLICY_PLUGIN);
            for (Nodes nodes : without ? target.nodes() : List.<Nodes>of()) {
                for (Arguments.Argument argument :
                        nodes.arguments(Component.KUBE_APISERVER.configKey()).all()) {
                    if (argument.place().isPresent() && FLAGS.contains(argument.flag()) && names(argument)) {
                        report.value(
                                argument.place().get(),
                                "kube-apiserver will not start: it has no admission plugin " + REMOVED
                                        + " from Kubernetes 1.25 on",
                                Fix.byHand("take " + REMOVED + " out; Pod Security Admission has its place"));
                    }
                }
            }
        }
    }

    private static boolean names(Arguments.Argument argument) {
        return List.of(argument.text().split(",", -1)).contains(REMOVED);
    }
}
