package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.RancherFacts;
import dev.mcmgen.spec.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The pod security configuration of a standalone cluster: the same as the template of Rancher that the spec names, so
 * that the cluster can be imported. RKE2's own file exempts no namespace of Rancher's and is written anew at every start.
 */
final class PodSecurity {

    private static final String FIELD = "/spec/hardening/podSecurityTemplate";
    /** The key of config.yaml; on standalone servers the user may set it, where no template is named. */
    static final String KEY = "pod-security-admission-config-file";

    private PodSecurity() {}

    /** Whether the user of a standalone cluster brings the file; hardening.md §2.1. */
    static boolean isOwn(Draft draft) {
        return !draft.isForRancher()
                && draft.spec().hardening().podSecurityTemplate().isEmpty()
                && (draft.spec().config().containsKey(KEY)
                        || draft.spec().roles().values().stream()
                                .anyMatch(settings -> settings.config().containsKey(KEY)));
    }

    static void addTo(Draft draft, String template) {
        boolean restricted = template.equals(HardeningConcern.RESTRICTED);
        if (!restricted && !template.equals("rancher-privileged")) {
            draft.refuse(
                    FIELD,
                    "pod-security/unknown-template",
                    "the template " + template + " lies in a Rancher, and this cluster is made without one",
                    "use rancher-restricted or rancher-privileged, or leave the line out");
            return;
        }
        String path = HardeningConcern.nodeFile(draft, file(draft));
        if (!draft.isRke2()) {
            draft.set(Nodes.ALL, "kube-apiserver-arg", List.of("admission-control-config-file=" + path), FIELD);
        } else if (draft.catalog()
                .configKeys(draft.release().distribution())
                .accepts(KEY, draft.release(), NodeRole.SERVER)) {
            draft.set(new Scope.WithRole(Role.CONTROLPLANE), KEY, path, FIELD);
        } else {
            draft.refuse(
                    FIELD,
                    "pod-security/not-in-release",
                    draft.release() + " has pod security policies and no pod security admission file",
                    "leave the line out, or take a release from 1.25 on");
            return;
        }
        draft.podSecurity(
                new PodSecurityPlan(path, restricted ? "restricted" : "privileged", exempt(draft, restricted)));
    }

    private static List<String> exempt(Draft draft, boolean restricted) {
        if (!restricted) {
            return List.of();
        }
        List<String> namespaces =
                new ArrayList<>(draft.catalog().facts(draft.release()).psaExemptNamespaces());
        RancherFacts facts = draft.catalog().rancher();
        facts.restrictedExemptions(draft.rancher().orElse(facts.newestPlanner())).stream()
                .filter(namespace -> !namespaces.contains(namespace))
                .forEach(namespaces::add);
        return namespaces;
    }

    /** The name of the file in the node's configuration folder; rke2-pss.yaml belongs to RKE2. */
    private static String file(Draft draft) {
        return draft.release().distribution().id() + "-pss-custom.yaml";
    }
}
