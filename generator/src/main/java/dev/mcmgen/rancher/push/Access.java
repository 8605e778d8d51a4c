package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Resource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What the caller may do with one kind of object in one namespace. */
record Access(Resource resource, Set<Right> rights) {

    /** Something that one may do. */
    enum Right {
        GET,
        CREATE,
        UPDATE,
        PATCH,
        DELETE
    }

    /** Asks Rancher, once for each right; of an object that is there, by its name, as creators have rights to their own only. */
    static Access ask(KubernetesApi api, Resource resource, String namespace, String name) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Right right : Right.values()) {
            String named = right == Right.CREATE ? "" : name;
            if (api.may(right.name().toLowerCase(Locale.ROOT), resource, namespace, named)) {
                rights.add(right);
            }
        }
        return new Access(resource, rights);
    }

    boolean may(Right right) {
        return rights.contains(right);
    }
}
