package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.change.Node.Branch;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Secret or a ConfigMap: its data entry by entry, and its type. */
final class FileShape {

    private static final Shape CONTENT = Shape.names(Shape.LITERAL);

    private FileShape() {}

    static Node read(ApiObject file) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("type", Shape.byDefault("Opaque").read(file.text("type")));
        fields.put("immutable", Shape.TYPED.read(file.isTrue("immutable")));
        fields.put("data", CONTENT.read(data(file)));
        fields.put("binaryData", CONTENT.read(encoded(file.object("binaryData"))));
        return new Branch(fields, false);
    }

    private static Map<String, Object> data(ApiObject file) {
        ApiObject data = file.object("data");
        return file.kind().equals("Secret") ? encoded(data) : data.fields();
    }

    /** Line feeds in Base64 mean nothing. */
    private static Map<String, Object> encoded(ApiObject data) {
        Map<String, Object> values = new LinkedHashMap<>();
        data.fields()
                .forEach((key, value) -> values.put(key, String.valueOf(value).replaceAll("\\s", "")));
        return values;
    }
}
