package dev.mcmgen.spec;

import java.util.Map;
import java.util.Optional;

/**
 * What the cluster is called.
 *
 * @param name the name of the Cluster object; a DNS label
 * @param workspace the Fleet workspace, which is the namespace of every object; {@code fleet-default} where absent
 * @param description shown in Rancher
 * @param labels labels of the Cluster object
 * @param annotations annotations of the Cluster object
 */
public record Metadata(
        String name,
        Optional<String> workspace,
        Optional<String> description,
        Map<String, String> labels,
        Map<String, String> annotations) {

    static Metadata from(Fields fields) {
        return new Metadata(
                fields.requiredText("name"),
                fields.text("workspace"),
                fields.text("description"),
                fields.textMap("labels"),
                fields.textMap("annotations"));
    }
}
