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
        if (spec.isPresent()) {
            rules.spec(spec.get());
        }
        return rules.problems;
    }

    private void spec(YamlMapping spec) {
        Optional<YamlMapping> infrastructure = mapping(spec.get("infrastructure"));
        Optional<YamlMapping> vsphere =
                infrastructure.isPresent() ? mapping(infrastructure.get().get("vsphere")) : Optional.empty();
        if (vsphere.isPresent()) {
            sizes(vsphere.get());
        }
        Optional<YamlMapping> endpoint = mapping(spec.get("clusterEndpoint"));
        if (endpoint.isPresent()) {
            clusterEndpoint(endpoint.get());
        }
        Map<String, Position> names = new HashMap<>();
        for (YamlNode item : items(spec.get("pools"))) {
            if (item instanceof YamlMapping pool) {
                pool(pool, names);
            }
        }
        placeholders(spec);
    }

    private void pool(YamlMapping pool, Map<String, Position> names) {
        sizes(pool);
        Optional<YamlScalar> name = text(pool, "name");
        if (name.isPresent()) {
            Position first = names.putIfAbsent(name.get().text(), name.get().position());
            if (first != null) {
                report(
                        name.get(),
                        "the pool \"" + name.get().text() + "\" was already given on line " + first.line(),
                        "rename one");
            }
        }
        Optional<YamlMapping> bounds = mapping(pool.get("autoscaling"));
        if (bounds.isPresent()) {
            autoscaling(pool, bounds.get());
        }
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
        Optional<YamlScalar> name = text(endpoint, "fqdn");
        Optional<YamlScalar> certificates = text(endpoint, "caCerts");
        boolean noName = name.isEmpty() || name.get().text().isEmpty();
        if (noName && certificates.isPresent() && !certificates.get().text().isEmpty()) {
            report(
                    certificates.get(),
                    "caCerts without fqdn: Rancher refuses the cluster",
                    "add fqdn, or remove caCerts");
        }
    }

    private void sizes(YamlMapping owner) {
        for (String name : SIZES) {
            Optional<YamlScalar> size = text(owner, name);
            Optional<Quantity> quantity =
                    size.isPresent() ? Quantity.parse(size.get().text()) : Optional.empty();
            if (quantity.isPresent() && quantity.get().toMebibytes().isEmpty()) {
                report(
                        size.orElseThrow(),
                        name + ": " + size.orElseThrow().text()
                                + " is not a whole number of MiB, which vSphere counts in",
                        "the next one is " + quantity.get().roundedUp());
            }
        }
    }

    private void placeholders(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                placeholders(entry.value());
            }
        } else if (node instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                placeholders(item);
            }
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
        return node.isPresent() && node.get() instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private static List<YamlNode> items(Optional<YamlNode> node) {
        return node.isPresent() && node.get() instanceof YamlSequence list ? list.items() : List.of();
    }

    private static Optional<YamlScalar> text(YamlMapping owner, String name) {
        Optional<YamlNode> node = owner.get(name);
        return node.isPresent() && node.get() instanceof YamlScalar scalar ? Optional.of(scalar) : Optional.empty();
    }

    private static Optional<Long> number(YamlMapping owner, String name) {
        Optional<YamlScalar> scalar = text(owner, name);
        return scalar.isPresent() && scalar.get().value() instanceof Long number
                ? Optional.of(number)
                : Optional.empty();
    }
}
