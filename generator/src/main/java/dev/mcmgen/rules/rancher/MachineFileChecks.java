package dev.mcmgen.rules.rancher;

import dev.mcmgen.cluster.NodeFile;
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
import java.util.stream.Stream;

/** Rules about {@code machineSelectorFiles} (rancher-cluster.md §3.6, §3.10). */
final class MachineFileChecks {

    private static final Pattern OCTAL = Pattern.compile("[0-7]{3,4}");
    private static final Pattern BOOT = Pattern.compile("/(etc|usr/lib|run)/(sysctl|modules-load)\\.d/.*");
    private static final String POD_SECURITY = "/etc/rancher/rke2/rke2-pss.yaml";

    /** A Secret or ConfigMap of a file source. */
    private record Source(String kind, Place place) {

        List<Place> items() {
            return place.get("items").map(Place::items).orElse(List.of());
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
            Map<String, Optional<String>> contents = new HashMap<>();
            target.effective().groups().stream()
                    .flatMap(group -> group.files().stream())
                    .forEach((NodeFile file) -> contents.put(file.path(), file.content()));
            for (Source source : sources(target)) {
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

    /** Files that RKE2 and K3s read as YAML; what it means for the configuration itself, node/no-start says. */
    static void unreadable(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            String folder = target.effective().distribution().configurationFolder();
            for (DeliveredFile file : target.deliveredFiles()) {
                boolean manifest = file.path().contains("/server/manifests/");
                Place.Embedded inside = file.holder().embedded();
                if ((manifest || file.path().equals(folder + "/registries.yaml")) && !inside.template()) {
                    for (Problem problem : inside.problems()) {
                        report.at(
                                problem.position(),
                                file.holder().path() + "#",
                                (manifest
                                                ? "nothing of this will be applied: "
                                                : "the nodes will not know these registries: ")
                                        + file.path() + " cannot be read: " + problem.message(),
                                Optional.of(problem.hint())
                                        .filter(hint -> !hint.isEmpty())
                                        .map(Fix::byHand));
                    }
                }
            }
        }
    }

    static void permissions(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            sources(target).stream()
                    .flatMap(source -> Stream.concat(
                            source.place().get("defaultPermissions").stream(),
                            source.items().stream().flatMap(item -> item.get("permissions").stream())))
                    .filter(place -> place.text()
                            .filter(text ->
                                    !text.isEmpty() && !OCTAL.matcher(text).matches())
                            .isPresent())
                    .forEach(place -> report.value(
                            place,
                            "the file will probably not be written: the agent reads permissions as octal digits",
                            Fix.byHand("write them like \"0600\"")));
        }
    }

    static void samePath(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (Place entry : entries(target)) {
                Map<String, Place> seen = new HashMap<>();
                for (Source source : sources(entry)) {
                    for (Place item : source.items()) {
                        String path = item.text("path");
                        Optional<Place> first = Optional.ofNullable(seen.putIfAbsent(path, item));
                        first.filter(place -> !path.isEmpty())
                                .ifPresent(place -> report.value(
                                        item,
                                        "the nodes will have this " + path + " and not that of line "
                                                + place.valuePosition().line() + ": both are written, in order",
                                        Fix.byHand("keep one of the two")));
                    }
                }
            }
        }
    }

    static void lateFiles(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            sources(target).stream()
                    .flatMap(source -> source.items().stream())
                    .flatMap(item -> item.get("path").stream())
                    .forEach(path -> {
                        String text = path.text().orElse("");
                        if (BOOT.matcher(text).matches()) {
                            report.value(
                                    path,
                                    "nothing will read this file before RKE2 starts for the first time: it is written"
                                            + " after the machine has booted",
                                    Fix.byHand("put it into the machine's template or into cloudConfig, and load it"
                                            + " there"));
                        } else if (text.equals(POD_SECURITY)) {
                            report.value(
                                    path,
                                    "RKE2 will write over this file at every start",
                                    Fix.byHand("use another path, and a pod security template that names it"));
                        }
                    });
        }
    }

    static void twoSources(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            entries(target).stream()
                    .flatMap(entry -> entry.get("fileSources").stream())
                    .flatMap(list -> list.items().stream())
                    .filter(source -> named(source, "secret") && named(source, "configMap"))
                    .forEach(source -> report.value(
                            Severity.ERROR,
                            source,
                            "Rancher will not plan this cluster: an entry of fileSources names a Secret and a ConfigMap",
                            Fix.byHand("make two entries of it")));
        }
    }

    private static boolean named(Place source, String field) {
        return source.at(field, "name")
                .flatMap(Place::text)
                .filter(name -> !name.isEmpty())
                .isPresent();
    }

    private static List<Place> entries(Target target) {
        return target.cluster()
                .flatMap(cluster -> cluster.root().at("spec", "rkeConfig", "machineSelectorFiles"))
                .map(Place::items)
                .orElse(List.of());
    }

    private static List<Source> sources(Target target) {
        return entries(target).stream()
                .flatMap(entry -> sources(entry).stream())
                .toList();
    }

    private static List<Source> sources(Place entry) {
        List<Source> sources = new ArrayList<>();
        for (Place source : entry.get("fileSources").map(Place::items).orElse(List.of())) {
            source.get("secret").ifPresent(place -> sources.add(new Source("Secret", place)));
            source.get("configMap").ifPresent(place -> sources.add(new Source("ConfigMap", place)));
        }
        return sources;
    }
}
