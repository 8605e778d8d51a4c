package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherFeature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code auth} of a registry in {@code registries.yaml}, from the Secret that {@code authConfigSecretName} names. */
final class RegistryAuthentication {

    private static final String DOCKER = "kubernetes.io/dockerconfigjson";

    private final String registry;
    private final String name;
    private final boolean pullSecrets;

    /** @param name of the Secret */
    RegistryAuthentication(Planning planning, String registry, String name) {
        this.registry = registry;
        this.name = name;
        pullSecrets = planning.has(RancherFeature.REGISTRY_PULL_SECRETS);
    }

    /**
     * @param secret empty where it is not at hand: then all is empty
     * @throws PlanRefusedException where the Secret is of a kind that Rancher does not take
     */
    GoJson.Struct of(Optional<KubernetesObject> secret) {
        secret.ifPresent(this::check);
        if (pullSecrets && secret.filter(found -> found.type().equals(DOCKER)).isPresent()) {
            DockerConfig config = docker(secret.get());
            return fields(config.user(), config.password(), config.encoded(), data(secret, "identityToken"));
        }
        String auth = data(secret, "auth");
        return fields(
                data(secret, "username"),
                data(secret, "password"),
                pullSecrets ? encoded(auth) : auth,
                data(secret, "identityToken"));
    }

    private void check(KubernetesObject secret) {
        List<String> types = new ArrayList<>(List.of("rke.cattle.io/auth-config", "kubernetes.io/basic-auth"));
        if (pullSecrets) {
            types.add(DOCKER);
        }
        secret.require(name, types);
        if (pullSecrets && secret.dataKeys().isEmpty()) {
            throw new PlanRefusedException("secret [" + name + "] has nil data");
        }
    }

    private DockerConfig docker(KubernetesObject secret) {
        String config = secret.data(".dockerconfigjson")
                .orElseThrow(() -> new PlanRefusedException(
                        "pull secret for registry \"" + registry + "\" is missing the '.dockerconfigjson' key"));
        return DockerConfig.of(config, registry);
    }

    private static GoJson.Struct fields(String user, String password, String auth, String token) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("username", user);
        fields.put("password", password);
        fields.put("auth", auth);
        fields.put("identity_token", token);
        return new GoJson.Struct(fields);
    }

    /** What a Secret holds is decoded already, and the runtime of containers wants it encoded. */
    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String data(Optional<KubernetesObject> secret, String key) {
        return secret.flatMap(object -> object.data(key)).orElse("");
    }
}
