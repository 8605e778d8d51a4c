package dev.mcmgen.rules.manifest;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about the documents of {@code additionalManifest} as Kubernetes objects (rancher-cluster.md §3.5, §4.2). */
final class ObjectChecks {

    private ObjectChecks() {}

    static void incomplete(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Place object : target.additionalObjects()) {
                String missing = missing(object);
                if (!missing.isEmpty()) {
                    report.value(
                            object,
                            "this will not be applied: " + missing,
                            Fix.byHand("every document needs apiVersion, kind and metadata.name"));
                }
            }
        }
    }

    /** What is missing, in words; empty text where nothing is. A list has no name, its items have. */
    private static String missing(Place object) {
        if (!object.isMapping()) {
            return "it is no object of Kubernetes";
        }
        List<String> missing = new ArrayList<>();
        if (object.text("apiVersion").isEmpty()) {
            missing.add("apiVersion");
        }
        if (object.text("kind").isEmpty()) {
            missing.add("kind");
        }
        Optional<Place> metadata = object.get("metadata");
        boolean named = metadata.isPresent()
                && !(metadata.get().text("name") + metadata.get().text("generateName")).isEmpty();
        if (!named && !object.text("kind").endsWith("List")) {
            missing.add("metadata.name");
        }
        return missing.isEmpty() ? "" : "it has no " + String.join(", no ", missing);
    }

    static void twice(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            Map<String, Place> seen = new HashMap<>();
            for (Place object : target.additionalObjects()) {
                Optional<Place> name = object.at("metadata", "name");
                if (name.isPresent() && missing(object).isEmpty()) {
                    String id = object.text("apiVersion") + " " + object.text("kind") + " "
                            + object.get("metadata").orElse(object).text("namespace") + "/"
                            + name.get().text().orElse("");
                    Place first = seen.putIfAbsent(id, name.get());
                    if (first != null && isFurtherDown(name.get(), first)) {
                        report.value(
                                name.get(),
                                "only one of two will be there: line "
                                        + first.valuePosition().line() + " holds the same object",
                                Fix.byHand("keep one of them, or rename it"));
                    }
                }
            }
        }
    }

    /** Whether both stand in one file, and are two. */
    private static boolean isFurtherDown(Place place, Place first) {
        return place.valuePosition().file().equals(first.valuePosition().file())
                && place.valuePosition().line() != first.valuePosition().line();
    }
}
