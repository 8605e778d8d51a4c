package dev.mcmgen.rules.pools;

import dev.mcmgen.cluster.Entry;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a selector takes any machine at all. Selectors see the labels of Machine objects, not those of nodes
 * (rancher-cluster.md §1.4; peers.md §2.3).
 */
final class SelectorMatchChecks {

    private static final String SELECTORS = "machineSelectorConfig";
    private static final String NODE_ROLE = "node-role.kubernetes.io/";

    private SelectorMatchChecks() {}

    static void withoutMachines(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            Optional<Manifest> cluster = target.cluster();
            Optional<Place> selectors =
                    cluster.isPresent() ? cluster.get().root().at("spec", "rkeConfig", SELECTORS) : Optional.empty();
            if (selectors.isPresent() && target.effective().error().isEmpty()) {
                judge(selectors.get(), !cluster.get().pools().isEmpty(), target, report);
            }
        }
    }

    private static void judge(Place selectors, boolean pools, Target target, RuleReport report) {
        Set<Integer> matched = new HashSet<>();
        for (Nodes nodes : target.nodes()) {
            for (Entry entry : nodes.group().entries()) {
                if (entry.origin().isPresent()) {
                    addIndex(entry.origin().get().path().tokens(), matched);
                }
            }
        }
        List<Place> all = selectors.items();
        for (int i = 0; i < all.size(); i++) {
            Optional<Place> selector = all.get(i).get("machineLabelSelector");
            Optional<Place> config = all.get(i).get("config");
            boolean holds = config.isPresent() && !config.get().fields().isEmpty();
            if (holds && selector.isPresent() && !matched.contains(i)) {
                Optional<String> nodeLabel = nodeLabel(selector.get());
                if (nodeLabel.isPresent() || pools) {
                    report.key(
                            nodeLabel.isPresent() && pools ? Severity.ERROR : Severity.WARNING,
                            selector.get(),
                            "nothing of this will reach a machine: "
                                    + nodeLabel
                                            .map(label -> label + " is a label of nodes, and selectors see those of"
                                                    + " Machines")
                                            .orElse("no pool has these labels"),
                            Fix.byHand("select by rke.cattle.io/control-plane-role: \"true\" (etcd-role, worker-role),"
                                    + " or by rke.cattle.io/rke-machine-pool-name"));
                }
            }
        }
    }

    private static void addIndex(List<String> path, Set<Integer> matched) {
        int at = path.indexOf(SELECTORS);
        if (at >= 0 && at + 1 < path.size()) {
            matched.add(Integer.valueOf(path.get(at + 1)));
        }
    }

    private static Optional<String> nodeLabel(Place selector) {
        for (Place label : selector.get("matchLabels").map(Place::fields).orElse(List.of())) {
            if (label.name().startsWith(NODE_ROLE)) {
                return Optional.of(label.name());
            }
        }
        for (Place expression :
                selector.get("matchExpressions").map(Place::items).orElse(List.of())) {
            if (expression.text("key").startsWith(NODE_ROLE)) {
                return Optional.of(expression.text("key"));
            }
        }
        return Optional.empty();
    }
}
