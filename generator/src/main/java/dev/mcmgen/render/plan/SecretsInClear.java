package dev.mcmgen.render.plan;

import dev.mcmgen.spec.CloudProvider;
import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Passwords and keys that would be written into rendered files in clear. Everybody who may read the Cluster object or
 * the repository would read them as well, so a spec names Secrets and never holds what is in them.
 */
final class SecretsInClear implements Concern {

    private static final String CODE = "secret/in-clear";

    /** Ends of keys whose value is a secret, without dashes and case. Names of Secrets and of keys end otherwise. */
    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passphrase",
            "accesskey",
            "secretkey",
            "apikey",
            "privatekey",
            "clientsecret",
            "accesstoken",
            "apitoken",
            "authtoken",
            "bearertoken",
            "sessiontoken");

    private static final String TOKEN = "token";

    /** What the charts of the cloud provider make a Secret of, from a password among their values. */
    private static final List<String> GENERATED = List.of("credentialsSecret", "configSecret");

    private static final Pattern LOGIN = Pattern.compile("://[^/\\s@:]+:[^/\\s@]+@");
    private static final Pattern USER = Pattern.compile("://[^/\\s@]+@");

    @Override
    public void addTo(Draft draft) {
        new Search(draft).run();
    }

    private record Search(Draft draft) {

        void run() {
            look(JsonPointer.parse("/spec/chartValues"), draft.spec().chartValues());
            if (draft.spec().infrastructure() instanceof Infrastructure.Vsphere vsphere) {
                CloudProvider provider = vsphere.cloudProvider();
                JsonPointer field = JsonPointer.parse("/spec/infrastructure/vsphere/cloudProvider");
                look(field.child("cpi"), provider.cpi());
                look(field.child("csi"), provider.csi());
            }
            JsonPointer config = JsonPointer.parse("/spec/config");
            // Its keys that are secrets are refused with the other keys.
            draft.spec().config().forEach((key, value) -> look(config.child(key), value));
            look(JsonPointer.parse("/spec/agentEnv"), draft.spec().agentEnv());
            look(JsonPointer.parse("/spec/overrides"), draft.spec().overrides());
            lookIntoMirrors();
        }

        private void look(JsonPointer at, Object value) {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, inner) -> lookAt(at.child(String.valueOf(key)), String.valueOf(key), inner));
            } else if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    look(at.child(i), list.get(i));
                }
            } else if (value instanceof String text && LOGIN.matcher(text).find()) {
                refuse(
                        at,
                        "this URL holds a password, which would stand in the rendered files in clear",
                        at.tokens().contains("agentEnv")
                                ? "take the user out of the URL and use a proxy that needs none for these nodes"
                                : "take the user out of the URL and refer to a Secret");
            }
        }

        private void lookAt(JsonPointer at, String key, Object value) {
            if (isSecret(key) && isFilled(value)) {
                refuse(
                        at,
                        key + " would stand in the rendered files in clear, for everybody who may read them",
                        "remove it, put it into a Secret on the cluster and name that Secret here");
            } else if (GENERATED.contains(key) && value instanceof Map<?, ?> secret && isOn(secret.get("generate"))) {
                refuse(
                        at.child("generate"),
                        "to generate this Secret the chart takes the password from its values, which anybody can read",
                        "write generate: false and the name of a Secret in kube-system");
            } else {
                look(at, value);
            }
        }

        private void lookIntoMirrors() {
            draft.spec().registries().mirrors().forEach((name, mirror) -> {
                JsonPointer at = JsonPointer.parse("/spec/registries/mirrors")
                        .child(name)
                        .child("endpoint");
                for (int i = 0; i < mirror.endpoint().size(); i++) {
                    if (USER.matcher(mirror.endpoint().get(i)).find()) {
                        refuse(
                                at.child(i),
                                "this URL holds a user, which would stand in the rendered files in clear",
                                "take it out of the URL and use registries.configs with authConfigSecretName");
                    }
                }
            });
        }

        private void refuse(JsonPointer at, String message, String hint) {
            draft.refuse(at.toString(), CODE, message, hint);
        }
    }

    /** Says it of an object of a manifest that is a Secret with its data. */
    static void warnOfSecret(Draft draft, String field, YamlMapping manifest) {
        if (manifest.toData() instanceof Map<?, ?> object
                && "Secret".equals(object.get("kind"))
                && (isFilledMap(object.get("data")) || isFilledMap(object.get("stringData")))) {
            draft.warn(
                    field,
                    CODE,
                    "a Secret of this manifest would stand in the rendered files with its data, for everybody who may"
                            + " read them",
                    "create it on the cluster in another way and leave it out here");
        }
    }

    private static boolean isSecret(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return plain.equals(TOKEN) || ENDINGS.stream().anyMatch(plain::endsWith);
    }

    private static boolean isFilled(Object value) {
        return value instanceof Number || (value instanceof String text && !text.isBlank());
    }

    private static boolean isFilledMap(@Nullable Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty();
    }

    private static boolean isOn(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }
}
