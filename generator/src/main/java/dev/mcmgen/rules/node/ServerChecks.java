package dev.mcmgen.rules.node;

import dev.mcmgen.catalog.ConfigKey;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about what servers must agree on, and how nodes join (rke2-config.md §1.4, §4.2). */
final class ServerChecks {

    /** What is not compared when a server joins, and must agree in practice; and what is compared only in part. */
    private static final Set<String> UNCOMPARED = Set.of("cni", "disable-kube-proxy", "cloud-provider-name");

    private ServerChecks() {}

    static void unequal(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            List<Nodes> servers = target.linuxNodes();
            servers.removeIf(nodes -> !nodes.isServer());
            boolean provided = haveCloudProvider(servers, target);
            for (ConfigKey key : target.catalog()
                    .configKeys(target.effective().distribution())
                    .all()) {
                boolean implied = provided && key.name().equals("disable-cloud-controller");
                if ((key.equalOnServers() || UNCOMPARED.contains(key.name())) && !implied) {
                    compare(key, servers, report);
                }
            }
        }
    }

    private static boolean haveCloudProvider(List<Nodes> servers, Target target) {
        for (Nodes nodes : servers) {
            if (!hasCloudProvider(nodes, target)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a cloud provider turns the embedded cloud controller off, whatever its own key says. */
    private static boolean hasCloudProvider(Nodes nodes, Target target) {
        boolean any = target.release().isEmpty() || target.has(ReleaseFeature.ANY_CLOUD_PROVIDER_DISABLES_CCM);
        return any
                && !(nodes.text("cloud-provider-name").isEmpty()
                        && nodes.text("cloud-provider-config").isEmpty());
    }

    private static void compare(ConfigKey key, List<Nodes> servers, RuleReport report) {
        boolean set = false;
        for (Nodes nodes : servers) {
            set = set || nodes.setting(key.name()).isPresent();
            if (Certainty.mayBeOverridden(nodes)) {
                return;
            }
        }
        if (!set) {
            return;
        }
        Nodes first = servers.get(0);
        for (Nodes other : servers) {
            if (!value(key, other).equals(value(key, first))) {
                Optional<Place> place = other.placeOf(key.name()).or(() -> first.placeOf(key.name()));
                boolean compared = !UNCOMPARED.contains(key.name());
                place.ifPresent(at -> report.key(
                        compared && areThere(first, other) ? Severity.ERROR : Severity.WARNING,
                        at,
                        compared
                                ? "servers will not join: " + key.name() + " is not the same on " + first.words()
                                        + " and " + other.words()
                                : key.name() + " is not the same on " + first.words() + " and " + other.words()
                                        + ", and nobody checks it when a server joins",
                        Fix.byHand("write one value for all servers, in machineGlobalConfig")));
                return;
            }
        }
    }

    /** A cluster without pools need not have nodes of every combination of roles. */
    private static boolean areThere(Nodes first, Nodes other) {
        return !first.group().pool().isEmpty() && !other.group().pool().isEmpty();
    }

    /** What holds on the nodes; the default where nothing is set. */
    private static List<String> value(ConfigKey key, Nodes nodes) {
        Optional<Setting> setting = nodes.setting(key.name());
        if (setting.isEmpty()) {
            String words = key.defaultText();
            return words.isEmpty() ? List.of() : List.of(words.split(" ", 2)[0]);
        }
        if (!key.isList()) {
            return List.of(
                    key.type().equals("bool")
                            ? String.valueOf(setting.get().isTrue())
                            : setting.get().text());
        }
        List<String> items = new ArrayList<>();
        for (String text : setting.get().texts()) {
            items.addAll(key.commaSplit() ? List.of(text.split(",", -1)) : List.of(text));
        }
        return items;
    }

    static void address(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (KeyStory story : target.isStandalone() ? target.stories() : List.<KeyStory>of()) {
                String text = story.place().text().orElse("");
                Distribution distribution = target.effective().distribution();
                String wrong = distribution == Distribution.RKE2 ? ":6443" : ":9345";
                boolean port = text.endsWith(wrong) || text.endsWith(wrong + "/");
                if (story.key().equals("server") && (port || text.startsWith("http://"))) {
                    report.value(
                            story.place(),
                            "the node will not join: " + distribution.label() + " listens on port "
                                    + distribution.supervisorPort() + " for nodes, with https",
                            Fix.byHand("write https://HOST:" + distribution.supervisorPort()));
                }
            }
        }
    }
}
