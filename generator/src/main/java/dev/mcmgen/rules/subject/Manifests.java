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

/** Takes documents apart into the objects that there are rules for, and what is skipped. One serves many threads. */
final class Manifests {

    private static final String CLUSTER = "provisioning.cattle.io/v1 Cluster";
    private static final String VSPHERE = "rke-machine-config.cattle.io/v1 VmwarevsphereConfig";
    private static final String CHART = "helm.cattle.io/v1 HelmChartConfig";
    private static final String MACHINE_CONFIG_GROUP = "rke-machine-config.cattle.io/";

    private final Map<String, SchemaCheck> checks = new ConcurrentHashMap<>();

    /** What one document holds. */
    record Content(List<Manifest> manifests, List<Skip> skipped) {}

    /** The objects of a document that somebody wrote. */
    Content of(YamlDocument document) {
        return content(document, false);
    }

    /** Those of a document that the renderer made, and read back against their schemas. */
    Content rendered(YamlDocument document) {
        return content(document, true);
    }

    private Content content(YamlDocument document, boolean satisfiesSchemas) {
        Content content = new Content(new ArrayList<>(), new ArrayList<>());
        if (document.root().isPresent()) {
            Place root = Place.of(document, JsonPointer.ROOT, document.root().get());
            for (Place object : objects(root)) {
                add(document, object, satisfiesSchemas, content);
            }
        }
        return content;
    }

    private void add(YamlDocument document, Place object, boolean satisfiesSchema, Content content) {
        String schema = schema(object);
        if (schema.isEmpty() && isStranger(object) && !TemplateMarks.in(object.value())) {
            content.manifests().add(new Manifest(Manifest.Kind.STRANGER, document, object, List.of()));
        }
        if (schema.isEmpty()) {
            content.skipped().add(new Skip(object.valuePosition(), "of another kind", false));
        } else if (TemplateMarks.in(object.value())) {
            content.skipped().add(Skip.template(object.valuePosition()));
        } else if (isExample(object)) {
            content.skipped().add(Skip.example(object.valuePosition()));
        } else {
            List<SchemaProblem> problems = satisfiesSchema ? List.of() : problems(document, object, schema);
            content.manifests().add(new Manifest(kind(schema), document, object, problems));
        }
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
        return isPlaceholder(object.at("metadata", "name")) || isPlaceholder(object.at("spec", "kubernetesVersion"));
    }

    private static boolean isPlaceholder(Optional<Place> place) {
        return TemplateMarks.isPlaceholder(place.flatMap(Place::text).orElse(""));
    }

    /** The object, or the objects of a list as {@code kubectl get -o yaml} and Steve write them. */
    static List<Place> objects(Place root) {
        boolean list = text(root.value(), "kind").endsWith("List")
                || text(root.value(), "type").equals("collection");
        return list
                ? root.get("items").or(() -> root.get("data")).map(Place::items).orElse(List.of())
                : List.of(root);
    }

    /** The schema of an object that there are rules for; empty text for others. */
    private static String schema(Place object) {
        String type = text(object.value(), "apiVersion") + " " + text(object.value(), "kind");
        return switch (type) {
            case CLUSTER -> "rancher-cluster";
            case VSPHERE -> "vmwarevsphereconfig";
            case CHART -> "helm-chart-config";
            default -> type.startsWith(MACHINE_CONFIG_GROUP) ? "machine-config" : "";
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
        List<SchemaProblem> problems = new ArrayList<>();
        for (Problem problem : check(schema).check(typed)) {
            problems.add(new SchemaProblem(
                    problem, path(problem, root).orElse(JsonPointer.ROOT).toString()));
        }
        return problems;
    }

    private SchemaCheck check(String schema) {
        SchemaCheck known = checks.get(schema);
        if (known == null) {
            known = SchemaCheck.against(schema, "schema");
            checks.put(schema, known);
        }
        return known;
    }

    private static Optional<JsonPointer> path(Problem problem, YamlNode root) {
        return problem.code().equals("schema/unknown-field")
                ? Paths.ofKey(problem.position(), root, JsonPointer.ROOT)
                : Paths.at(problem.position(), root, JsonPointer.ROOT);
    }

    private static String text(YamlNode node, String key) {
        Optional<YamlNode> value = node instanceof YamlMapping mapping ? mapping.get(key) : Optional.empty();
        return value.isPresent() && value.get() instanceof YamlScalar scalar ? scalar.text() : "";
    }
}
