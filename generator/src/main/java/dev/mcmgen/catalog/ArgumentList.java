package dev.mcmgen.catalog;

import java.util.Collections;
import java.util.Map;

/**
 * The configuration keys that Rancher lets through for one release; every other key is dropped without a word.
 *
 * @param server allowed on nodes with etcd or control plane, in addition to {@code agent}
 * @param agent allowed on every node
 * @param basis how sure that is
 * @param source where the list was read
 */
public record ArgumentList(Map<String, Argument> server, Map<String, Argument> agent, Basis basis, String source) {

    /** How the list of a release was found. */
    public sealed interface Basis {

        /** The list of exactly this release. */
        record Exact() implements Basis {}

        /** The release is newer than every list; this is the newest known state at or below it, named by release. */
        record NewestBelow(Release list) implements Basis {}

        /** The release is in no list: Rancher then uses the union of all its lists. */
        record Union() implements Basis {}
    }

    public ArgumentList {
        server = Collections.unmodifiableMap(server);
        agent = Collections.unmodifiableMap(agent);
    }

    /** Whether the key reaches a node of that role. */
    public boolean allows(String key, NodeRole role) {
        return agent.containsKey(key) || (role == NodeRole.SERVER && server.containsKey(key));
    }
}
