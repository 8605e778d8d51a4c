package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of an object that have the same name in a spec, as far as they say something. */
final class Fields {

    private Fields() {}

    static Map<String, Object> filled(Part part, List<String> names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names) {
            part.find(name).filter(Fields::says).ifPresent(value -> fields.put(name, value));
        }
        return fields;
    }

    private static boolean says(Object value) {
        boolean empty = (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty())
                || value.equals("")
                || value.equals(false);
        return !empty;
    }

    /** Puts a field under another name, if it says something. */
    static void put(Map<String, Object> fields, String name, Part part, String inPart) {
        part.find(inPart).filter(Fields::says).ifPresent(value -> fields.put(name, value));
    }
}
