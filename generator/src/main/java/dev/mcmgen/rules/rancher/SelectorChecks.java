package dev.mcmgen.rules.rancher;

import dev.mcmgen.cluster.Fate;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules about {@code machineSelectorConfig} and about the labels that selectors see (F6, F12; §3.10). */
final class SelectorChecks {

    private static final String REGISTRY = "system-default-registry";
    private static final String SELECTORS = "/machineSelectorConfig/";

    /** The labels of machines that decide what a pool is, and the field that says the same. */
    private static final Map<String, String> ROLE_LABELS = Map.of(
            "rke.cattle.io/etcd-role", "etcdRole",
            "rke.cattle.io/control-plane-role", "controlPlaneRole",
            "rke.cattle.io/worker-role", "workerRole");

    private SelectorChecks() {}

    static void replacedLists(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (KeyStory story : target.stories()) {
                if (inSelector(story) && story.place().isList()) {
                    judgeList(story, target, report);
                }
            }
        }
    }

    /** Nodes by nodes: where a later selector takes the place of this one too, what it says counts. */
    private static void judgeList(KeyStory story, Target target, RuleReport report) {
        for (KeyStory.Use use : story.uses()) {
            Optional<Place> before = use.reaches() ? before(story, use.nodes(), target) : Optional.empty();
            if (before.isPresent()) {
                report.key(
                        story.place(),
                        use.nodes().words() + " will not get " + String.join(", ", lost(before.get(), story.place()))
                                + ": this list replaces the one of line "
                                + before.get().keyPosition().line() + ", nothing is merged",
                        Fix.byHand("write the whole list here, with what the nodes shall keep"));
                return;
            }
        }
    }

    /** The list that loses something on these nodes; the nearest one where there are several. */
    private static Optional<Place> before(KeyStory winner, Nodes nodes, Target target) {
        Optional<Place> found = Optional.empty();
        for (KeyStory story : target.stories()) {
            if (story.key().equals(winner.key())
                    && !lost(story.place(), winner.place()).isEmpty()) {
                for (KeyStory.Use use : story.uses()) {
                    if (use.nodes().equals(nodes) && use.fate() instanceof Fate.Overwritten) {
                        found = Optional.of(story.place());
                    }
                }
            }
        }
        return found;
    }

    /** The items of the first list whose flag, or whole text, the second one does not name. */
    private static List<String> lost(Place before, Place after) {
        Set<String> kept = new HashSet<>();
        for (Place item : after.items()) {
            kept.add(flag(item.text().orElse("")));
        }
        List<String> lost = new ArrayList<>();
        for (Place item : before.items()) {
            if (item.isText() && !kept.contains(flag(item.text().orElse("")))) {
                lost.add(item.text().orElse(""));
            }
        }
        return lost;
    }

    private static String flag(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? argument : argument.substring(0, equals);
    }

    static void registry(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (KeyStory story : target.stories()) {
                if (story.key().equals(REGISTRY)) {
                    judgeRegistry(story, target, report);
                }
            }
        }
    }

    /** Servers get the global value, else that of the first selector without labels; workers that of their selector. */
    private static void judgeRegistry(KeyStory story, Target target, RuleReport report) {
        String text = story.place().text().orElse("");
        if (!inSelector(story)) {
            if (text.isEmpty()) {
                report.key(
                        story.place(),
                        "an empty system-default-registry here switches Rancher's own setting off for this cluster",
                        Fix.byHand("keep it if that is meant; remove the line to use Rancher's setting"));
            }
            return;
        }
        boolean lostOnServers = story.uses().stream()
                .anyMatch(use -> use.nodes().isServer()
                        && use.fate() instanceof Fate.Overwritten
                        && !use.nodes().text(REGISTRY).equals(text));
        boolean labelled = labelled(story, target);
        if (lostOnServers) {
            report.key(
                    Severity.WARNING,
                    story.place(),
                    "servers will not use " + text + ": there the global value, or else the first selector without"
                            + " labels, wins over every other selector",
                    Fix.byHand("write the servers' registry into machineGlobalConfig"));
        } else if (labelled && story.uses().stream().anyMatch(use -> use.nodes().isServer() && use.reaches())) {
            report.key(
                    story.place(),
                    "servers will use Rancher's setting system-default-registry instead, if Rancher has one: it wins"
                            + " over a selector with labels",
                    Fix.byHand("write the servers' registry into machineGlobalConfig"));
        }
    }

    private static boolean labelled(KeyStory story, Target target) {
        String path = story.place().path();
        int from = path.indexOf(SELECTORS) + SELECTORS.length();
        String index = path.substring(from, path.indexOf('/', from));
        Optional<Place> selectors = target.at("spec", "rkeConfig", "machineSelectorConfig");
        for (Place item : selectors.isPresent() ? selectors.get().items() : List.<Place>of()) {
            if (item.name().equals(index) && item.get("machineLabelSelector").isPresent()) {
                return true;
            }
        }
        return false;
    }

    static void roleLabels(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (Place pool : target.pools()) {
                for (Place label : pool.fieldsAt("labels")) {
                    if (ROLE_LABELS.containsKey(label.name())) {
                        judgeLabel(pool, label, report);
                    }
                }
            }
        }
    }

    private static void judgeLabel(Place pool, Place label, RuleReport report) {
        String field = ROLE_LABELS.getOrDefault(label.name(), "");
        boolean becomes = label.text().equals(Optional.of("true"));
        if (becomes != pool.isTrue(field)) {
            String role = label.name().substring("rke.cattle.io/".length()).replace("-role", "");
            report.key(
                    label,
                    "Rancher will plan the machines of " + pool.text("name") + (becomes ? " with" : " without")
                            + " the " + role + " role: a pool's labels win over " + field,
                    Fix.byHand("remove the label, and set " + field));
        }
    }

    static void cniInSelector(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            boolean global = hasGlobalCni(target);
            for (KeyStory story : target.stories()) {
                String cni = story.uses().get(0).nodes().text("cni");
                boolean other = !cni.isEmpty() && !cni.equals("calico");
                if (story.key().equals("cni") && inSelector(story) && story.reaches() && other && !global) {
                    report.key(
                            story.place(),
                            "Rancher will wait for calico on every node, although they run " + cni
                                    + ": for its probe it reads cni in machineGlobalConfig only",
                            Fix.byHand("move cni to machineGlobalConfig"));
                }
            }
        }
    }

    private static boolean hasGlobalCni(Target target) {
        for (KeyStory story : target.stories()) {
            if (story.key().equals("cni") && !inSelector(story)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inSelector(KeyStory story) {
        return story.place().path().contains(SELECTORS);
    }
}
