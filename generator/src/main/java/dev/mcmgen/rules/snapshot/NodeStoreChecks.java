package dev.mcmgen.rules.snapshot;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.Optional;

/** Rules about the store of snapshots in a node's own file (rke2-config.md §4.3 "etcd snapshots"). */
final class NodeStoreChecks {

    private static final String SECRET = "etcd-s3-config-secret";
    private static final String STORE = "etcd-s3-";

    private NodeStoreChecks() {}

    static void secret(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.nodes()) {
                Optional<Setting> secret = nodes.setting(SECRET);
                if (secret.isPresent() && secret.get().place().isPresent()) {
                    judge(nodes, secret.get(), report);
                }
            }
        }
    }

    private static void judge(Nodes nodes, Setting secret, RuleReport report) {
        for (String key : nodes.group().config().keySet()) {
            if (key.startsWith(STORE) && !key.equals(SECRET)) {
                report.key(
                        secret.place().get(),
                        "the Secret will not be read: it counts only where no other etcd-s3 value is set, and " + key
                                + " is",
                        Fix.byHand("put all values into the Secret, or leave it out"));
                return;
            }
        }
    }
}
