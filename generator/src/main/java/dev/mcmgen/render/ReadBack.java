package dev.mcmgen.render;

import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads what was rendered as the cluster will read it, and checks it against the schema of its kind, before anything is
 * written. Templates can be the user's own, and overrides are: what comes out is never taken on trust.
 */
final class ReadBack {

    private static final Map<String, String> SCHEMA_BY_KIND = Map.of(
            "provisioning.cattle.io/v1 Cluster", "rancher-cluster",
            "rke-machine-config.cattle.io/v1 VmwarevsphereConfig", "vmwarevsphereconfig",
            "helm.cattle.io/v1 HelmChartConfig", "helm-chart-config",
            "audit.k8s.io/v1 Policy", "audit-policy",
            "apiserver.config.k8s.io/v1 AdmissionConfiguration", "pod-security-admission");

    private final Map<String, SchemaCheck> checks = new ConcurrentHashMap<>();

    /**
     * Everything wrong in these files; the positions are those of the output, which nobody can open, so each message has
     * the key that stands there.
     *
     * @param cause what made it likely, as a hint
     */
    List<Problem> check(List<RenderedFile> files, Supplier<String> cause) {
        List<Problem> problems = new ArrayList<>();
        for (RenderedFile file : files) {
            if (file.path().endsWith(".yaml")) {
                List<Problem> found = new ArrayList<>();
                check(file, found);
                found.forEach(problem -> problems.add(inOutput(problem, file, cause.get())));
            }
        }
        return problems;
    }

    private static Problem inOutput(Problem problem, RenderedFile file, String cause) {
        Position place = problem.position();
        String line = file.text()
                .lines()
                .skip(Math.max(0, place.line() - 1))
                .findFirst()
                .orElse("")
                .strip()
                // What stands there may be a secret of a user's manifest.
                .replaceFirst(":\\s.*", ":");
        String hint = problem.hint().isEmpty() ? cause : problem.hint() + "; " + cause;
        return new Problem(
                "rendered/" + problem.code().substring(problem.code().indexOf('/') + 1),
                new Position("<rendered>/" + file.path(), place.line(), place.column()),
                "in the rendered output, at " + line + " " + problem.message(),
                hint);
    }

    private void check(RenderedFile file, List<Problem> problems) {
        try {
            byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
            for (YamlDocument document : GoYaml.readAll(file.path(), text)) {
                document.root()
                        .ifPresent(root -> schema(file.path(), root)
                                .ifPresent(name -> problems.addAll(
                                        checks.computeIfAbsent(name, each -> SchemaCheck.against(each, "rendered"))
                                                .check(root))));
            }
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
    }

    private static Optional<String> schema(String path, YamlNode root) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.equals("config.yaml")) {
            return Optional.of(path.startsWith("k3s/") ? "k3s-config" : "rke2-config");
        }
        if (name.startsWith("registries.")) {
            return Optional.of("registries");
        }
        if (name.equals("cloud-init.yaml")) {
            return Optional.of("cloud-config");
        }
        if (!(root instanceof YamlMapping object)) {
            return Optional.empty();
        }
        String kind = text(object, "kind");
        String type = text(object, "apiVersion") + " " + kind;
        if (SCHEMA_BY_KIND.containsKey(type)) {
            return Optional.of(SCHEMA_BY_KIND.get(type));
        }
        if (type.startsWith("rke-machine-config.cattle.io/")) {
            return Optional.of("machine-config");
        }
        return path.startsWith("rancher/") && (kind.equals("Secret") || kind.equals("ConfigMap"))
                ? Optional.of("machine-files")
                : Optional.of("kubernetes-object");
    }

    private static String text(YamlMapping object, String key) {
        return object.get(key)
                .filter(YamlScalar.class::isInstance)
                .map(node -> ((YamlScalar) node).text())
                .orElse("");
    }
}
