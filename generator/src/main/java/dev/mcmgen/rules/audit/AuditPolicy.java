package dev.mcmgen.rules.audit;

import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an audit policy: in Rancher the value of {@code audit-policy-file}, elsewhere a file that a cloud-config
 * writes. The API server reads its first document.
 *
 * @param holder the text value
 */
record AuditPolicy(Place holder) {

    private static final String KEY = "audit-policy-file";
    private static final Pattern NAME = Pattern.compile(".*audit[-_]?policy[^/]*\\.ya?ml");
    private static final String GROUP = "audit.k8s.io/";

    /** Those of a file. */
    static List<AuditPolicy> all(Subject subject) {
        Map<Position, AuditPolicy> policies = new LinkedHashMap<>();
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.isStandalone() ? List.<Nodes>of() : target.nodes()) {
                Optional<Place> place = nodes.placeOf(KEY);
                if (place.isPresent()
                        && place.get().isText()
                        && !isPath(place.get().text().orElse(""))) {
                    policies.putIfAbsent(place.get().valuePosition(), new AuditPolicy(place.get()));
                }
            }
        }
        for (CloudConfig config : subject.cloudConfigs()) {
            for (CloudFile file : config.files()) {
                Optional<Place> content = file.readable();
                if (content.isPresent() && isPolicy(file, content.get())) {
                    policies.putIfAbsent(content.get().valuePosition(), new AuditPolicy(content.get()));
                }
            }
        }
        return List.copyOf(policies.values());
    }

    private static boolean isPath(String text) {
        String line = text.strip();
        return line.isEmpty() || (line.startsWith("/") && !line.contains("\n"));
    }

    private static boolean isPolicy(CloudFile file, Place content) {
        if (file.name().contains("policy") && NAME.matcher(file.name()).matches()) {
            return true;
        }
        if (content.text().orElse("").contains(GROUP)) {
            for (Place root : content.embedded().roots()) {
                if (root.text("apiVersion").startsWith(GROUP)) {
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
