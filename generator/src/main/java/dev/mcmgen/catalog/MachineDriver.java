package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine driver of Rancher and the fields of its machine config.
 *
 * @param name such as {@code Vmwarevsphere}
 * @param kind of its machine config, such as {@code VmwarevsphereConfig}
 * @param complete whether {@code fields} are all: where not, a field that is missing here may well exist
 * @param required the fields without which no machine is made
 * @param userDataField the field that takes cloud-config; empty where none is known
 * @param packedUserData whether the driver reads that field itself, in Base64 too
 */
public record MachineDriver(
        String name,
        String kind,
        boolean complete,
        List<String> required,
        String userDataField,
        boolean packedUserData,
        Map<String, Field> fields,
        String source) {

    /** The type of a field; a number is a string here, as Rancher's own schema has it. */
    public enum FieldType {
        STRING,
        BOOLEAN,
        STRING_ARRAY
    }

    /**
     * A field of a machine config.
     *
     * @param defaultText the driver's default; list items with commas between; may be empty
     * @param credential it comes from the cloud credential and does not belong into a machine config
     * @param secret its value must not stand in a rendered file
     */
    public record Field(
            String name, FieldType type, String defaultText, boolean credential, boolean secret, String description) {}

    public MachineDriver {
        required = List.copyOf(required);
        fields = Collections.unmodifiableMap(fields);
    }

    public Optional<Field> field(String fieldName) {
        return Optional.ofNullable(fields.get(fieldName));
    }

    static MachineDriver read(DataNode row) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field field : readFields(row.get("fields"))) {
            fields.put(field.name(), field);
        }
        return new MachineDriver(
                row.text("driver"),
                row.text("kind"),
                row.flag("complete"),
                row.get("required").texts(),
                row.text("userData"),
                row.flag("packedUserData"),
                fields,
                row.text("source"));
    }

    private static Collection<Field> readFields(DataNode rows) {
        List<Field> fields = new ArrayList<>();
        for (DataNode row : rows.items()) {
            boolean credential = row.flag("credential");
            fields.add(new Field(
                    row.text("name"),
                    FieldType.valueOf(row.text("type")),
                    row.textOrEmpty("default"),
                    credential,
                    credential || row.flag("secret"),
                    row.text("description")));
        }
        return fields;
    }
}
