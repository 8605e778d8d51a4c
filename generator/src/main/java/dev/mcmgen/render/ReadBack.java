package dev.mcmgen.render;

import dev.mcmgen.schema.Fault;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.EmbeddedText;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.InnerDocuments;
import dev.mcmgen.yaml.InnerTexts;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads what was rendered as the cluster will read it, and checks it against the schema of its kind, before anything is
 * written: the files, and the YAML inside them. Templates can be the user's own, and overrides are: what comes out is
 * never taken on trust.
 */
final class ReadBack {

    private static final String PREFIX = "rendered";
    private static final String CLOUD_CONFIG = "cloud-config";
    private static final String HOST_CLOUD_CONFIG = "host/cloud-init.yaml";
    private static final String AUDIT_POLICY = "audit-policy";

    private static final Map<String, String> SCHEMA_BY_KIND = Map.of(
            "provisioning.cattle.io/v1 Cluster", "rancher-cluster",
            "rke-machine-config.cattle.io/v1 VmwarevsphereConfig", "vmwarevsphereconfig",
            "helm.cattle.io/v1 HelmChartConfig", "helm-chart-config",
            "audit.k8s.io/v1 Policy", AUDIT_POLICY,
            "apiserver.config.k8s.io/v1 AdmissionConfiguration", "pod-security-admission");

    /** Fields that hold YAML: where, and the schema of what is inside, or that each document names its own kind. */
    private static final List<Embedded> EMBEDDED = List.of(
            Embedded.of("rancher-cluster", "/spec/rkeConfig/additionalManifest", Optional.empty()),
            Embedded.of(
                    "rancher-cluster",
                    "/spec/rkeConfig/machineGlobalConfig/audit-policy-file",
                    Optional.of(AUDIT_POLICY)),
            Embedded.of("vmwarevsphereconfig", "/cloudConfig", Optional.of(CLOUD_CONFIG)),
            Embedded.of("machine-config", "/userdata", Optional.of(CLOUD_CONFIG)),
            Embedded.of("machine-config", "/userData", Optional.of(CLOUD_CONFIG)),
            Embedded.of("machine-config", "/customData", Optional.of(CLOUD_CONFIG)),
            Embedded.of("machine-config", "/cloudInit", Optional.of(CLOUD_CONFIG)));

    private record Embedded(String schema, JsonPointer pointer, Optional<String> inside) {

        static Embedded of(String schema, String pointer, Optional<String> inside) {
            return new Embedded(schema, JsonPointer.parse(pointer), inside);
        }
    }

    /**
     * Something wrong in a rendered file.
     *
     * @param problem at the place in that file
     * @param schema of the object; empty where the file could not be read
     * @param name of the object
     * @param fault what is wrong with the object; of YAML inside it, the field that holds it
     * @param inside the place in that YAML
     */
    record Finding(Problem problem, String schema, String name, Fault fault, Optional<Position> inside) {

        static Finding unread(Problem problem) {
            Fault none = new Fault(problem, JsonPointer.ROOT, Fault.Kind.VALUE, "", Optional.empty());
            return new Finding(problem, "", "", none, Optional.empty());
        }
    }

    private final Map<String, SchemaCheck> checks = new ConcurrentHashMap<>();
    private final InnerTexts inner = new InnerTexts();

    /** The cloud-config for hosts that was found in order last: most clusters of a fleet have the same. */
    private volatile String hostCloudConfig = "";

    /**
     * What came of reading files back.
     *
     * @param findings everything wrong in them; the positions are those of the output
     * @param documents by the path of the file, of those that could be read
     */
    record Result(List<Finding> findings, Map<String, List<YamlDocument>> documents) {}

    /** Reads all files. */
    Result check(List<RenderedFile> files) {
        Result result = new Result(new ArrayList<>(), new HashMap<>());
        for (RenderedFile file : files) {
            boolean ofHosts = file.path().equals(HOST_CLOUD_CONFIG);
            boolean known = ofHosts && file.text().equals(hostCloudConfig);
            if (file.path().endsWith(".yaml") && !known) {
                int before = result.findings().size();
                check(file, result);
                if (ofHosts && result.findings().size() == before) {
                    hostCloudConfig = file.text();
                }
            }
        }
        return result;
    }

    private void check(RenderedFile file, Result result) {
        try {
            List<YamlDocument> documents = GoYaml.readAll(YamlText.of(file.path(), file.text(), inner));
            result.documents().put(file.path(), documents);
            for (YamlDocument document : documents) {
                if (document.root().isPresent()) {
                    check(file.path(), document, document.root().get(), result.findings());
                }
            }
        } catch (ProblemsException e) {
            for (Problem problem : e.problems()) {
                result.findings().add(Finding.unread(problem));
            }
        }
    }

