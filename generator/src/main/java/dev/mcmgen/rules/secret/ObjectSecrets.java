package dev.mcmgen.rules.secret;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
        ClusterSecrets.additional(subject, "Secret")
                .filter(object -> object.text("kind").equals("Secret"))
                .forEach(object -> Stream.of("data", "stringData")
                        .flatMap(field -> object.get(field).stream())
                        .flatMap(data -> data.fields().stream())
                        .filter(ObjectSecrets::isSecret)
                        .findFirst()
                        .ifPresent(field -> report.value(
                                field,
                                "everybody who may read the Cluster or its repository will have the content of this"
                                        + " Secret: the additional manifest is part of the Cluster",
                                Fix.byHand("create the Secret on the cluster in another way, such as by an external"
                                        + " secrets operator"))));
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
        ClusterSecrets.additional(subject, "env")
                .flatMap(ObjectSecrets::variables)
                .forEach(variable -> variable.get("value")
                        .ifPresent(place -> SecretSearch.text(place)
                                .flatMap(text -> SecretText.kind(variable.text("name"), text))
                                .ifPresent(kind -> report.value(
                                        place,
                                        "everybody who may read the Cluster or the pod will have " + kind,
                                        Fix.byHand("take it from a Secret: valueFrom.secretKeyRef")))));
    }

    /** The environment of the containers of a pod or of what makes pods. */
    private static Stream<Place> variables(Place object) {
        return POD_SPECS.stream()
                .flatMap(path -> object.at(path.toArray(String[]::new)).stream())
                .flatMap(pod -> Stream.of("containers", "initContainers").flatMap(name -> pod.get(name).stream()))
                .flatMap(containers -> containers.items().stream())
                .flatMap(container -> container.get("env").stream())
                .flatMap(env -> env.items().stream());
    }

    static void chartValues(Subject subject, RuleReport report) {
        SecretSearch search = new SecretSearch((place, kind) -> report.value(
                place,
                "everybody who may read these values or their repository will have " + kind,
                Fix.byHand("name a Secret of the cluster instead, where the chart can read one")));
        subject.clusters()
                .flatMap(cluster -> cluster.root().at("spec", "rkeConfig", "chartValues").stream())
                .forEach(search::in);
        Stream.concat(
                        subject.of(Manifest.Kind.HELM_CHART_CONFIG).map(Manifest::root),
                        ClusterSecrets.additional(subject, "HelmChart")
                                .filter(object -> CHARTS.contains(object.text("kind"))))
                .forEach(object -> {
                    object.at("spec", "valuesContent").stream()
                            .flatMap(values -> values.embedded().roots().stream())
                            .forEach(search::in);
                    object.at("spec", "set").ifPresent(search::in);
                });
    }
}
