package dev.mcmgen.spec;

import java.util.Optional;

/**
 * Kubernetes objects that the cluster starts with.
 *
 * @param content their YAML
 * @param file where it was read from, as the spec names it; empty where the spec holds the content
 */
public record Manifest(String name, String content, Optional<String> file) {

    static Manifest from(Fields fields) {
        return new Manifest(fields.requiredText("name"), fields.textOrFile("content", "file"), fields.text("file"));
    }
}
