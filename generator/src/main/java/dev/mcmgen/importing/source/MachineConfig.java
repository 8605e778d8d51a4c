package dev.mcmgen.importing.source;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.catalog.MachineDrivers;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlScalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the machines of a pool are made from: the fields of a machine config that differ from the driver's defaults, which
 * Rancher writes into every one. Its name does not count: machines are replaced for another content only.
 *
 * @param fields text, boolean, or a list of texts each
 * @param secret fields whose value no spec may hold
 */
public record MachineConfig(String kind, String apiVersion, Map<String, Object> fields, Set<String> secret) {

    private static final Set<String> NAMES = Set.of("apiVersion", "kind");
    private static final Set<String> FRAME = Set.of("apiVersion", "kind", "metadata", "id", "type", "links", "actions");

    public MachineConfig {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        secret = Set.copyOf(secret);
    }

    /** A machine config as it stands. */
    public static MachineConfig of(SourceObject object, MachineDrivers drivers) {
        return of(object.part(), drivers);
    }

    static SourceObject withoutDefaults(SourceObject object, MachineDrivers drivers) {
        Set<String> own = of(object, drivers).fields().keySet();
        YamlMapping tree = object.tree();
        return new SourceObject(
                new YamlMapping(
                        tree.position(),
                        tree.entries().stream()
                                .filter(entry -> own.contains(entry.name()) || NAMES.contains(entry.name()))
                                .toList()),
                object.live());
    }

    private static MachineConfig of(Part part, MachineDrivers drivers) {
        Optional<MachineDriver> driver = drivers.ofKind(part.text("kind"));
        Map<String, Object> fields = new LinkedHashMap<>();
        part.fields().forEach((name, value) -> {
            Optional<MachineDriver.Field> known = driver.flatMap(all -> all.field(name));
            if (!FRAME.contains(name) && !isDefault(value, known)) {
                fields.put(name, value);
            }
        });
        Set<String> secret = fields.keySet().stream()
                .filter(name -> driver.flatMap(all -> all.field(name))
                        .filter(MachineDriver.Field::secret)
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
        return new MachineConfig(part.text("kind"), part.text("apiVersion"), fields, secret);
    }

    private static boolean isDefault(Object value, Optional<MachineDriver.Field> known) {
        if (value == YamlScalar.NULL || (value instanceof List<?> list && list.isEmpty())) {
            return true;
        }
        if (known.isEmpty()) {
            return false;
        }
        String text = value instanceof List<?> list
                ? list.stream().map(Objects::toString).collect(Collectors.joining(","))
                : value.toString();
        String standard = known.get().defaultText();
        return text.equals(standard) || (value.equals(false) && standard.isEmpty());
    }

    /** The text of a field; empty where it has its default. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(value -> !(value instanceof List || value instanceof Map))
                .map(Object::toString);
    }

    /** The texts of a field. */
    public List<String> texts(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().map(Objects::toString).toList()
                : List.of();
    }

    /** The place of a field in the object. */
    public static JsonPointer at(String name) {
        return JsonPointer.ROOT.child(name);
    }
}
