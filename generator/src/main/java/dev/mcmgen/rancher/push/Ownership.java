package dev.mcmgen.rancher.push;

import static dev.mcmgen.rancher.api.KubernetesApi.MANAGER;

import dev.mcmgen.rancher.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which fields of a live object mcmgen owns. A field set by a POST or a PUT belongs to another owner than one that was applied,
 * although both are called {@code mcmgen}: an apply would meet itself as a stranger, and would take away nothing that the POST
 * set (live-rancher-2.15.md, "Server-side apply and create, in detail").
 */
record Ownership(ApiObject live) {

    private static final String APPLY = "Apply";
    private static final String CREATOR = "field.cattle.io/creatorId";

    private List<ApiObject> entries() {
        return live.objects("metadata", "managedFields");
    }

    private static boolean isOurs(ApiObject entry) {
        return entry.text("manager").equals(MANAGER)
                && entry.text("subresource").isEmpty();
    }

    /** Everything that mcmgen set, in whichever way. */
    FieldSet ours() {
        return all(true);
    }

    /** The same without what others have set, too: that stays when mcmgen no longer wants it. */
    FieldSet oursAlone() {
        return all(true).minus(all(false));
    }

    private FieldSet all(boolean ours) {
        FieldSet all = FieldSet.NONE;
        for (ApiObject entry : entries()) {
            if (isOurs(entry) == ours && entry.text("subresource").isEmpty()) {
                // The webhook notes the creator in whatever request makes the object; it is nobody's to take away.
                ApiObject fields = entry.object("fieldsV1").without("f:metadata", "f:annotations", "f:" + CREATOR);
                all = all.union(FieldSet.of(fields.fields()));
            }
        }
        return all;
    }

    /**
     * The list with what mcmgen set by POST and PUT as if it had been applied; empty where there is nothing of that kind.
     */
    Optional<List<Object>> allApplied() {
        FieldSet ours = ours();
        Optional<ApiObject> updated = entries().stream()
                .filter(entry -> isOurs(entry) && !entry.text("operation").equals(APPLY))
                .findFirst();
        if (updated.isEmpty()) {
            return Optional.empty();
        }
        List<Object> list = new ArrayList<>();
        list.add(updated.get()
                .with(APPLY, "operation")
                .with(ours.members(), "fieldsV1")
                .fields());
        entries().stream().filter(entry -> !isOurs(entry)).forEach(entry -> list.add(entry.fields()));
        return Optional.of(list);
    }
}
