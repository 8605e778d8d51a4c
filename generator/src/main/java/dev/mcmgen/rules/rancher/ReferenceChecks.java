package dev.mcmgen.rules.rancher;

import dev.mcmgen.catalog.Release;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.schema.NearestWord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about what a Cluster names and Rancher does not look up in time (live-rancher-2.15.md, "Corrected"). */
final class ReferenceChecks {

    private static final String TEMPLATE = "defaultPodSecurityAdmissionConfigurationTemplateName";
    private static final List<String> BUILT_IN = List.of("rancher-restricted", "rancher-privileged");

    private ReferenceChecks() {}

    static void podSecurityTemplate(Subject subject, RuleReport report) {
        subject.clusters()
                .flatMap(cluster -> cluster.root().at("spec", TEMPLATE).stream())
                .forEach(place -> {
                    String name = place.text().orElse("");
                    Optional<String> meant = name.isEmpty() || BUILT_IN.contains(name)
                            ? Optional.empty()
                            : NearestWord.find(name, BUILT_IN);
                    meant.ifPresent(word -> report.value(
                            place,
                            "Rancher will refuse the cluster, unless somebody made a template named " + name
                                    + "; a dry run does not notice",
                            Fix.byHand("did you mean " + word + "?")));
                });
    }

    static void templateTooEarly(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            boolean old =
                    target.release().filter(release -> !hasPodSecurity(release)).isPresent();
            target.cluster()
                    .filter(cluster -> old && !cluster.exported())
                    .flatMap(cluster -> cluster.root().at("spec", TEMPLATE))
                    .filter(place ->
                            place.text().filter(name -> !name.isEmpty()).isPresent())
                    .ifPresent(place -> report.value(
                            place,
                            "Rancher will refuse the cluster: pod security templates need Kubernetes 1.23",
                            Fix.byHand("remove the template, or take a newer release")));
        }
    }

    private static boolean hasPodSecurity(Release release) {
        return release.atLeast(1, 23);
    }

    static void sharedMachineConfig(Subject subject, RuleReport report) {
        Map<String, String> owners = new HashMap<>();
        subject.clusters().forEach(cluster -> {
            String name = name(cluster);
            for (Place pool : cluster.pools()) {
                pool.get("machineConfigRef").ifPresent(reference -> {
                    String config = namespace(cluster) + "/" + reference.text("kind") + "/" + reference.text("name");
                    String owner = owners.computeIfAbsent(config, key -> name);
                    if (!owner.equals(name) && !reference.text("name").isEmpty()) {
                        report.value(
                                reference,
                                "Rancher will not make these machines: the machine config " + reference.text("name")
                                        + " belongs to the cluster " + owner,
                                Fix.byHand("give each cluster a machine config of its own"));
                    }
                });
            }
        });
    }

    static void machineConfigNamespace(Subject subject, RuleReport report) {
        subject.clusters().forEach(cluster -> {
            for (Place pool : cluster.pools()) {
                Optional<Place> reference = pool.get("machineConfigRef");
                List<Manifest> named = subject.of(Manifest.Kind.MACHINE_CONFIG)
                        .filter(config -> reference
                                .filter(ref ->
                                        ref.text("kind").equals(config.root().text("kind"))
                                                && ref.text("name").equals(name(config)))
                                .isPresent())
                        .toList();
                boolean elsewhere = !named.isEmpty()
                        && named.stream()
                                .map(ReferenceChecks::namespace)
                                .noneMatch(other -> other.isEmpty() || other.equals(namespace(cluster)));
                if (elsewhere && !namespace(cluster).isEmpty()) {
                    reference.ifPresent(ref -> report.value(
                            ref,
                            "Rancher looks for this machine config in " + namespace(cluster)
                                    + ", the namespace of the cluster, and the one of these files is in "
                                    + namespace(named.get(0)),
                            Fix.byHand("put both into one namespace")));
                }
            }
        });
    }

    static void agentDirectory(Subject subject, RuleReport report) {
        subject.clusters().filter(cluster -> !cluster.exported()).forEach(cluster -> {
            for (Place variable :
                    cluster.root().at("spec", "agentEnvVars").map(Place::items).orElse(List.of())) {
                if (variable.text("name").equals("CATTLE_AGENT_VAR_DIR")) {
                    report.value(
                            Severity.WARNING,
                            variable.get("name").orElse(variable),
                            "Rancher from 2.9 on will refuse the cluster: CATTLE_AGENT_VAR_DIR is a data directory there",
                            Fix.byHand("set spec.rkeConfig.dataDirectories.systemAgent"));
                }
            }
        });
    }

    private static String name(Manifest manifest) {
        return manifest.root().at("metadata", "name").flatMap(Place::text).orElse("");
    }

    private static String namespace(Manifest manifest) {
        return manifest.root().at("metadata", "namespace").flatMap(Place::text).orElse("");
    }
}
