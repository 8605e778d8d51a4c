package dev.mcmgen.rules.chart;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.schema.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about values for charts that a release does not bring along (rke2-config.md §4.3, §5, §6). */
final class PackagedChartChecks {

    private static final String CONFIG = "HelmChartConfig";
    private static final String OF_RKE2 = "rke2-";

    private PackagedChartChecks() {}

    /** A chart of RKE2 on K3s; that of the cluster DNS has a rule of its own. */
    static void ofRke2(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Place name : target.isRke2() ? List.<Place>of() : named(target)) {
                String chart = chart(name);
                boolean dns = chart.equals(target.catalog().charts().dns());
                if (chart.startsWith(OF_RKE2) && !dns && !isInstalled(target, chart)) {
                    report.key(
                            name,
                            "nothing will come of these values: K3s has no chart " + chart,
                            Fix.byHand("remove them, or install what you need by a HelmChart"));
                }
            }
        }
    }

    static void notPackaged(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            List<String> bundled = target.isRke2() && target.release().isPresent()
                    ? target.catalog().charts().bundled(target.release().get())
                    : List.of();
            for (Place name : bundled.isEmpty() ? List.<Place>of() : named(target)) {
                String chart = chart(name);
                if (!bundled.contains(chart) && !isInstalled(target, chart)) {
                    report.key(
                            name,
                            "nothing will come of these values: "
                                    + target.release().get() + " brings no chart " + chart
                                    + " along, and no HelmChart here installs one",
                            Fix.byHand(NearestWord.find(chart, bundled)
                                    .map(word -> "did you mean " + word + "?")
                                    .orElse("remove them")));
                }
            }
        }
    }

    static void namespace(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            List<Place> objects = target.additionalObjects();
            for (Place object : objects) {
                if (object.text("kind").equals(CONFIG)) {
                    judgeNamespace(object, target, report);
                }
            }
        }
    }

    private static void judgeNamespace(Place object, Target target, RuleReport report) {
        String ours = target.catalog().charts().namespace();
        Optional<Place> namespace = object.at("metadata", "namespace");
        Optional<Place> metadata = object.get("metadata");
        String name = metadata.isPresent() ? metadata.get().text("name") : "";
        boolean bundled = target.release().isPresent()
                && target.catalog().charts().bundled(target.release().get()).contains(name);
        String written = namespace.isPresent() ? metadata.orElse(object).text("namespace") : ours;
        if (bundled && !written.equals(ours)) {
            report.value(
                    namespace.orElse(object),
                    "the chart " + name + " will not get these values: it lies in " + ours + ", and values count in the"
                            + " same namespace only",
                    Fix.replaceValue("write " + ours, namespace.orElse(object), ours));
        }
    }

    static void apiVersion(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Place object : target.additionalObjects()) {
                String kind = object.text("kind");
                String version = object.text("apiVersion");
                boolean helm = kind.equals(CONFIG) || kind.equals("HelmChart");
                if (helm && !version.isEmpty() && !version.equals("helm.cattle.io/v1")) {
                    Place place = object.get("apiVersion").orElse(object);
                    report.value(
                            place,
                            "this will not be applied: a " + kind + " is of helm.cattle.io/v1",
                            Fix.replaceValue("write helm.cattle.io/v1", place, "helm.cattle.io/v1"));
                }
            }
        }
    }

    /** The places that name a chart to set values for: keys of chartValues with values, and names of HelmChartConfigs. */
    private static List<Place> named(Target target) {
        List<Place> names = new ArrayList<>();
        if (target.cluster().isPresent()) {
            Optional<Place> values = target.cluster().get().root().at("spec", "rkeConfig", "chartValues");
            for (Place chart : values.isPresent() ? values.get().fields() : List.<Place>of()) {
                if (!chart.fields().isEmpty()) {
                    names.add(chart);
                }
            }
        }
        for (Place object : target.additionalObjects()) {
            Optional<Place> name = object.at("metadata", "name");
            if (object.text("kind").equals(CONFIG)
                    && name.isPresent()
                    && name.get().text().isPresent()) {
                names.add(name.get());
            }
        }
        return names;
    }

    private static String chart(Place name) {
        return name.isMapping() ? name.name() : name.text().orElse("");
    }

    private static boolean isInstalled(Target target, String chart) {
        for (Place object : target.additionalObjects()) {
            Optional<Place> metadata = object.get("metadata");
            if (object.text("kind").equals("HelmChart")
                    && metadata.isPresent()
                    && metadata.get().text("name").equals(chart)) {
                return true;
            }
        }
        return false;
    }
}
