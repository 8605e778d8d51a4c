package dev.mcmgen.rules.secret;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Secrets in additional manifests, and in the values of charts. */
final class ObjectSecrets {

    private static final Set<String> CHARTS = Set.of("HelmChart", "HelmChartConfig");

    /** Where a Pod, a workload and a CronJob have the containers. */
    private static final List<List<String>> POD_SPECS = List.of(
            List.of("spec"),
            List.of("spec", "template", "spec"),
            List.of("spec", "jobTemplate", "spec", "template", "spec"));

    private ObjectSecrets() {}

    static void manifest(Subject subject, RuleReport report) {
        for (Place object : ClusterSecrets.additional(subject, "Secret")) {
            Optional<Place> field = object.text("kind").equals("Secret") ? firstSecret(object) : Optional.empty();
            if (field.isPresent()) {
                report.value(
                        field.get(),
                        "everybody who may read the Cluster or its repository will have the content of this Secret: the"
                                + " additional manifest is part of the Cluster",
                        Fix.byHand("create the Secret on the cluster in another way, such as by an external secrets"
                                + " operator"));
            }
        }
    }

    private static Optional<Place> firstSecret(Place object) {
        for (String data : List.of("data", "stringData")) {
            for (Place field : object.fieldsAt(data)) {
                if (isSecret(field)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    /** In {@code data} every text is base64; certificates are public. */
    private static boolean isSecret(Place field) {
        String text = field.text().orElse("");
        String plain = field.path().contains("/data/") ? decoded(text) : text;
        boolean certificate = plain.contains("-----BEGIN CERTIFICATE-----") && !plain.contains("PRIVATE KEY");
        return SecretText.isFilled(text) && SecretText.isFilled(plain) && !certificate;
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    static void environment(Subject subject, RuleReport report) {
        for (Place object : ClusterSecrets.additional(subject, "env")) {
            for (Place variable : variables(object)) {
                Optional<String> kind = SecretSearch.ofVariable(variable);
                if (kind.isPresent()) {
                    report.value(
                            variable.get("value").orElse(variable),
                            "everybody who may read the Cluster or the pod will have " + kind.get(),
                            Fix.byHand("take it from a Secret: valueFrom.secretKeyRef"));
                }
            }
        }
    }

    /** The environment of the containers of a pod or of what makes pods. */
    private static List<Place> variables(Place object) {
        List<Place> variables = new ArrayList<>();
        for (List<String> path : POD_SPECS) {
            Optional<Place> pod = object.at(path.toArray(new String[0]));
            for (String name : pod.isPresent() ? List.of("containers", "initContainers") : List.<String>of()) {
                for (Place container : pod.orElseThrow().itemsAt(name)) {
                    variables.addAll(container.itemsAt("env"));
                }
            }
        }
        return variables;
    }

    static void chartValues(Subject subject, RuleReport report) {
        SecretSearch search = new SecretSearch((place, kind) -> report.value(
                place,
                "everybody who may read these values or their repository will have " + kind,
                Fix.byHand("name a Secret of the cluster instead, where the chart can read one")));
        for (Place values : subject.inClusters("spec", "rkeConfig", "chartValues")) {
            search.in(values);
        }
        for (Manifest manifest : subject.of(Manifest.Kind.HELM_CHART_CONFIG)) {
            inChart(manifest.root(), search);
        }
        for (Place object : ClusterSecrets.additional(subject, "HelmChart")) {
            if (CHARTS.contains(object.text("kind"))) {
                inChart(object, search);
            }
        }
    }

    private static void inChart(Place object, SecretSearch search) {
        Optional<Place> content = object.at("spec", "valuesContent");
        for (Place values : content.isPresent() ? content.get().embedded().roots() : List.<Place>of()) {
            search.in(values);
        }
        search.in(object.at("spec", "set"));
    }
}
