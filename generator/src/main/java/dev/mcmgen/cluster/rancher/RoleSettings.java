package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.cluster.Origin;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.cluster.rancher.ClusterObject.ConfigSource;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import java.util.Optional;

/** What follows from the roles: whom to join, which components stay off, the registry of the system (§3.1, step 6). */
final class RoleSettings implements Step {

    private static final String REGISTRY = "system-default-registry";
    private static final String PRIME = "prime";

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        Distribution distribution = planning.cluster().distribution();
        if (!machine.init()) {
            draft.set("server", "https://<server>:" + distribution.supervisorPort());
        } else if (distribution == Distribution.K3S) {
            draft.set("cluster-init", true);
        }
        if (machine.has(Role.ETCD) && !machine.has(Role.CONTROLPLANE)) {
            draft.set("disable-scheduler", true);
            draft.set("disable-apiserver", true);
            draft.set("disable-controller-manager", true);
        } else if (machine.has(Role.CONTROLPLANE) && !machine.has(Role.ETCD)) {
            draft.set("disable-etcd", true);
        }
        if (!machine.isOnlyWorker()) {
            Optional<Origin> registry = registry(planning.cluster());
            if (registry.isPresent()) {
                restore(registry.get(), draft);
            }
        }
        addPrime(planning, machine, draft);
    }

    private static void restore(Origin origin, NodeDraft draft) {
        String text = ObjectReader.textOf(origin.value()).orElse("");
        if (!text.isEmpty()) {
            draft.restore(REGISTRY, text, origin);
        }
    }

    /** The text of the global map, else of the first entry without a selector that has one. */
    private static Optional<Origin> registry(ClusterObject cluster) {
        Optional<Origin> global = registry(cluster.globalPath(), cluster.globalConfig());
        if (global.isPresent()) {
            return global;
        }
        for (ConfigSource source : cluster.selectorConfigs()) {
            Optional<Origin> own =
                    source.selector().isEmpty() ? registry(source.path(), source.config()) : Optional.empty();
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    private static Optional<Origin> registry(JsonPointer path, YamlMapping config) {
        Optional<YamlMapping.Entry> entry = config.entry(REGISTRY);
        return entry.isPresent() && ObjectReader.textOf(entry.get().value()).isPresent()
                ? Optional.of(new Origin(
                        entry.get().key().position(),
                        path.child(REGISTRY),
                        entry.get().value()))
                : Optional.empty();
    }

    private static void addPrime(Planning planning, Machine machine, NodeDraft draft) {
        boolean wanted = planning.cluster()
                .object()
                .annotation("provisioning.cattle.io/rke2-prime-enabled")
                .equalsIgnoreCase("true");
        if (wanted
                && planning.has(RancherFeature.PRIME_ANNOTATION)
                && planning.isRke2()
                && machine.isServer()
                && draft.find(PRIME).isEmpty()
                && planning.arguments().server().containsKey(PRIME)) {
            draft.set(PRIME, true);
        }
    }
}
