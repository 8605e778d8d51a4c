package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RefusedException;
import dev.mcmgen.rancher.api.NormanApi;
import dev.mcmgen.rancher.change.DesiredCluster;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a cluster by the action {@code importYaml} of the v3 API, for administrators who have a reason to. Weaker than the other
 * way in every respect: it is {@code kubectl apply} without a dry run, stops nowhere, may end half-way, and leaves a token behind
 * at each call (rancher-api.md §2).
 */
public final class ImportYaml {

    /** What to know before it is used. */
    public static final String WEAKNESSES =
            "importYaml tries nothing first, goes on after a failure, takes fields of others"
                    + " without a word, and leaves a token of yours behind";

    private final NormanApi norman;

    public ImportYaml(NormanApi norman) {
        this.norman = norman;
    }

    /**
     * Sends all objects in one body.
     *
     * @return a line for each object, as kubectl says it
     * @throws RefusedException with what kubectl said; a part may have been done
     */
    public List<String> write(DesiredCluster desired) {
        // Each document is JSON, which every YAML reader takes for the same.
        String documents = desired.objects().stream().map(ApiObject::json).collect(Collectors.joining("---\n"));
        try {
            return norman.importYaml(documents, desired.namespace());
        } catch (RefusedException e) {
            throw new RefusedException(
                    e.error(),
                    "importYaml failed, possibly after a part was done: "
                            + e.error().sentence(),
                    e.hint().isEmpty() ? "mend what it says, and push again" : e.hint());
        }
    }
}
