package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;
import java.util.List;
import java.util.Optional;

/**
 * A file for machines.
 *
 * @param path where it lies on the machine
 * @param body its text, or the object of the user's that holds it
 * @param permissions octal, such as {@code 0600}
 * @param dynamic whether a change of it leaves RKE2 running
 * @param roles the nodes that it is for, by role; empty: every role
 * @param pools the nodes that it is for, by pool; empty: every pool
 */
public record PlannedFile(
        String path, Body body, String permissions, boolean dynamic, List<Role> roles, List<String> pools) {

    /** What a file holds. */
    public sealed interface Body {}

    /** Text that stands in the rendered output. */
    public record Text(String text) implements Body {}

    /**
     * A key of an object in the cluster's namespace that the user made; its content is never read.
     *
     * @param kind {@code secret} or {@code configMap}, as Rancher names them
     */
    public record Reference(String kind, String name, String key) implements Body {}

    /** The text where it stands in the rendered output. */
    public Optional<String> text() {
        return body instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
