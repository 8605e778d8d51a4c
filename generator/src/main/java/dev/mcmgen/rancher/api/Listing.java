package dev.mcmgen.rancher.api;

import dev.mcmgen.rancher.ApiObject;
import java.util.List;

/**
 * The objects that were asked for.
 *
 * @param hidden whether this user may not see them, so that none does not mean that there are none
 */
public record Listing(List<ApiObject> objects, boolean hidden) {

    static final Listing HIDDEN = new Listing(List.of(), true);

    public Listing {
        objects = List.copyOf(objects);
    }
}
