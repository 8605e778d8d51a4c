package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.change.DesiredCluster;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a Rancher has of the objects that are wanted.
 *
 * @param lookups by wanted object
 */
public record LiveCluster(Map<ApiObject, Lookup> lookups) {

    static LiveCluster read(KubernetesApi api, DesiredCluster desired) {
        Map<ApiObject, Lookup> lookups = new LinkedHashMap<>();
        for (ApiObject object : desired.objects()) {
            lookups.put(object, api.find(Resource.of(object), object.namespace(), object.name()));
        }
        return new LiveCluster(lookups);
    }

    /** What came of looking for a wanted object. */
    public Lookup of(ApiObject desired) {
        return lookups.getOrDefault(desired, new Lookup.Absent());
    }
}
