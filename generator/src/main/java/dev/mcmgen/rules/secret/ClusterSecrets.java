package dev.mcmgen.rules.secret;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.catalog.MachineDrivers;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.secret.SecretText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Secrets in the fields of Clusters and of machine configs, and in a node's own configuration. */
final class ClusterSecrets {

    /** RKE2 and K3s have no other place for these but their configuration file. */
    private static final Set<String> OWN = Set.of("token", "agent-token");

    /** The password that images come with, and the default of the field; it lets nobody in who did not build the image. */
    private static final String IMAGE_PASSWORD = "tcuser";

    private final MachineDrivers drivers;

    ClusterSecrets(MachineDrivers drivers) {
        this.drivers = drivers;
    }

    static void configuration(Subject subject, RuleReport report) {
        Fix fix = Fix.byHand("remove it, and give Rancher a reference such as secret://namespace:name, a cloud"
                + " credential or a registry Secret");
        SecretSearch search = new SecretSearch((place, kind) ->
                report.value(place, "everybody who may read the Cluster or its repository will have " + kind, fix));
        subject.clusters().forEach(cluster -> {
            config(cluster, "machineGlobalConfig").ifPresent(search::in);
            config(cluster, "machineSelectorConfig").map(Place::items).stream()
                    .flatMap(list -> list.stream().flatMap(item -> item.get("config").stream()))
                    .forEach(search::in);
        });
        SecretSearch onNode = new SecretSearch((place, kind) -> report.value(
                place,
                "everybody who may read this file or its repository will have " + kind,
                Fix.byHand("keep the file out of the repository, or put the value in when the node is made")));
        subject.targets().stream()
                .filter(Target::isStandalone)
                .flatMap(target -> target.nodes().stream())
                .forEach(nodes -> nodes.group().entries().stream()
                        .filter(entry -> !OWN.contains(entry.key()))
                        .flatMap(entry -> nodes.place(entry).stream())
                        .forEach(onNode::in));
    }

    static void registry(Subject subject, RuleReport report) {
        SecretSearch search = new SecretSearch((place, kind) -> report.value(
                place,
                "everybody who may read the Cluster or its repository will have " + kind + " of the registry",
                Fix.byHand("make a Secret of type kubernetes.io/basic-auth beside the Cluster and name it in"
                        + " authConfigSecretName")));
        subject.clusters()
                .flatMap(cluster -> config(cluster, "registries").stream())
                .forEach(registries -> {
                    search.in(registries);
                    registries.get("configs").map(Place::fields).orElse(List.of()).stream()
                            .flatMap(config -> config.at("auth", "auth").stream())
                            .filter(place ->
                                    SecretText.isFilled(SecretSearch.text(place).orElse("")))
                            .forEach(place -> search.say(place, "user and password"));
                });
    }

    static void agentVariable(Subject subject, RuleReport report) {
        subject.clusters()
                .flatMap(cluster -> cluster.root().at("spec", "agentEnvVars").stream())
                .flatMap(list -> list.items().stream())
                .forEach(variable -> variable.get("value")
                        .ifPresent(place -> SecretSearch.text(place)
                                .flatMap(text -> SecretText.kind(variable.text("name"), text))
                                .ifPresent(kind -> report.value(
                                        place,
                                        "everybody who may read the Cluster or its repository will have " + kind,
                                        Fix.byHand(
                                                "use a proxy that needs no password for these nodes, or set the variable"
                                                        + " in the image")))));
    }

    void machineConfig(Subject subject, RuleReport report) {
        SecretSearch search = new SecretSearch((place, kind) -> report.value(
                place,
                "everybody who may read the machine config or its repository will have " + kind,
                Fix.byHand("use a cloud credential of Rancher, and keys instead of passwords")));
        subject.of(Manifest.Kind.MACHINE_CONFIG).forEach(config -> {
            String userData = drivers.ofKind(config.root().text("kind"))
                    .map(MachineDriver::userDataField)
                    .orElse("");
            config.root().fields().stream()
                    .filter(field -> !field.name().equals(userData))
                    .filter(field -> !Set.of("metadata", "status").contains(field.name()))
                    .filter(field -> !field.text().equals(Optional.of(IMAGE_PASSWORD)))
                    .forEach(search::in);
        });
    }

    private static Optional<Place> config(Manifest cluster, String field) {
        return cluster.root().at("spec", "rkeConfig", field);
    }

    /** The objects that those additional manifests of a file's Clusters hold in which a word stands. */
    static Stream<Place> additional(Subject subject, String word) {
        return subject.clusters()
                .flatMap(cluster -> config(cluster, "additionalManifest").stream())
                .filter(place ->
                        place.text().filter(text -> text.contains(word)).isPresent())
                .flatMap(place -> place.embedded().roots().stream());
    }
}
