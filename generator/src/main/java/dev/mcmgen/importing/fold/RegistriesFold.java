package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where images come from: the registry of the system's images, mirrors, and access by the names of Secrets. */
final class RegistriesFold implements Fold {

    private static final String FIELD = "/spec/registries/";

    @Override
    public void fold(Folding folding) {
        folding.take("system-default-registry")
                .filter(setting -> !setting.value().equals(""))
                .ifPresent(setting ->
                        folding.draft().put(FIELD + "systemDefaultRegistry", setting.value(), setting.source()));
        Part registries = folding.rkeConfig().part("registries");
        put(folding, registries, "mirrors", List.of("endpoint", "rewrite"));
        put(
                folding,
                registries,
                "configs",
                List.of("authConfigSecretName", "tlsSecretName", "caBundle", "insecureSkipVerify"));
    }

    private static void put(Folding folding, Part registries, String kind, List<String> fields) {
        Part byHost = registries.part(kind);
        Map<String, Object> hosts = new LinkedHashMap<>();
        for (String host : byHost.fields().keySet()) {
            hosts.put(host, Fields.filled(byHost.part(host), fields));
        }
        if (!hosts.isEmpty()) {
            folding.draft().put(FIELD + kind, hosts, registries.at(kind));
        }
    }
}
