package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Objects that a Cluster refers to and that are not at hand. What they hold is not known, but it stays the same as long as the
 * Cluster names the same: each gets a content that says what it was named as, so that two plans can be compared.
 */
final class StandIns {

    private static final String AUTHORIZED = "rke.cattle.io/object-authorized-for-clusters";
    private static final String PROVIDER_AUTHORIZED = "v2prov-secret-authorized-for-cluster";

    private final ClusterState state;
    private final Map<ObjectName, ApiObject> objects = new LinkedHashMap<>();

    private StandIns(ClusterState state) {
        this.state = state;
    }

    /** The files of a cluster and a stand-in for each other one that it refers to. */
    static List<ApiObject> completing(ClusterState state) {
        StandIns standIns = new StandIns(state);
        standIns.podSecurity();
        standIns.selectorFiles();
        standIns.registries();
        standIns.cloudProvider();
        List<ApiObject> all = new ArrayList<>(state.files());
        state.files().forEach(file -> standIns.objects.remove(ObjectName.of(file)));
        all.addAll(standIns.objects.values());
        return all;
    }

    private ApiObject cluster() {
        return state.cluster();
    }

    /** The webhook fills this Secret from the template. */
    private void podSecurity() {
        String template = cluster().text("spec", "defaultPodSecurityAdmissionConfigurationTemplateName");
        if (!template.isEmpty()) {
            put("Secret", cluster().name() + "-admission-configuration-psact", "admission-config-psact", template);
        }
    }

    private void selectorFiles() {
        for (ApiObject entry : cluster().objects("spec", "rkeConfig", "machineSelectorFiles")) {
            for (ApiObject source : entry.objects("fileSources")) {
                sources("Secret", source.object("secret"));
                sources("ConfigMap", source.object("configMap"));
            }
        }
    }

    private void sources(String kind, ApiObject source) {
        for (ApiObject item : source.objects("items")) {
            put(kind, source.text("name"), item.text("key"), item.text("hash"));
        }
    }

    private void registries() {
        cluster().object("spec", "rkeConfig", "registries", "configs").fields().forEach((registry, config) -> {
            if (config instanceof Map<?, ?> fields) {
                ApiObject named = ApiObject.of(fields);
                put("Secret", named.text("authConfigSecretName"), "username", "", "kubernetes.io/basic-auth");
                put("Secret", named.text("tlsSecretName"), "tls.crt", "", "kubernetes.io/tls");
            }
        });
    }

    private void cloudProvider() {
        String key = "cloud-provider-config";
        List<ApiObject> configs = new ArrayList<>();
        configs.add(cluster().object("spec", "rkeConfig", "machineGlobalConfig"));
        cluster()
                .objects("spec", "rkeConfig", "machineSelectorConfig")
                .forEach(entry -> configs.add(entry.object("config")));
        for (ApiObject config : configs) {
            String[] parts = config.text(key).replace("secret://", "").split(":", -1);
            if (config.text(key).startsWith("secret://") && parts.length == 2) {
                ObjectName name = new ObjectName("Secret", parts[0], parts[1]);
                objects.put(
                        name,
                        object(name, "credential", "")
                                .with(cluster().name(), "metadata", "annotations", PROVIDER_AUTHORIZED));
            }
        }
    }

    private void put(String kind, String name, String key, String mark, String... type) {
        if (!name.isEmpty()) {
            ObjectName object = new ObjectName(kind, cluster().namespace(), name);
            ApiObject before = objects.getOrDefault(object, object(object, key, mark));
            ApiObject typed = type.length == 0 ? before : before.with(type[0], "type");
            objects.put(object, typed.with(content(object, key, mark), field(kind), key));
        }
    }

    private ApiObject object(ObjectName name, String key, String mark) {
        return ApiObject.NONE
                .with("v1", "apiVersion")
                .with(name.kind(), "kind")
                .with(name.name(), "metadata", "name")
                .with(name.namespace(), "metadata", "namespace")
                .with(cluster().name(), "metadata", "annotations", AUTHORIZED)
                .with(content(name, key, mark), field(name.kind()), key);
    }

    private static String content(ObjectName object, String key, String mark) {
        return object.kind().toLowerCase(Locale.ROOT) + " " + object.name() + " " + key + " " + mark;
    }

    private static String field(String kind) {
        return kind.equals("Secret") ? "stringData" : "data";
    }

    /** The Cluster without the hashes of files that are not at hand: their content is none that fits. */
    static ApiObject withoutHashes(ClusterState state) {
        String[] path = {"spec", "rkeConfig", "machineSelectorFiles"};
        List<Object> entries = new ArrayList<>();
        for (ApiObject entry : state.cluster().objects(path)) {
            List<Object> sources = new ArrayList<>();
            for (ApiObject source : entry.objects("fileSources")) {
                sources.add(
                        withoutHashes(withoutHashes(source, "secret", "Secret", state), "configMap", "ConfigMap", state)
                                .fields());
            }
            entries.add(entry.with(sources, "fileSources").fields());
        }
        return entries.isEmpty() ? state.cluster() : state.cluster().with(entries, path);
    }

    private static ApiObject withoutHashes(ApiObject source, String field, String kind, ClusterState state) {
        ApiObject named = source.object(field);
        ObjectName name = new ObjectName(kind, state.cluster().namespace(), named.text("name"));
        boolean known = state.files().stream().map(ObjectName::of).anyMatch(name::equals);
        if (known || named.fields().isEmpty()) {
            return source;
        }
        List<Object> items = new ArrayList<>();
        named.objects("items").forEach(item -> items.add(item.without("hash").fields()));
        return source.with(named.with(items, "items").fields(), field);
    }
}
