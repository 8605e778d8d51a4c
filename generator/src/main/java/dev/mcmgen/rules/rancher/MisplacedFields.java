package dev.mcmgen.rules.rancher;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Move;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fields of a Cluster that stand one part too high or too low: the name alone says which part knows them. Left out are
 * names that more than one part has, and those that make Rancher do something once.
 */
final class MisplacedFields {

    private static final String GLOBAL = "machineGlobalConfig";

    private static final Set<String> OF_SPEC = Set.of(
            "agentEnvVars",
            "clusterAgentDeploymentCustomization",
            "defaultClusterRoleForProjectMembers",
            "defaultPodSecurityAdmissionConfigurationTemplateName",
            "enableNetworkPolicy",
            "fleetAgentDeploymentCustomization",
            "kubernetesVersion",
            "localClusterAuthEndpoint",
            "rkeConfig");

    private static final Set<String> OF_RKE_CONFIG = Set.of(
            "additionalManifest",
            "chartValues",
            "dataDirectories",
            "etcd",
            GLOBAL,
            "machinePoolDefaults",
            "machinePools",
            "machineSelectorConfig",
            "machineSelectorFiles",
            "networking",
            "registries",
            "upgradeStrategy");

    /** Keys that Rancher sets itself. */
    private static final Set<String> OF_RANCHER = Set.of("server", "token", "agent-token", "cluster-init");

    private final Place root;
    private final Set<String> keys;

    /**
     * @param root of the Cluster
     * @param target the same, with the keys that its release takes
     */
    MisplacedFields(Place root, Optional<Target> target) {
        this.root = root;
        this.keys =
                target.flatMap(Target::argumentList).map(MisplacedFields::keys).orElse(Set.of());
    }

    private static Set<String> keys(ArgumentList list) {
        Set<String> keys = new HashSet<>(list.server().keySet());
        keys.addAll(list.agent().keySet());
        keys.removeAll(OF_RANCHER);
        return keys;
    }

    /** Takes the field, and those beside it that have the same home, there; empty where that is not the one right answer. */
    Optional<Fix> move(String path) {
        for (List<String> part : List.of(
                List.<String>of(),
                List.of("spec"),
                List.of("spec", "rkeConfig"),
                List.of("spec", "rkeConfig", GLOBAL))) {
            Optional<Place> from = root.at(part.toArray(String[]::new));
            Optional<Place> field = from.flatMap(place -> place.fields().stream()
                    .filter(candidate -> candidate.path().equals(path))
                    .findFirst());
            if (field.isPresent()) {
                return move(field.get(), from.get(), part);
            }
        }
        return Optional.empty();
    }

    private Optional<Fix> move(Place field, Place from, List<String> part) {
        List<String> home = home(field.name());
        if (home.isEmpty() || home.equals(part)) {
            return Optional.empty();
        }
        Optional<Place> to = root.at(home.toArray(String[]::new));
        List<Place> fields = new ArrayList<>();
        List<Place> others = new ArrayList<>();
        for (Place other : from.fields()) {
            boolean moves = home(other.name()).equals(home)
                    && to.filter(place -> place.path().equals(other.path())).isEmpty();
            (moves ? fields : others).add(other);
            boolean empty = other.value() instanceof YamlScalar scalar && scalar.isNull();
            if (moves
                    && (empty || to.flatMap(place -> place.field(other.name())).isPresent())) {
                return Optional.empty();
            }
        }
        Move move = Move.described("move it to " + String.join(".", home));
        Optional<Fix> fix = to.isPresent()
                ? Optional.of(move.fields(fields, from, to.get(), Map.of()))
                : toNewGlobal(move, fields, from, others);
        return fix.filter(Fix::automatic);
    }

    /** Of the parts, the one for keys can be made: there is none of it in a cluster that sets no key. */
    private static Optional<Fix> toNewGlobal(Move move, List<Place> fields, Place from, List<Place> others) {
        boolean written = from.field(GLOBAL).isPresent();
        return from.name().equals("rkeConfig") && !written && !others.isEmpty()
                ? Optional.of(move.fieldsToNew(fields, from, GLOBAL, others.get(0), Map.of()))
                : Optional.empty();
    }

    /** The part that has a field of that name; empty where mcmgen does not know one. */
    private List<String> home(String name) {
        if (OF_SPEC.contains(name)) {
            return List.of("spec");
        }
        if (OF_RKE_CONFIG.contains(name)) {
            return List.of("spec", "rkeConfig");
        }
        return keys.contains(name) ? List.of("spec", "rkeConfig", GLOBAL) : List.of();
    }
}
