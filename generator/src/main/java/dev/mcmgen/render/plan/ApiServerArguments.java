package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.RancherFacts.ArgumentHandling;
import dev.mcmgen.spec.Pool;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Arguments of the API server that Rancher's webhook handles itself. It owns the file of the pod security template, and
 * older ones rewrite the whole list: they lose arguments without a value and all but one of the same name.
 */
final class ApiServerArguments implements Concern {

    private static final String POD_SECURITY = "admission-control-config-file";

    @Override
    public void addTo(Draft draft) {
        check(draft, draft.spec().args().apiServer(), "/spec/args/apiServer");
        draft.spec()
                .roles()
                .forEach((role, settings) ->
                        check(draft, settings.args().apiServer(), "/spec/roles/" + role.word() + "/args/apiServer"));
        List<Pool> pools = draft.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            check(draft, pools.get(i).args().apiServer(), "/spec/pools/" + i + "/args/apiServer");
        }
    }

    private static void check(Draft draft, List<String> arguments, String field) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = Arguments.name(arguments.get(i));
            if (name.equals(POD_SECURITY)
                    && HardeningConcern.podSecurityTemplate(draft).isPresent()) {
                draft.refuse(
                        field + "/" + i,
                        "pod-security/two-files",
                        "this argument names the file of the pod security template, which follows from the template",
                        "remove it, or use a template of your own in hardening.podSecurityTemplate");
            }
            if (!names.add(name) && isRewritten(draft)) {
                draft.refuse(
                        field + "/" + i,
                        "rancher/argument-repeated",
                        "Rancher " + draft.rancher().map(Object::toString).orElse("")
                                + " keeps only one argument of the API server named " + name,
                        "write it once, or use Rancher 2.11.7, 2.12.3 or newer");
            }
        }
    }

    private static boolean isRewritten(Draft draft) {
        return draft.isForRancher()
                && draft.rancher()
                        .filter(version ->
                                draft.catalog().rancher().apiServerArguments(version) != ArgumentHandling.EXACT)
                        .isPresent();
    }
}
