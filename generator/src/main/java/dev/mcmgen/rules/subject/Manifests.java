package dev.mcmgen.rules.subject;

import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Takes documents apart into the objects that there are rules for, and what is skipped. One serves many threads. */
final class Manifests {

    private static final String CLUSTER = "provisioning.cattle.io/v1 Cluster";
    private static final String VSPHERE = "rke-machine-config.cattle.io/v1 VmwarevsphereConfig";
    private static final String CHART = "helm.cattle.io/v1 HelmChartConfig";
    private static final String MACHINE_CONFIG_GROUP = "rke-machine-config.cattle.io/";

    private final Map<String, SchemaCheck> checks = new ConcurrentHashMap<>();

    /** What one document holds. */
    record Content(List<Manifest> manifests, List<Skip> skipped) {}

    Content of(YamlDocument document) {
        List<Manifest> manifests = new ArrayList<>();
        List<Skip> skipped = new ArrayList<>();
        document.root().ifPresent(root -> {
            List<Place> objects = objects(Place.of(document, JsonPointer.ROOT, root));
            for (Place object : objects) {
                Optional<String> schema = schema(object);
                if (schema.isEmpty() && isStranger(object) && !TemplateMarks.in(object.value())) {
                    manifests.add(new Manifest(Manifest.Kind.STRANGER, document, object, List.of()));
                }
                if (schema.isEmpty()) {
                    skipped.add(new Skip(object.valuePosition(), "of another kind", false));
                } else if (TemplateMarks.in(object.value())) {
                    skipped.add(Skip.template(object.valuePosition()));
                } else if (isExample(object)) {
                    skipped.add(Skip.example(object.valuePosition()));
                } else {
                    manifests.add(new Manifest(
                            kind(schema.get()), document, object, problems(document, object, schema.get())));
                }
            }
        });
        return new Content(manifests, skipped);
    }

    private static boolean isStranger(Place object) {
        String version = text(object.value(), "apiVersion");
        String kind = text(object.value(), "kind");
        return (version.startsWith("provisioning.cattle.io/") && !kind.endsWith("List"))
                || (version.startsWith("helm.cattle.io/")
                        && !(version.equals("helm.cattle.io/v1") && kind.equals("HelmChart")));
    }

    /** Whether the object is not filled in yet: what it is called, or its release, is a word in angle brackets. */
    private static boolean isExample(Place object) {
        return Stream.of(object.at("metadata", "name"), object.at("spec", "kubernetesVersion"))
                .flatMap(Optional::stream)
                .flatMap(place -> place.text().stream())
                .anyMatch(TemplateMarks::isPlaceholder);
    }

    /** The object, or the objects of a list as {@code kubectl get -o yaml} and Steve write them. */
    static List<Place> objects(Place root) {
        boolean list = text(root.value(), "kind").endsWith("List")
                || text(root.value(), "type").equals("collection");
        return list
                ? root.get("items").or(() -> root.get("data")).map(Place::items).orElse(List.of())
                : List.of(root);
    }

    private static Optional<String> schema(Place object) {
        String type = text(object.value(), "apiVersion") + " " + text(object.value(), "kind");
        return switch (type) {
            case CLUSTER -> Optional.of("rancher-cluster");
            case VSPHERE -> Optional.of("vmwarevsphereconfig");
            case CHART -> Optional.of("helm-chart-config");
            default -> type.startsWith(MACHINE_CONFIG_GROUP) ? Optional.of("machine-config") : Optional.empty();
        };
    }

    private static Manifest.Kind kind(String schema) {
        return switch (schema) {
            case "rancher-cluster" -> Manifest.Kind.CLUSTER;
            case "helm-chart-config" -> Manifest.Kind.HELM_CHART_CONFIG;
            default -> Manifest.Kind.MACHINE_CONFIG;
        };
    }

    private List<SchemaProblem> problems(YamlDocument document, Place object, String schema) {
        YamlMapping typed = TypedPart.of((YamlMapping) object.value());
        YamlNode root = document.root().orElse(typed);
        return checks.computeIfAbsent(schema, name -> SchemaCheck.against(name, "schema")).check(typed).stream()
                .map(problem -> new SchemaProblem(
                        problem, path(problem, root).orElse(JsonPointer.ROOT).toString()))
                .toList();
    }

    private static Optional<JsonPointer> path(Problem problem, YamlNode root) {
        return problem.code().equals("schema/unknown-field")
                ? Paths.ofKey(problem.position(), root, JsonPointer.ROOT)
                : Paths.at(problem.position(), root, JsonPointer.ROOT);
    }

    private static String text(YamlNode node, String key) {
        return node instanceof YamlMapping mapping
                ? mapping.get(key)
                        .filter(YamlScalar.class::isInstance)
                        .map(value -> ((YamlScalar) value).text())
                        .orElse("")
                : "";
    }
}
