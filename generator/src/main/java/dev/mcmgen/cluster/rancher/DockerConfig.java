package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.JsonReader;
import dev.mcmgen.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The credentials of a registry in the form of Docker's {@code config.json}, which a Secret of type
 * {@code kubernetes.io/dockerconfigjson} holds.
 */
record DockerConfig(String user, String password) {

    /**
     * @param host the registry exactly as {@code registries.configs} names it
     * @throws PlanRefusedException where nothing is there for that registry, or something that cannot be read
     */
    static DockerConfig of(String json, String host) {
        Map<String, DockerConfig> hosts = new HashMap<>();
        try {
            Object auths = member(JsonReader.read(json.getBytes(StandardCharsets.UTF_8)), "auths");
            if (auths instanceof Map<?, ?> map) {
                map.forEach((key, entry) -> hosts.put(String.valueOf(key), of(entry)));
            }
        } catch (IllegalArgumentException e) {
            throw new PlanRefusedException(String.valueOf(e.getMessage()));
        }
        DockerConfig found = hosts.get(host);
        if (found == null) {
            throw new PlanRefusedException("registry hostname \"" + host + "\" not found in pull secret");
        }
        return found;
    }

    /** {@code auth} wins over {@code username} and {@code password}. */
    private static DockerConfig of(Object entry) {
        String both = text(entry, "auth");
        if (both.isEmpty()) {
            return new DockerConfig(text(entry, "username"), text(entry, "password"));
        }
        String decoded = new String(Base64.getDecoder().decode(both), StandardCharsets.UTF_8);
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            throw new PlanRefusedException(
                    "unable to parse auth field, must be formatted as base64(username:password)");
        }
        return new DockerConfig(decoded.substring(0, colon), decoded.substring(colon + 1));
    }

    private static String text(Object entry, String name) {
        return member(entry, name) instanceof String text ? text : "";
    }

    /** Go takes a name in any case. */
    private static Object member(Object data, String name) {
        if (data instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (name.equalsIgnoreCase(String.valueOf(entry.getKey()))) {
                    return entry.getValue();
                }
            }
        }
        return YamlScalar.NULL;
    }

    /** What the runtime of containers sends. */
    String encoded() {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
