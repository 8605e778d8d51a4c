package dev.mcmgen.render.template;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A template that can be rendered.
 *
 * @param name what it makes and how a user names it, such as {@code rancher/cluster.yaml}
 * @param purpose what it makes, in the words of its first comment
 * @param overriddenBy the user's file that is used in its place
 */
public record TemplateInfo(String name, String purpose, Optional<Path> overriddenBy) {}
