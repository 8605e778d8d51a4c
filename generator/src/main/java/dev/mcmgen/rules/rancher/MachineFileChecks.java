package dev.mcmgen.rules.rancher;

import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.DeliveredFile;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about {@code machineSelectorFiles} (rancher-cluster.md §3.6, §3.10). */
final class MachineFileChecks {

    private static final Pattern OCTAL = Pattern.compile("[0-7]{3,4}");
    private static final Pattern BOOT = Pattern.compile("/(etc|usr/lib|run)/(sysctl|modules-load)\\.d/.*");
    private static final String POD_SECURITY = "/etc/rancher/rke2/rke2-pss.yaml";

    /** A Secret or ConfigMap of a file source. */
    private record Source(String kind, Place place) {

        List<Place> items() {
            return place.itemsAt("items");
        }
    }

    private MachineFileChecks() {}

    static void items(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (Source source : sources(target)) {
                if (source.items().isEmpty() && !source.place().text("name").isEmpty()) {
                    report.key(
                            source.place(),
                            "no file will be written: of the " + source.kind() + " "
                                    + source.place().text("name")
                                    + " only the listed items become files, and none is listed",
                            Fix.byHand("list items, each with key and path"));
                }
            }
        }
    }

    static void emptyFiles(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            List<Source> sources = sources(target);
            Map<String, Optional<String>> contents = sources.isEmpty() ? Map.of() : contents(target);
            for (Source source : sources) {
                for (Place item : source.items()) {
                    boolean empty = contents.getOrDefault(item.text("path"), Optional.empty())
                            .equals(Optional.of(""));
                    if (empty) {
                        report.value(
                                item.get("key").orElse(item),
                                "the file " + item.text("path") + " will be empty: the " + source.kind() + " "
                                        + source.place().text("name") + " holds nothing under " + item.text("key"),
                                Fix.byHand("correct the key, or add it to the " + source.kind()));
                    }
                }
            }
        }
    }

    private static Map<String, Optional<String>> contents(Target target) {
        Map<String, Optional<String>> contents = new HashMap<>();
        for (NodeGroup group : target.effective().groups()) {
            for (NodeFile file : group.files()) {
                contents.put(file.path(), file.content());
            }
        }
        return contents;
    }

    /** Files that RKE2 and K3s read as YAML; what it means for the configuration itself, node/no-start says. */
    static void unreadable(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            String registries = target.effective().distribution().configurationFolder() + "/registries.yaml";
            for (DeliveredFile file : target.deliveredFiles()) {
                boolean manifest = file.path().contains("/server/manifests/");
                if (manifest || file.path().equals(registries)) {
                    unreadable(
                            file,
                            manifest
                                    ? "nothing of this will be applied: "
                                    : "the nodes will not know these registries: ",
                            report);
                }
            }
        }
    }

    private static void unreadable(DeliveredFile file, String consequence, RuleReport report) {
        Place.Embedded inside = file.holder().embedded();
        for (Problem problem : inside.template() ? List.<Problem>of() : inside.problems()) {
            report.at(
                    problem.position(),
                    file.holder().path() + "#",
                    consequence + file.path() + " cannot be read: " + problem.message(),
                    Fix.ofHint(problem.hint()));
        }
    }

    static void permissions(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (Source source : sources(target)) {
                permissions(source.place().get("defaultPermissions"), report);
                for (Place item : source.items()) {
                    permissions(item.get("permissions"), report);
                }
            }
        }
    }

    private static void permissions(Optional<Place> place, RuleReport report) {
        String text = place.isPresent() ? place.get().text().orElse("") : "";
        if (!text.isEmpty() && !OCTAL.matcher(text).matches()) {
            report.value(
                    place.orElseThrow(),
                    "the file will probably not be written: the agent reads permissions as octal digits",
                    Fix.byHand("write them like \"0600\""));
        }
    }

    static void samePath(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (Place entry : entries(target)) {
                Map<String, Place> seen = new HashMap<>();
                for (Source source : sources(entry)) {
                    for (Place item : source.items()) {
                        String path = item.text("path");
                        Place first = seen.putIfAbsent(path, item);
                        if (first != null && !path.isEmpty()) {
                            report.value(
                                    item,
                                    "the nodes will have this " + path + " and not that of line "
                                            + first.valuePosition().line() + ": both are written, in order",
                                    Fix.byHand("keep one of the two"));
                        }
                    }
                }
            }
        }
    }

    static void lateFiles(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (Source source : sources(target)) {
                for (Place item : source.items()) {
                    lateFile(item, report);
                }
            }
        }
    }

    private static void lateFile(Place item, RuleReport report) {
        Place path = item.get("path").orElse(item);
        if (BOOT.matcher(item.text("path")).matches()) {
            report.value(
                    path,
                    "nothing will read this file before RKE2 starts for the first time: it is written after the machine"
                            + " has booted",
                    Fix.byHand("put it into the machine's template or into cloudConfig, and load it there"));
        } else if (item.text("path").equals(POD_SECURITY)) {
            report.value(
                    path,
                    "RKE2 will write over this file at every start",
                    Fix.byHand("use another path, and a pod security template that names it"));
        }
    }

    static void twoSources(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (Place entry : entries(target)) {
                for (Place source : entry.itemsAt("fileSources")) {
                    if (!source.textAt("secret", "name").isEmpty()
                            && !source.textAt("configMap", "name").isEmpty()) {
                        report.value(
                                Severity.ERROR,
                                source,
                                "Rancher will not plan this cluster: an entry of fileSources names a Secret and a"
                                        + " ConfigMap",
                                Fix.byHand("make two entries of it"));
                    }
                }
            }
        }
    }

    private static List<Place> entries(Target target) {
        Optional<Place> list = target.at("spec", "rkeConfig", "machineSelectorFiles");
        return list.isPresent() ? list.get().items() : List.of();
    }

    private static List<Source> sources(Target target) {
        List<Source> sources = new ArrayList<>();
        for (Place entry : entries(target)) {
            sources.addAll(sources(entry));
        }
        return sources;
    }

    private static List<Source> sources(Place entry) {
        List<Source> sources = new ArrayList<>();
        for (Place source : entry.itemsAt("fileSources")) {
            Optional<Place> secret = source.get("secret");
            if (secret.isPresent()) {
                sources.add(new Source("Secret", secret.get()));
            }
            Optional<Place> configMap = source.get("configMap");
            if (configMap.isPresent()) {
                sources.add(new Source("ConfigMap", configMap.get()));
            }
        }
        return sources;
    }
}
