package dev.mcmgen.rules.snapshot;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about snapshots of etcd. */
public final class SnapshotRules {

    private SnapshotRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("snapshots/s3-endpoint-scheme", StoreChecks::endpoint),
                new Rule("snapshots/s3-bucket-missing", StoreChecks::bucket),
                new Rule("node/store-beside-secret", NodeStoreChecks::secret),
                new Rule("snapshots/values-ignored", StoreChecks::ignored));
    }
}
