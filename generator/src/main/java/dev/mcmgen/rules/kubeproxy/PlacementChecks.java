package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.KubeProxyFlags;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.rules.ArgumentMove;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about arguments of kube-proxy that never reach it (ipvs-nodelocaldns.md §1, peers.md §2.3). */
final class PlacementChecks {

    private static final Map<String, String> COMPONENTS = Map.of(
            "kubelet-arg", "the kubelet",
            "kube-apiserver-arg", "the API server",
            "kube-controller-manager-arg", "the controller manager",
            "kube-scheduler-arg", "the scheduler",
            "kube-cloud-controller-manager-arg", "the cloud controller manager",
            "etcd-arg", "etcd");

    private final KubeProxyFlags flags;

    PlacementChecks(KubeProxyFlags flags) {
        this.flags = flags;
    }

    void otherKey(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.nodes()) {
                for (Entry entry : nodes.group().entries()) {
                    Optional<Place> place = base(entry.key()).equals(Proxy.KEY) ? Optional.empty() : nodes.place(entry);
                    if (place.isPresent()) {
                        otherKey(target, nodes, base(entry.key()), place.get(), report);
                    }
                }
            }
        }
    }

    private void otherKey(Target target, Nodes nodes, String key, Place written, RuleReport report) {
        List<Place> items = written.isList() ? written.items() : List.of(written);
        Optional<String> component = Optional.ofNullable(COMPONENTS.get(key));
        for (Place item : items) {
            String flag = flag(item);
            if (!flags.isOwn(flag)) {
                continue;
            }
            if (component.isEmpty()) {
                report.key(
                        written,
                        "kube-proxy will never see " + flag + ": nothing reads the key " + key,
                        rename(nodes, written, items));
                return;
            }
            report.value(
                    item,
                    component.get() + " will not start, and kube-proxy never sees this: " + flag
                            + " is a flag of kube-proxy",
                    new ArgumentMove(target, Proxy.KEY, "move it to " + Proxy.KEY).fromList(item, flags::isOwn));
        }
    }

    /** Where there is a list for kube-proxy already, only a person can join the two. */
    private Fix rename(Nodes nodes, Place written, List<Place> items) {
        String description = "name the key " + Proxy.KEY;
        boolean all = items.stream().allMatch(item -> flags.isOwn(flag(item)));
        return all && nodes.setting(Proxy.KEY).isEmpty()
                ? Fix.renameKey(description, written, Proxy.KEY)
                : Fix.byHand(description);
    }

    /** The flag that an item sets; empty text for what is no argument. */
    private static String flag(Place item) {
        return item.value() instanceof YamlScalar scalar ? Arguments.name(scalar.text()) : "";
    }

    private static String base(String key) {
        return key.endsWith("+") ? key.substring(0, key.length() - 1) : key;
    }
}
