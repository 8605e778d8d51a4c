package dev.mcmgen.rules.audit;

import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.DeliveredFile;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an audit policy: in Rancher the value of {@code audit-policy-file}; else a file that a cloud-config writes,
 * that Rancher brings to machines, or that lies beside a {@code config.yaml}. The API server reads its first document.
 *
 * @param holder the text value
 */
record AuditPolicy(Place holder) {

    private static final String KEY = "audit-policy-file";
    private static final Pattern NAME = Pattern.compile(".*audit[-_]?policy[^/]*\\.ya?ml");
    private static final String GROUP = "audit.k8s.io";

    /** Those of a file. */
    static List<AuditPolicy> all(Subject subject) {
        Map<Position, AuditPolicy> policies = new LinkedHashMap<>();
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.nodes()) {
                Optional<Place> place = target.isStandalone() ? Optional.empty() : nodes.placeOf(KEY);
                if (place.isPresent()
                        && place.get().isText()
                        && !isPath(place.get().text().orElse(""))) {
                    add(policies, place.get());
                }
                addNamed(policies, target, nodes);
            }
            for (DeliveredFile file : target.deliveredFiles()) {
                if (file.isOf(GROUP)) {
                    add(policies, file.holder());
                }
            }
        }
        for (CloudConfig config : subject.cloudConfigs()) {
            for (CloudFile file : config.files()) {
                Optional<Place> content = file.readable();
                if (content.isPresent() && isPolicy(file, content.get())) {
                    add(policies, content.get());
                }
            }
        }
        return List.copyOf(policies.values());
    }

    /** Those that the API servers are told to read. */
    private static void addNamed(Map<Position, AuditPolicy> policies, Target target, Nodes nodes) {
        if (target.deliveredFiles().isEmpty()) {
            return;
        }
        List<String> paths = new ArrayList<>(nodes.texts(KEY));
        nodes.arguments("kube-apiserver-arg").value(KEY).ifPresent(paths::add);
        for (String path : paths) {
            target.fileAt(path).ifPresent(file -> add(policies, file.holder()));
        }
    }

    private static void add(Map<Position, AuditPolicy> policies, Place place) {
        policies.putIfAbsent(place.valuePosition(), new AuditPolicy(place));
    }

    private static boolean isPath(String text) {
        String line = text.strip();
        return line.isEmpty() || (line.startsWith("/") && !line.contains("\n"));
    }

    private static boolean isPolicy(CloudFile file, Place content) {
        if (file.name().contains("policy") && NAME.matcher(file.name()).matches()) {
            return true;
        }
        if (content.text().orElse("").contains(GROUP + "/")) {
            for (Place root : content.embedded().roots()) {
                if (root.text("apiVersion").startsWith(GROUP + "/")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The policy itself; empty where it cannot be read. */
    Optional<Place> root() {
        List<Place> roots = holder.embedded().roots();
        return roots.isEmpty() ? Optional.empty() : Optional.of(roots.get(0));
    }

    /** Its rules, in their order. */
    List<Place> rules() {
        return root().isPresent() ? root().get().itemsAt("rules") : List.of();
    }
}
