package dev.mcmgen.catalog;

import java.util.Locale;

/** A Kubernetes distribution that Rancher provisions. Paths and ports: knowledge page rke2-config.md, §1.3, §4.2, §6. */
public enum Distribution {
    RKE2("RKE2", 9345),
    K3S("K3s", 6443);

    private final String label;
    private final int supervisorPort;

    Distribution(String label, int supervisorPort) {
        this.label = label;
        this.supervisorPort = supervisorPort;
    }

    /** The name as its makers write it. */
    public String label() {
        return label;
    }

    /** The name in paths, unit names and version suffixes: {@code rke2} or {@code k3s}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The folder of {@code config.yaml}, {@code config.yaml.d} and {@code registries.yaml}. */
    public String configurationFolder() {
        return "/etc/rancher/" + id();
    }

    /** Where the data lies unless {@code data-dir} says otherwise. */
    public String dataFolder() {
        return "/var/lib/rancher/" + id();
    }

    /** The TCP port of {@code server: https://<host>:<port>}. */
    public int supervisorPort() {
        return supervisorPort;
    }
}
