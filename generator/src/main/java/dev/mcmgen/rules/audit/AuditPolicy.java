package dev.mcmgen.rules.audit;

import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        subject.targets().stream()
                .filter(target -> !target.isStandalone())
                .flatMap(target -> target.nodes().stream())
                .flatMap(nodes -> nodes.setting(KEY).flatMap(Setting::place).stream())
                .filter(place -> place.text().filter(text -> !isPath(text)).isPresent())
                .forEach(place -> policies.putIfAbsent(place.valuePosition(), new AuditPolicy(place)));
        subject.cloudConfigs()
                .flatMap(config -> config.files().stream())
                .filter(AuditPolicy::isPolicy)
                .flatMap(file -> file.readable().stream())
                .forEach(place -> policies.putIfAbsent(place.valuePosition(), new AuditPolicy(place)));
        return List.copyOf(policies.values());
    }

    private static boolean isPath(String text) {
        String line = text.strip();
        return line.isEmpty() || (line.startsWith("/") && !line.contains("\n"));
    }

    private static boolean isPolicy(CloudFile file) {
        return NAME.matcher(file.name()).matches()
                || file.readable().stream()
                        .filter(content -> content.text().orElse("").contains(GROUP))
                        .flatMap(content -> content.embedded().roots().stream())
                        .anyMatch(root -> root.text("apiVersion").startsWith(GROUP));
    }

    /** The policy itself; empty where it cannot be read. */
    Optional<Place> root() {
        return holder.embedded().roots().stream().findFirst();
    }

    /** Its rules, in their order. */
    Stream<Place> rules() {
        return root().flatMap(root -> root.get("rules")).stream().flatMap(rules -> rules.items().stream());
    }
}
