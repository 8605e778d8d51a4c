package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The part of an object that Rancher's own types describe, as the schemas of {@code schemas/} expect it from mcmgen:
 * without nulls, which mean the same as a missing field, without the contents of the free maps, which Rancher's planner
 * judges and not the API server, and without what servers and user interfaces add to what was written.
 */
final class TypedPart {

    /** Maps whose content no type describes (x-kubernetes-preserve-unknown-fields in the CRD). */
    private static final Set<String> FREE = Set.of(
            "/spec/rkeConfig/machineGlobalConfig",
            "/spec/rkeConfig/machineSelectorConfig/*/config",
            "/spec/rkeConfig/chartValues",
            "/metadata/annotations",
            "/metadata/labels",
            "/metadata/managedFields",
            "/metadata/ownerReferences",
            "/status");

    /** Added by Steve to what it serves (rancher-api.md), by the form of the UI, or of Ranchers before 2.9. */
    private static final Set<String> HARMLESS = Set.of(
            "/id",
            "/type",
            "/links",
            "/actions",
            "/metadata/fields",
            "/metadata/relationships",
            "/metadata/state",
            "/metadata/clusterName",
            "/metadata/initializers",
            "/spec/defaultPodSecurityPolicyTemplateName",
            "/spec/rkeConfig/machinePools/*/hostnamePrefix");

    private TypedPart() {}

    static YamlMapping of(YamlMapping object) {
        return (YamlMapping) typed(object, "");
    }

    private static YamlNode typed(YamlNode node, String path) {
        if (node instanceof YamlMapping mapping) {
            boolean free = FREE.contains(path);
            List<YamlMapping.Entry> entries = new ArrayList<>();
            for (YamlMapping.Entry entry : mapping.entries()) {
                String inner = path + "/" + entry.name();
                if (!free && !HARMLESS.contains(inner) && !isNull(entry.value())) {
                    entries.add(new YamlMapping.Entry(entry.key(), typed(entry.value(), inner)));
                }
            }
            return new YamlMapping(mapping.position(), entries);
        }
        if (node instanceof YamlSequence sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (YamlNode item : FREE.contains(path) ? List.<YamlNode>of() : sequence.items()) {
                items.add(typed(item, path + "/*"));
            }
            return new YamlSequence(sequence.position(), items);
        }
        return node;
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.isNull();
    }
}
