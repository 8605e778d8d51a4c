package dev.mcmgen.render;

/** How the objects for Rancher are laid out in files. */
public enum Layout {
    /** {@code rancher/<name>.yaml}: one stream, what Import YAML takes. */
    STREAM,
    /** One file for each object; {@code rancher/cluster.yaml} alone is what Edit as YAML takes. */
    SPLIT
}
