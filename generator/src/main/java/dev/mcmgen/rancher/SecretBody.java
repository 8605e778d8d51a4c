package dev.mcmgen.rancher;

import dev.mcmgen.secret.SecretMask;
import dev.mcmgen.secret.SecretText;
import dev.mcmgen.yaml.JsonReader;
import dev.mcmgen.yaml.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the data of Secrets, and what bears the name or the form of a secret, out of a body that people will see. */
final class SecretBody {

    /** The field of an answer that holds a whole kubeconfig. */
    private static final String KUBECONFIG = "config";

    private SecretBody() {}

    /** The same body; text that is no JSON comes back as it is. */
    static String hidden(String body) {
        try {
            Object data = JsonReader.read(body.getBytes(StandardCharsets.UTF_8));
            return data instanceof Map || data instanceof List ? JsonWriter.write(hidden("", data)) : body;
        } catch (IllegalArgumentException e) {
            return body;
        }
    }

    /** @param holder the name of what holds it */
    private static Object hidden(String holder, Object data) {
        if (data instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(hidden(holder, item)));
            return items;
        }
        if (!(data instanceof Map<?, ?> map)) {
            return SecretMask.of(holder, data);
        }
        boolean secret = "Secret".equals(map.get("kind"));
        String variable = map.get("name") instanceof String text ? text : "value";
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            boolean hides = (secret && (name.equals("data") || name.equals("stringData")))
                    || SecretText.isNamed(name)
                    || name.equals(KUBECONFIG);
            fields.put(name, hides ? masked(value) : hidden(name.equals("value") ? variable : name, value));
        });
        return fields;
    }

    private static Object masked(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value instanceof String text && !text.isEmpty() ? Masking.MASK : value;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, item) -> fields.put(String.valueOf(key), masked(item)));
        return fields;
    }
}
