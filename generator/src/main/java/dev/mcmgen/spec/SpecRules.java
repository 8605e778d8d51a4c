package dev.mcmgen.spec;

import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a schema cannot say about a spec and no release decides. Works on the tree, so that its problems come together
 * with those of the schema; what has the wrong type is passed over.
 */
final class SpecRules {

    private static final Set<String> SIZES = Set.of("memory", "disk");

    /** What the renderer writes for a credential whose id it does not know. */
    private static final String PLACEHOLDER = "cattle-global-data:REPLACE-";

    private final List<Problem> problems = new ArrayList<>();

    private SpecRules() {}

    static List<Problem> check(YamlMapping tree) {
        SpecRules rules = new SpecRules();
        Optional<YamlMapping> spec = mapping(tree.get("spec"));
        spec.ifPresent(rules::spec);
        return rules.problems;
    }

    private void spec(YamlMapping spec) {
        mapping(spec.get("infrastructure"))
                .flatMap(infrastructure -> mapping(infrastructure.get("vsphere")))
                .ifPresent(this::sizes);
        mapping(spec.get("clusterEndpoint")).ifPresent(this::clusterEndpoint);
        Map<String, Position> names = new HashMap<>();
        for (YamlNode item : items(spec.get("pools"))) {
            mapping(Optional.of(item)).ifPresent(pool -> pool(pool, names));
        }
        placeholders(spec);
    }

    private void pool(YamlMapping pool, Map<String, Position> names) {
        sizes(pool);
        text(pool, "name").ifPresent(name -> {
            Position first = names.putIfAbsent(name.text(), name.position());
            if (first != null) {
                report(
                        name,
                        "the pool \"" + name.text() + "\" was already given on line " + first.line(),
                        "rename one");
            }
        });
        mapping(pool.get("autoscaling")).ifPresent(bounds -> autoscaling(pool, bounds));
    }

    /** The API server of Rancher 2.13 and later refuses both. */
    private void autoscaling(YamlMapping pool, YamlMapping bounds) {
        long min = number(bounds, "min").orElse(1L);
        long max = number(bounds, "max").orElse(Long.MAX_VALUE);
        bounds.get("min")
                .filter(node -> min > max)
                .ifPresent(node -> report(node, "min: at most max (" + max + ") expected, found " + min, ""));
        boolean server = items(pool.get("roles")).stream()
                .anyMatch(role -> role instanceof YamlScalar word
                        && (word.text().equals(Role.ETCD.word()) || word.text().equals(Role.CONTROLPLANE.word())));
        bounds.get("min")
                .filter(node -> server && min == 0)
                .ifPresent(node -> report(
                        node, "min: 1 or more expected in a pool with etcd or control plane, found 0", "write 1"));
    }

    private void clusterEndpoint(YamlMapping endpoint) {
        boolean noName = text(endpoint, "fqdn").map(YamlScalar::text).orElse("").isEmpty();
        text(endpoint, "caCerts")
                .filter(certificates -> noName && !certificates.text().isEmpty())
                .ifPresent(certificates -> report(
                        certificates,
                        "caCerts without fqdn: Rancher refuses the cluster",
                        "add fqdn, or remove caCerts"));
    }

    private void sizes(YamlMapping owner) {
        for (String name : SIZES) {
            text(owner, name)
                    .ifPresent(size -> Quantity.parse(size.text())
                            .filter(quantity -> quantity.toMebibytes().isEmpty())
                            .ifPresent(quantity -> report(
                                    size,
                                    name + ": " + size.text()
                                            + " is not a whole number of MiB, which vSphere counts in",
                                    "the next one is " + quantity.roundedUp())));
        }
    }

    private void placeholders(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            mapping.entries().forEach(entry -> placeholders(entry.value()));
        } else if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(this::placeholders);
        } else if (node instanceof YamlScalar scalar && scalar.text().startsWith(PLACEHOLDER)) {
            report(
                    scalar,
                    scalar.text() + " is a placeholder that render writes; no credential has this id",
                    "write the display name, " + scalar.text().substring(PLACEHOLDER.length()));
        }
    }

    private void report(YamlNode node, String message, String hint) {
        problems.add(new Problem("spec/value", node.position(), message, hint));
    }

    private static Optional<YamlMapping> mapping(Optional<YamlNode> node) {
        return node.filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
    }

    private static List<YamlNode> items(Optional<YamlNode> node) {
        return node.filter(YamlSequence.class::isInstance)
                .map(list -> ((YamlSequence) list).items())
                .orElse(List.of());
    }

    private static Optional<YamlScalar> text(YamlMapping owner, String name) {
        return owner.get(name).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    private static Optional<Long> number(YamlMapping owner, String name) {
        return text(owner, name)
                .filter(scalar -> scalar.value() instanceof Long)
                .map(scalar -> (Long) scalar.value());
    }
}
