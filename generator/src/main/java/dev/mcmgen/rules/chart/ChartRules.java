package dev.mcmgen.rules.chart;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about charts and additional manifests. */
public final class ChartRules {

    private ChartRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("rancher/additional-manifest-unreadable", ChartChecks::manifest),
                new Rule("chart/no-mapping", ManagedChartChecks::noMapping),
                new Rule("chart/cluster-id", ManagedChartChecks::clusterId),
                new Rule("chart/storage-configured-twice", ManagedChartChecks::forcedStorage),
                new Rule("chart/configured-twice", ChartChecks::configuredTwice),
                new Rule("chart/values-unreadable", ChartChecks::values),
                new Rule("chart/not-in-release", PackagedChartChecks::ofRke2),
                new Rule("chart/not-packaged", PackagedChartChecks::notPackaged),
                new Rule("chart/config-namespace", PackagedChartChecks::namespace),
                new Rule("chart/api-version", PackagedChartChecks::apiVersion));
    }
}
