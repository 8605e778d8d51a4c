package dev.mcmgen.importing.fold;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.importing.source.GroupSettings;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of components, and every further key of config.yaml: for all nodes, by role, by pool. */
final class ScopedFold implements Fold {

    private static final Map<String, String> COMPONENTS = new LinkedHashMap<>();

    static {
        COMPONENTS.put("kube-apiserver-arg", "apiServer");
        COMPONENTS.put("kube-controller-manager-arg", "controllerManager");
        COMPONENTS.put("kube-scheduler-arg", "scheduler");
        COMPONENTS.put("etcd-arg", "etcd");
        COMPONENTS.put("kubelet-arg", "kubelet");
    }

    private static final String ARGS = "args";
    private static final String CONFIG = "config";

    @Override
    public void fold(Folding folding) {
        Set<String> keys = new LinkedHashSet<>();
        folding.groups().forEach(group -> keys.addAll(group.settings().keySet()));
        for (String key : keys) {
            JsonPointer source = source(folding, key);
            Optional<Scoping> scoping = isOfForm(folding, key)
                    ? Optional.empty()
                    : Scoping.of(key, folding.groups(), written(folding, key));
            if (scoping.isPresent()) {
                put(folding, key, scoping.get(), source);
            } else if (!isOfForm(folding, key)) {
                folding.reason(source, "the values of " + key + " do not amount to settings by role or by pool");
            }
        }
    }

    /** Whether all nodes that have it have what the console's form writes for everybody. */
    private static boolean isOfForm(Folding folding, String key) {
        return folding.groups().stream()
                .flatMap(group -> group.find(key).stream())
                .allMatch(setting -> folding.catalog().clusterFields().isFormDefault(key, setting.value()));
    }

    /** What selectors that name nothing but a role say for a key, as far as nobody has taken it. */
    private static Map<Role, Object> written(Folding folding, String key) {
        Map<Role, Object> written = new EnumMap<>(Role.class);
        for (Part entry : folding.rkeConfig().parts("machineSelectorConfig")) {
            JsonPointer place = entry.part("config").at(key);
            for (Role role : Role.values()) {
                Object selector = Map.of("matchLabels", Map.of(role.label(), "true"));
                if (entry.part("machineLabelSelector").fields().equals(selector)) {
                    folding.groups().stream()
                            .flatMap(group -> group.find(key).stream())
                            .filter(setting -> setting.source().equals(place))
                            .findFirst()
                            .ifPresent(setting -> written.put(role, setting.value()));
                }
            }
        }
        return written;
    }

    private static JsonPointer source(Folding folding, String key) {
        return folding.groups().stream()
                .flatMap(group -> group.find(key).stream())
                .map(GroupSettings.Setting::source)
                .findFirst()
                .orElseThrow();
    }

    private static void put(Folding folding, String key, Scoping scoping, JsonPointer source) {
        String component = COMPONENTS.getOrDefault(key, "");
        String object = component.isEmpty() ? CONFIG : ARGS;
        String name = component.isEmpty() ? key : component;
        JsonPointer spec = JsonPointer.parse("/spec");
        scoping.all()
                .ifPresent(
                        value -> folding.draft().put(spec.child(object).child(name), form(component, value), source));
        for (Map.Entry<Role, Object> role : scoping.roles().entrySet()) {
            JsonPointer field = spec.child("roles").child(role.getKey().id());
            folding.draft().put(field.child(object).child(name), form(component, role.getValue()), source);
        }
        scoping.pools().forEach((pool, value) -> folding.putIntoPool(pool, object, name, form(component, value)));
    }

    private static Object form(String component, Object value) {
        return component.isEmpty() ? value : Values.list(value);
    }
}
