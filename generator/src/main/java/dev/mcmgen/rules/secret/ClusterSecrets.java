package dev.mcmgen.rules.secret;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.catalog.MachineDrivers;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.secret.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        for (Place config : subject.inClusters("spec", "rkeConfig", "machineGlobalConfig")) {
            search.in(config);
        }
        for (Place selectors : subject.inClusters("spec", "rkeConfig", "machineSelectorConfig")) {
            for (Place selector : selectors.items()) {
                search.in(selector.get("config"));
            }
        }
        SecretSearch onNode = new SecretSearch((place, kind) -> report.value(
                place,
                "everybody who may read this file or its repository will have " + kind,
                Fix.byHand("keep the file out of the repository, or put the value in when the node is made")));
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.isStandalone() ? target.nodes() : List.<Nodes>of()) {
                for (Entry entry : nodes.group().entries()) {
                    if (!OWN.contains(entry.key())) {
                        onNode.in(nodes.place(entry));
                    }
                }
            }
        }
    }

    static void registry(Subject subject, RuleReport report) {
        SecretSearch search = new SecretSearch((place, kind) -> report.value(
                place,
                "everybody who may read the Cluster or its repository will have " + kind + " of the registry",
                Fix.byHand("make a Secret of type kubernetes.io/basic-auth beside the Cluster and name it in"
                        + " authConfigSecretName")));
        for (Place registries : subject.inClusters("spec", "rkeConfig", "registries")) {
            search.in(registries);
            for (Place config : registries.fieldsAt("configs")) {
                Optional<Place> login = config.at("auth", "auth");
                Optional<String> text = login.isPresent() ? SecretSearch.text(login.get()) : Optional.empty();
                if (text.isPresent() && SecretText.isFilled(text.get())) {
                    search.say(login.orElseThrow(), "user and password");
                }
            }
        }
    }

    static void agentVariable(Subject subject, RuleReport report) {
        for (Place variables : subject.inClusters("spec", "agentEnvVars")) {
            for (Place variable : variables.items()) {
                Optional<String> kind = SecretSearch.ofVariable(variable);
                if (kind.isPresent()) {
                    report.value(
                            variable.get("value").orElse(variable),
                            "everybody who may read the Cluster or its repository will have " + kind.get(),
                            Fix.byHand("use a proxy that needs no password for these nodes, or set the variable in the"
                                    + " image"));
                }
            }
        }
    }

    void machineConfig(Subject subject, RuleReport report) {
        SecretSearch search = new SecretSearch((place, kind) -> report.value(
                place,
                "everybody who may read the machine config or its repository will have " + kind,
                Fix.byHand("use a cloud credential of Rancher, and keys instead of passwords")));
        for (Manifest config : subject.of(Manifest.Kind.MACHINE_CONFIG)) {
            Optional<MachineDriver> driver = drivers.ofKind(config.root().text("kind"));
            Set<String> elsewhere = Set.of(
                    "metadata", "status", driver.isPresent() ? driver.get().userDataField() : "");
            for (Place field : config.root().fields()) {
                if (!elsewhere.contains(field.name())
                        && !field.text().orElse("").equals(IMAGE_PASSWORD)) {
                    search.in(field);
                }
            }
        }
    }

    /** The objects that those additional manifests of a file's Clusters hold in which a word stands. */
    static List<Place> additional(Subject subject, String word) {
        List<Place> objects = new ArrayList<>();
        for (Place manifest : subject.inClusters("spec", "rkeConfig", "additionalManifest")) {
            if (manifest.text().orElse("").contains(word)) {
                objects.addAll(manifest.embedded().roots());
            }
        }
        return objects;
    }
}
