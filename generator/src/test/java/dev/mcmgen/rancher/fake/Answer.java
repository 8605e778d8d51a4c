package dev.mcmgen.rancher.fake;

import dev.mcmgen.yaml.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the fake answers. */
record Answer(int status, String mediaType, String body) {

    static Answer json(int status, Object body) {
        return new Answer(status, "application/json", JsonWriter.compact(body));
    }

    static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body);
    }

    static Answer empty(int status) {
        return new Answer(status, "application/json", "");
    }

    /** A Status of Kubernetes. */
    static Answer status(int code, String reason, String message) {
        return status(code, reason, message, List.of());
    }

    static Answer status(int code, String reason, String message, List<Map<String, Object>> causes) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", Map.of());
        status.put("status", "Failure");
        status.put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!causes.isEmpty()) {
            status.put("details", Map.of("causes", new ArrayList<Object>(causes)));
        }
        status.put("code", code);
        return json(code, status);
    }

    /** A collection of Norman. */
    static Answer collection(String type, List<?> data) {
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("type", "collection");
        collection.put("resourceType", type);
        collection.put("pagination", Map.of("limit", 1000L, "total", (long) data.size()));
        collection.put("data", data);
        return json(200, collection);
    }

    /** An error of Norman. */
    static Answer norman(int status, String code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("baseType", "error");
        error.put("code", code);
        error.put("message", message);
        error.put("status", (long) status);
        error.put("type", "error");
        return json(status, error);
    }
}
