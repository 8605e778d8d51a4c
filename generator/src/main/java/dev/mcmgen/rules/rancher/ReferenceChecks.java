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
        for (Place place : subject.inClusters("spec", TEMPLATE)) {
            String name = place.text().orElse("");
            Optional<String> meant =
                    name.isEmpty() || BUILT_IN.contains(name) ? Optional.empty() : NearestWord.find(name, BUILT_IN);
            if (meant.isPresent()) {
                report.value(
                        place,
                        "Rancher will refuse the cluster, unless somebody made a template named " + name
                                + "; a dry run does not notice",
                        Fix.byHand("did you mean " + meant.get() + "?"));
            }
        }
    }

    static void templateTooEarly(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            Optional<Release> release = target.release();
            boolean early = release.isPresent() && !hasPodSecurity(release.get()) && !target.isExported();
            Optional<Place> template = early ? target.at("spec", TEMPLATE) : Optional.empty();
            if (template.isPresent() && !template.get().text().orElse("").isEmpty()) {
                report.value(
                        template.get(),
                        "Rancher will refuse the cluster: pod security templates need Kubernetes 1.23",
                        Fix.byHand("remove the template, or take a newer release"));
            }
        }
    }

    private static boolean hasPodSecurity(Release release) {
        return release.atLeast(1, 23);
    }

    static void sharedMachineConfig(Subject subject, RuleReport report) {
        Map<String, String> owners = new HashMap<>();
        for (Manifest cluster : subject.clusters()) {
            for (Place pool : cluster.pools()) {
                Optional<Place> reference = pool.get("machineConfigRef");
                if (reference.isPresent()) {
                    String name = reference.get().text("name");
                    String config = cluster.namespace() + "/" + reference.get().text("kind") + "/" + name;
                    String owner = owners.getOrDefault(config, cluster.name());
                    owners.put(config, owner);
                    if (!owner.equals(cluster.name()) && !name.isEmpty()) {
                        report.value(
                                reference.get(),
                                "Rancher will not make these machines: the machine config " + name
                                        + " belongs to the cluster " + owner,
                                Fix.byHand("give each cluster a machine config of its own"));
                    }
                }
            }
        }
    }

    static void machineConfigNamespace(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            for (Place pool : cluster.namespace().isEmpty() ? List.<Place>of() : cluster.pools()) {
                Optional<Place> reference = pool.get("machineConfigRef");
                Optional<String> other =
                        reference.isPresent() ? elsewhere(reference.get(), cluster, subject) : Optional.empty();
                if (other.isPresent()) {
                    report.value(
                            reference.orElseThrow(),
                            "Rancher looks for this machine config in " + cluster.namespace()
                                    + ", the namespace of the cluster, and the one of these files is in " + other.get(),
                            Fix.byHand("put both into one namespace"));
                }
            }
        }
    }

    /** The namespace of the machine config of that name; empty where there is one that the cluster may have. */
    private static Optional<String> elsewhere(Place reference, Manifest cluster, Subject subject) {
        Optional<String> elsewhere = Optional.empty();
        for (Manifest config : subject.of(Manifest.Kind.MACHINE_CONFIG)) {
            boolean named = reference.text("kind").equals(config.root().text("kind"))
                    && reference.text("name").equals(config.name());
            if (named && (config.namespace().isEmpty() || config.namespace().equals(cluster.namespace()))) {
                return Optional.empty();
            }
            if (named && elsewhere.isEmpty()) {
                elsewhere = Optional.of(config.namespace());
            }
        }
        return elsewhere;
    }

    static void agentDirectory(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            for (Place variable :
                    cluster.exported() ? List.<Place>of() : cluster.root().itemsAt("spec", "agentEnvVars")) {
                if (variable.text("name").equals("CATTLE_AGENT_VAR_DIR")) {
                    report.value(
                            Severity.WARNING,
                            variable.get("name").orElse(variable),
                            "Rancher from 2.9 on will refuse the cluster: CATTLE_AGENT_VAR_DIR is a data directory there",
                            Fix.byHand("set spec.rkeConfig.dataDirectories.systemAgent"));
                }
            }
        }
    }
}
