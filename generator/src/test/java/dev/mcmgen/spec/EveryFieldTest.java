package dev.mcmgen.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.mcmgen.schema.Schemas;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema, the records and {@code every-field.yaml} know the same fields. */
class EveryFieldTest {

    /** Components whose field excludes another one that the file has. */
    private static final Set<String> ALTERNATIVES = Set.of(
            "AuditPolicy.file",
            "MachineFile.file",
            "MachineFile.configMap",
            "MachineFile.pools",
            "Pool.machineConfig",
            "PodDisruptionBudget.maxUnavailable");

    @Test
    void everyFieldOfTheFileIsInARecord() throws IOException {
        ClusterSpec spec = Specs.READER.read(Specs.resource("every-field.yaml")).spec();

        Map<String, Boolean> filled = new TreeMap<>();
        collect(spec, filled);

        assertThat(filled).hasSizeGreaterThan(150);
        List<String> empty = filled.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(empty).containsExactlyInAnyOrderElementsOf(ALTERNATIVES);
    }

    /** Notes for each component of a record, and of those inside, whether it has a value at least once. */
    private static void collect(Object owner, Map<String, Boolean> filled) {
        for (RecordComponent component : owner.getClass().getRecordComponents()) {
            Collection<?> parts = parts(get(component, owner));
            filled.merge(
                    owner.getClass().getSimpleName() + "." + component.getName(), !parts.isEmpty(), Boolean::logicalOr);
            parts.stream().filter(EveryFieldTest::isOurs).forEach(part -> collect(part, filled));
        }
    }

    private static boolean isOurs(Object value) {
        return value.getClass().isRecord() && value.getClass().getPackage().equals(ClusterSpec.class.getPackage());
    }

    private static Collection<?> parts(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.stream().toList();
        }
        if (value instanceof Map<?, ?> map) {
            return map.values();
        }
        return value instanceof Collection<?> collection ? collection : List.of(value);
    }

    private static Object get(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            return fail(e);
        }
    }

    @Test
    void everyFieldOfTheSchemaIsInARecord() {
        JsonNode schema = new JsonMapper().readTree(Schemas.text(Schemas.CLUSTER_SPEC));
        JsonNode root = schema.path("properties");
        compare(schema, "metadata", root.path("metadata"), Metadata.class);
        Set<String> spec = names(root.path("spec"));
        spec.add("metadata");
        assertThat(components(ClusterSpec.class)).isEqualTo(spec);
        for (RecordComponent component : ClusterSpec.class.getRecordComponents()) {
            if (component.getType() == Metadata.class) {
                continue; // stands beside spec
            }
            JsonNode field = root.path("spec").path("properties").path(component.getName());
            compareInside(schema, component.getName(), field, component.getGenericType());
        }
        JsonNode kinds = root.path("spec").path("properties").path("infrastructure");
        assertThat(names(kinds)).containsExactlyInAnyOrder("vsphere", "custom", "standalone", "machineConfig");
        compare(schema, "standalone", kinds.path("properties").path("standalone"), Infrastructure.Standalone.class);
        compare(
                schema,
                "machineConfig",
                kinds.path("properties").path("machineConfig"),
                Infrastructure.GenericMachines.class);

        Set<String> machine = new TreeSet<>();
        for (RecordComponent group : VsphereMachine.class.getRecordComponents()) {
            machine.addAll(components(group.getType()));
        }
        Set<String> ofPool = new TreeSet<>(machine);
        ofPool.removeAll(Set.of("cpus", "memory", "disk"));
        assertThat(names(schema.path("$defs").path("pool").path("properties").path("vsphere")))
                .isEqualTo(ofPool);
        machine.addAll(Set.of("cloudCredential", "cloudProvider"));
        assertThat(names(schema.path("$defs").path("vsphere"))).isEqualTo(machine);
    }

    private static void compare(JsonNode schema, String path, JsonNode object, Class<?> record) {
        JsonNode target = resolve(schema, object);
        assertThat(components(record)).as(path).isEqualTo(names(target));
        for (RecordComponent component : record.getRecordComponents()) {
            JsonNode field = target.path("properties").path(component.getName());
            compareInside(schema, path + "." + component.getName(), field, component.getGenericType());
        }
    }

    private static void compareInside(JsonNode schema, String path, JsonNode field, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            JsonNode target = resolve(schema, field);
            JsonNode inner = target.has("items") ? target.path("items") : target.path("additionalProperties");
            boolean optional = generic.getRawType().equals(Optional.class);
            compareInside(schema, path, optional || !inner.isObject() ? field : inner, arguments[arguments.length - 1]);
        } else if (type instanceof Class<?> record
                && record.isRecord()
                && record.getPackage().equals(ClusterSpec.class.getPackage())
                && record != Quantity.class
                && record != VsphereMachine.class
                && !path.equals("roles")) {
            compare(schema, path, field, record);
        }
    }

    private static JsonNode resolve(JsonNode schema, JsonNode rule) {
        String reference = rule.path("$ref").asString("");
        return reference.isEmpty() ? rule : schema.at(reference.substring(1));
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.path("properties").propertyNames());
    }

    private static Set<String> components(Class<?> record) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            names.add(component.getName());
        }
        return names;
    }
}
