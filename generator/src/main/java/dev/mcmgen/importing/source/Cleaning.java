package dev.mcmgen.importing.source;

import dev.mcmgen.catalog.ClusterFields;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.schema.Fault;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of a Cluster what is not its user's: what servers write, what Rancher's webhook puts in for a pod security
 * template, orders that were carried out, nulls, and fields that no Cluster has.
 */
final class Cleaning {

    private static final Set<String> NAMED = Set.of("/metadata/labels", "/metadata/annotations");

    private final SourceObject object;
    private final ClusterFields fields;
    private final List<Note> leftOut;
    private final String podSecurityArgument;
    private final boolean podSecurity;
    private final Set<JsonPointer> unknown = new HashSet<>();

    /** @param leftOut takes what of the user's has no effect */
    Cleaning(SourceObject object, ClusterFields fields, List<Note> leftOut) {
        this.object = object;
        this.fields = fields;
        this.leftOut = leftOut;
        Part spec = object.part().part("spec");
        Distribution distribution =
                spec.text("kubernetesVersion").contains("k3s") ? Distribution.K3S : Distribution.RKE2;
        this.podSecurityArgument =
                "admission-control-config-file=" + distribution.configurationFolder() + "/config/rancher-psact.yaml";
        this.podSecurity = !spec.text("defaultPodSecurityAdmissionConfigurationTemplateName")
                .isEmpty();
    }

    /** A server that had the field is newer than what is known here; from a file it may as well be a slip. */
    private String whyUnknown() {
        boolean ofServer =
                object.live() || !object.part().part("metadata").text("uid").isEmpty();
        return ofServer
                ? "this mcmgen does not know the field, and no spec of it can have it"
                : "no Cluster has this field, and the API server drops it";
    }

    YamlMapping cleaned(YamlMapping tree) {
        YamlMapping typed = (YamlMapping) withoutServers(JsonPointer.ROOT, tree);
        for (Fault fault : SchemaCheck.against("rancher-cluster", "cluster").faults(typed)) {
            if (fault.kind() == Fault.Kind.UNKNOWN_FIELD && !fields.isInFreeMap(fault.field())) {
                unknown.add(fault.field());
                fault.field()
                        .resolve(typed)
                        .filter(value -> says(value.toData()))
                        .ifPresent(value -> leftOut.add(new Note(
                                object.place(fault.field()), fault.field().toString(), whyUnknown())));
            }
        }
        return (YamlMapping) withoutUnknown(JsonPointer.ROOT, typed);
    }

    /** Whether there is anything in it; forms of old consoles leave empty fields. */
    private static boolean says(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(Cleaning::says);
        }
        return value instanceof List<?> list ? list.stream().anyMatch(Cleaning::says) : !value.equals("");
    }

    private YamlNode withoutServers(JsonPointer at, YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            List<YamlMapping.Entry> entries = new ArrayList<>();
            for (YamlMapping.Entry entry : mapping.entries()) {
                JsonPointer field = at.child(entry.name());
                if (isUsers(at, field, entry)) {
                    entries.add(new YamlMapping.Entry(entry.key(), withoutServers(field, entry.value())));
                }
            }
            return new YamlMapping(mapping.position(), entries);
        }
        if (node instanceof YamlSequence sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (int i = 0; i < sequence.items().size(); i++) {
                YamlNode item = sequence.items().get(i);
                if (!isOfPodSecurity(at, item)) {
                    items.add(withoutServers(at.child(i), item));
                }
            }
            return new YamlSequence(sequence.position(), items);
        }
        return node;
    }

    private boolean isUsers(JsonPointer owner, JsonPointer field, YamlMapping.Entry entry) {
        if (fields.isServerOwned(field)
                || (NAMED.contains(owner.toString()) && fields.isServerOwnedName(entry.name()))) {
            return false;
        }
        boolean isNull = entry.value() instanceof YamlScalar scalar && scalar.isNull();
        if (isNull && !fields.isInFreeMap(field)) {
            return false;
        }
        fields.operation(field)
                .ifPresent(reason -> leftOut.add(new Note(object.place(field), field.toString(), reason)));
        return fields.operation(field).isEmpty() && !isOnlyPodSecurity(field, entry.value());
    }

    /** A list with nothing but what the webhook puts in, and puts in again. */
    private boolean isOnlyPodSecurity(JsonPointer field, YamlNode value) {
        return value instanceof YamlSequence list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(item -> isOfPodSecurity(field, item));
    }

    private boolean isOfPodSecurity(JsonPointer list, YamlNode item) {
        List<String> path = list.tokens();
        if (path.size() < 3 || !path.get(1).equals("rkeConfig")) {
            return false;
        }
        if (path.get(2).equals("machineSelectorFiles") && path.size() == 3) {
            return Part.root(item.toData()).parts("fileSources").stream()
                    .anyMatch(source -> source.part("secret")
                            .text("name")
                            .equals(object.name() + "-admission-configuration-psact"));
        }
        boolean global = path.get(2).equals("machineGlobalConfig");
        boolean selector = path.get(2).equals("machineSelectorConfig") && podSecurity;
        return (global || selector)
                && path.get(path.size() - 1).equals("kube-apiserver-arg")
                && item.toData().equals(podSecurityArgument);
    }

    private YamlNode withoutUnknown(JsonPointer at, YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            List<YamlMapping.Entry> entries = new ArrayList<>();
            for (YamlMapping.Entry entry : mapping.entries()) {
                JsonPointer field = at.child(entry.name());
                if (!unknown.contains(field)) {
                    entries.add(new YamlMapping.Entry(entry.key(), withoutUnknown(field, entry.value())));
                }
            }
            return new YamlMapping(mapping.position(), entries);
        }
        if (node instanceof YamlSequence sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (int i = 0; i < sequence.items().size(); i++) {
                items.add(withoutUnknown(at.child(i), sequence.items().get(i)));
            }
            return new YamlSequence(sequence.position(), items);
        }
        return node;
    }
}
