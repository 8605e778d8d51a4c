package dev.mcmgen.rules.audit;

import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.DeliveredFile;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
                Optional<Place> content = target.isStandalone()
                        ? Optional.empty()
                        : nodes.setting(KEY).flatMap(Setting::place);
                content.filter(place ->
                                place.text().filter(text -> !isPath(text)).isPresent())
                        .ifPresent(place -> add(policies, place));
                Stream.concat(nodes.texts(KEY).stream(), nodes.arguments("kube-apiserver-arg").value(KEY).stream())
                        .forEach(path -> target.fileAt(path).ifPresent(file -> add(policies, file.holder())));
            }
            for (DeliveredFile file : target.deliveredFiles()) {
                if (file.isOf(GROUP)) {
                    add(policies, file.holder());
                }
            }
        }
        subject.cloudConfigs()
                .flatMap(config -> config.files().stream())
                .filter(AuditPolicy::isPolicy)
                .flatMap(file -> file.readable().stream())
                .forEach(place -> add(policies, place));
        return List.copyOf(policies.values());
    }

    private static void add(Map<Position, AuditPolicy> policies, Place place) {
        policies.putIfAbsent(place.valuePosition(), new AuditPolicy(place));
    }

    private static boolean isPath(String text) {
        String line = text.strip();
        return line.isEmpty() || (line.startsWith("/") && !line.contains("\n"));
    }

    private static boolean isPolicy(CloudFile file) {
        return NAME.matcher(file.name()).matches()
                || file.readable().stream()
                        .filter(content -> content.text().orElse("").contains(GROUP + "/"))
                        .flatMap(content -> content.embedded().roots().stream())
                        .anyMatch(root -> root.text("apiVersion").startsWith(GROUP + "/"));
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
