package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;

/** Which object, such as {@code Cluster fleet-default/prod-01}. */
public record ObjectName(String kind, String namespace, String name) {

    public static ObjectName of(ApiObject object) {
        return new ObjectName(object.kind(), object.namespace(), object.name());
    }

    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
