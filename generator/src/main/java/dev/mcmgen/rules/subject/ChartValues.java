package dev.mcmgen.rules.subject;

/**
 * Values that somebody sets for a chart.
 *
 * @param chart the name, such as {@code rke2-coredns}
 * @param holder what to point at when the values as a whole are meant
 * @param values the mapping
 */
public record ChartValues(String chart, Source source, Place holder, Place values) {

    /** Where values can be written. */
    public enum Source {
        /** {@code spec.rkeConfig.chartValues} of the Cluster. */
        CHART_VALUES,
        /** A HelmChartConfig inside {@code spec.rkeConfig.additionalManifest}. */
        ADDITIONAL_MANIFEST,
        /** A HelmChartConfig that is an object of its own: for the server's manifests folder, or applied by hand. */
        MANIFEST
    }
}
