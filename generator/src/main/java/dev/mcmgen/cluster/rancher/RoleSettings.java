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
            registry(planning.cluster()).ifPresent(origin -> restore(origin, draft));
        }
        addPrime(planning, machine, draft);
    }

    private static void restore(Origin origin, NodeDraft draft) {
        ObjectReader.textOf(origin.value())
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> draft.restore(REGISTRY, text, origin));
    }

    /** The text of the global map, else of the first entry without a selector that has one. */
    private static Optional<Origin> registry(ClusterObject cluster) {
        Optional<Origin> global = registry(cluster.globalPath(), cluster.globalConfig());
        if (global.isPresent()) {
            return global;
        }
        return cluster.selectorConfigs().stream()
                .filter(source -> source.selector().isEmpty())
                .map((ConfigSource source) -> registry(source.path(), source.config()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Origin> registry(JsonPointer path, YamlMapping config) {
        return config.entry(REGISTRY)
                .filter(entry -> ObjectReader.textOf(entry.value()).isPresent())
                .map(entry -> new Origin(entry.key().position(), path.child(REGISTRY), entry.value()));
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
