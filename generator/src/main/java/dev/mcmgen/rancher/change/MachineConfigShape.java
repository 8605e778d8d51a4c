package dev.mcmgen.rancher.change;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.catalog.MachineDrivers;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.change.Node.Branch;
import dev.mcmgen.rancher.change.Node.Leaf;
import dev.mcmgen.rancher.change.Node.Nothing;
import dev.mcmgen.yaml.JsonReader;
import dev.mcmgen.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fields of a machine config. Rancher's schema fills each that is absent with the driver's default, and every number is a
 * text (rancher-api.md §4). What the driver's defaults are is said by the pool that uses the config ({@code
 * dynamicSchemaSpec}), else by the catalogue.
 */
final class MachineConfigShape {

    /** Fields of the object itself, and those that Rancher sets. */
    private static final Set<String> NOT_COMPARED =
            Set.of("apiVersion", "kind", "metadata", "status", "common", "providerID");

    private final Optional<MachineDriver> driver;
    private final Map<String, Object> defaults = new TreeMap<>();

    private MachineConfigShape(Optional<MachineDriver> driver) {
        this.driver = driver;
    }

    /**
     * The shape of a config.
     *
     * @param pools of the Cluster that is there
     */
    static MachineConfigShape of(ApiObject config, MachineDrivers drivers, List<ApiObject> pools) {
        MachineConfigShape shape = new MachineConfigShape(drivers.ofKind(config.kind()));
        shape.driver.ifPresent(known -> known.fields()
                .forEach((name, field) -> shape.defaults.put(name, usual(field.type(), field.defaultText()))));
        pools.stream()
                .filter(pool -> pool.text("machineConfigRef", "kind").equals(config.kind()))
                .sorted(Comparator.comparing(
                        pool -> !pool.text("machineConfigRef", "name").equals(config.name())))
                .map(pool -> pool.text("dynamicSchemaSpec"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .ifPresent(shape::addDefaults);
        return shape;
    }

    private static Object usual(MachineDriver.FieldType type, String text) {
        return type == MachineDriver.FieldType.STRING_ARRAY && !text.isEmpty() ? List.of(text.split(",", -1)) : text;
    }

    private void addDefaults(String schema) {
        try {
            if (JsonReader.read(schema.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> map) {
                ApiObject.of(map).object("resourceFields").fields().forEach((name, field) -> {
                    if (field instanceof Map<?, ?> fields) {
                        ApiObject usual = ApiObject.of(fields).object("default");
                        List<Object> items = usual.list("stringSliceValue");
                        defaults.put(name, items.isEmpty() ? usual.text("stringValue") : items);
                    }
                });
            }
        } catch (IllegalArgumentException e) {
            return; // Then the catalogue's defaults stand.
        }
    }

    Node read(ApiObject config) {
        Map<String, Node> fields = new LinkedHashMap<>();
        config.fields().forEach((name, value) -> {
            if (!NOT_COMPARED.contains(name) && !isCredential(name)) {
                fields.put(name, field(name, value));
            }
        });
        return new Branch(fields, false);
    }

    private boolean isCredential(String name) {
        return driver.flatMap(known -> known.field(name))
                .filter(MachineDriver.Field::credential)
                .isPresent();
    }

    private Node field(String name, Object written) {
        Object value = written instanceof Number
                ? String.valueOf(Shape.plain(written))
                : written instanceof List<?> list ? texts(list) : Shape.plain(written);
        boolean empty = written == YamlScalar.NULL
                || value.equals("")
                || value.equals(false)
                || value.equals(List.of())
                || value.equals(Map.of());
        return empty || value.equals(defaults.getOrDefault(name, "")) ? new Nothing(written) : new Leaf(value);
    }

    private static List<Object> texts(List<?> list) {
        return list.stream()
                .<Object>map(item -> item instanceof Map ? Shape.plain(item) : String.valueOf(item))
                .toList();
    }
}
