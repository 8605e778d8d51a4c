package dev.mcmgen.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The JSON Schemas (2020-12) that mcmgen brings: the files of {@code schemas/}, packed beside the classes. */
public final class Schemas {

    /** The schema of a ClusterSpec. */
    public static final String CLUSTER_SPEC = "cluster-spec";

    /** The schema of a fleet file. */
    public static final String FLEET = "fleet";

    private static final List<String> NAMES = List.of(
            CLUSTER_SPEC,
            FLEET,
            "audit-policy",
            "baseline",
            "catalog-arguments",
            "catalog-charts",
            "catalog-cluster-fields",
            "catalog-component-flags",
            "catalog-config-keys",
            "catalog-feature-gates",
            "catalog-host",
            "catalog-key-rules",
            "catalog-known-bad",
            "catalog-kube-proxy-flags",
            "catalog-machine-drivers",
            "catalog-operating-systems",
            "catalog-profiles",
            "catalog-rancher",
            "catalog-release-facts",
            "catalog-releases",
            "catalog-schedulers",
            "cloud-config",
            "cluster-status",
            "diff",
            "effective",
            "findings",
            "helm-chart-config",
            "k3s-config",
            "kubernetes-object",
            "machine-config",
            "machine-files",
            "pod-security-admission",
            "progress-event",
            "rancher-cluster",
            "registries",
            "rke2-config",
            "vmwarevsphereconfig",
            "waivers");

    private Schemas() {}

    /** Every name; {@code NAME.schema.json} is the file. The spec's own come first. */
    public static List<String> names() {
        return NAMES;
    }

    /** The text of a schema; empty where none has that name. */
    public static Optional<String> find(String name) {
        return NAMES.contains(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /**
     * The text of a schema.
     *
     * @throws IllegalArgumentException where none has that name, which is a mistake of the program
     */
    public static String text(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name + ".schema.json")) {
            if (in == null) {
                throw new IllegalArgumentException("no schema " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