    private void check(String path, YamlDocument document, YamlNode root, List<Finding> findings) {
        if (isUsersOwn(path, root)) {
            return;
        }
        String schema = schemaOfFile(path);
        if (schema.isEmpty()) {
            schema = schemaOfObject(path, root);
        }
        for (Fault fault : against(schema).faults(root)) {
            findings.add(new Finding(fault.problem(), schema, name(root), fault, Optional.empty()));
        }
        for (Embedded embedded : EMBEDDED) {
            Optional<YamlNode> holder =
                    embedded.schema().equals(schema) ? embedded.pointer().resolve(root) : Optional.empty();
            if (holder.isPresent() && holder.get() instanceof YamlScalar scalar && isYaml(scalar.text())) {
                EmbeddedText text = document.embedded(scalar);
                for (Problem problem : inside(text, embedded.inside())) {
                    findings.add(finding(problem, text, schema, name(root), embedded.pointer()));
                }
            }
        }
    }

    /** It can be a script instead of a cloud-config, or the name of a Secret that Rancher reads a policy from. */
    private static boolean isYaml(String text) {
        return !text.startsWith("#!") && !text.startsWith("secret://");
    }

    /** What is wrong in the text, at places inside it. */
    private List<Problem> inside(EmbeddedText text, Optional<String> schema) {
        InnerDocuments yaml = text.yaml();
        List<Problem> problems = new ArrayList<>(yaml.problems());
        for (YamlDocument inside : yaml.documents()) {
            if (inside.root().isPresent()) {
                YamlNode root = inside.root().get();
                problems.addAll(against(schema.isPresent() ? schema.get() : schemaOfObject("", root))
                        .check(root));
            }
        }
        return problems;
    }

    private static Finding finding(
            Problem problem, EmbeddedText text, String schema, String name, JsonPointer pointer) {
        Problem moved =
                new Problem(problem.code(), text.position(problem.position()), problem.message(), problem.hint());
        Fault fault = new Fault(moved, pointer, Fault.Kind.VALUE, "", Optional.empty());
        return new Finding(moved, schema, name, fault, Optional.of(problem.position()));
    }

    private static String name(YamlNode root) {
        return root instanceof YamlMapping object && object.get("metadata").orElse(root) instanceof YamlMapping metadata
                ? text(metadata, "name")
                : "";
    }

    private SchemaCheck against(String schema) {
        SchemaCheck known = checks.get(schema);
        if (known == null) {
            known = SchemaCheck.against(schema, PREFIX);
            checks.put(schema, known);
        }
        return known;
    }

    /** A file for machines of a standalone bundle may hold anything. */
    private static boolean isUsersOwn(String path, YamlNode root) {
        return isOfNodes(path)
                && !path.contains("/server/manifests/")
                && schemaOfFile(path).isEmpty()
                && schemaOfObject(path, root).equals("kubernetes-object");
    }

    /** Whether the file belongs to a standalone node. */
    private static boolean isOfNodes(String path) {
        return path.startsWith("rke2/") || path.startsWith("k3s/");
    }

    /** The schema of a file that is no object; empty text where it is one. */
    private static String schemaOfFile(String path) {
        if (path.equals(HOST_CLOUD_CONFIG)) {
            return CLOUD_CONFIG;
        }
        if (isOfNodes(path) && path.matches("[^/]+/[^/]+/config\\.yaml")) {
            return path.startsWith("k3s/") ? "k3s-config" : "rke2-config";
        }
        return isOfNodes(path) && path.matches("[^/]+/[^/]+/registries\\.(example\\.)?yaml") ? "registries" : "";
    }

    private static String schemaOfObject(String path, YamlNode root) {
        if (!(root instanceof YamlMapping object)) {
            return "kubernetes-object";
        }
        String kind = text(object, "kind");
        String type = text(object, "apiVersion") + " " + kind;
        if (SCHEMA_BY_KIND.containsKey(type)) {
            return SCHEMA_BY_KIND.get(type);
        }
        if (type.startsWith("rke-machine-config.cattle.io/")) {
            return "machine-config";
        }
        boolean machineFiles = path.startsWith("rancher/") && (kind.equals("Secret") || kind.equals("ConfigMap"));
        return machineFiles ? "machine-files" : "kubernetes-object";
    }

    private static String text(YamlMapping object, String key) {
        Optional<YamlNode> value = object.get(key);
        return value.isPresent() && value.get() instanceof YamlScalar scalar ? scalar.text() : "";
    }
}
