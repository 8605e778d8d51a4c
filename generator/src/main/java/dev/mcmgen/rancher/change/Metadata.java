package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.change.Node.Branch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Labels and annotations as far as they are the manifest's: those that it names, and those that mcmgen set and it no longer
 * names. Everything else in metadata is the server's (rancher-api.md §4).
 */
final class Metadata {

    static final String CREATOR = "field.cattle.io/creatorId";

    private static final List<String> KINDS = List.of("labels", "annotations");

    /** Annotations and labels that Rancher or kubectl keeps for itself; some are consumed, and never seen again. */
    private static final Set<String> RANCHERS_OWN = Set.of(
            CREATOR,
            "provisioning.cattle.io/management-cluster-display-name",
            "provisioning.cattle.io/enable-scheduling-customization",
            "provisioning.cattle.io/enable-fleet-scheduling-customization",
            "kubectl.kubernetes.io/last-applied-configuration",
            "ownerBindingsCreated",
            "rke.cattle.io/init-node-machine-id");

    /** Written by Rancher when it is upgraded; a manifest may name it. */
    private static final String PRIME = "provisioning.cattle.io/rke2-prime-enabled";

    private Metadata() {}

    /** What is wanted. */
    static Node wanted(ApiObject desired, ApiObject live) {
        return read(desired, desired, live);
    }

    /** What is there of it. */
    static Node live(ApiObject desired, ApiObject live) {
        return read(live, desired, live);
    }

    private static Node read(ApiObject object, ApiObject desired, ApiObject live) {
        FieldOwners owners = new FieldOwners(live);
        Map<String, Node> metadata = new LinkedHashMap<>();
        for (String kind : KINDS) {
            Set<String> compared = new TreeSet<>();
            desired.object("metadata", kind).fields().keySet().stream()
                    .filter(name -> isCompared(name, desired, live))
                    .forEach(compared::add);
            live.object("metadata", kind).fields().keySet().stream()
                    .filter(name -> !isRanchersOwn(name) && !name.equals(PRIME))
                    .filter(name -> owners.isOurs(FieldPath.of("metadata", kind).field(name)))
                    .forEach(compared::add);
            Map<String, Node> entries = new LinkedHashMap<>();
            object.object("metadata", kind).fields().forEach((name, value) -> {
                if (compared.contains(name)) {
                    entries.put(name, Shape.LITERAL.read(value));
                }
            });
            metadata.put(kind, new Branch(entries, false));
        }
        return new Branch(metadata, false);
    }

    /** The creator may go and never change, so that only another one is a difference. */
    private static boolean isCompared(String name, ApiObject desired, ApiObject live) {
        if (name.equals(CREATOR)) {
            String creator = live.annotation(CREATOR);
            return !creator.isEmpty() && !creator.equals(desired.annotation(CREATOR));
        }
        return !isRanchersOwn(name);
    }

    private static boolean isRanchersOwn(String name) {
        return RANCHERS_OWN.contains(name) || name.startsWith("objectset.rio.cattle.io/");
    }
}
