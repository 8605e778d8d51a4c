package dev.mcmgen.importing;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Selectors of a cluster whose nodes are registered by hand that go by more than roles. Any label can be given at registration, so
 * that nobody can tell from the objects which nodes they take.
 */
final class OpenSelectors {

    private static final Set<String> OF_EVERY_MACHINE =
            Set.of("rke.cattle.io/cluster-name", "cluster.x-k8s.io/cluster-name");

    private OpenSelectors() {}

    static boolean areIn(ClusterSource source, String field) {
        return source.pools().isEmpty()
                && source.rkeConfig().parts(field).stream()
                        .map(entry -> entry.part("machineLabelSelector"))
                        .flatMap(OpenSelectors::labels)
                        .anyMatch(label -> !OF_EVERY_MACHINE.contains(label)
                                && Stream.of(Role.values())
                                        .noneMatch(role -> role.label().equals(label)));
    }

    private static Stream<String> labels(Part selector) {
        List<String> expressions = selector.parts("matchExpressions").stream()
                .map(expression -> expression.text("key"))
                .toList();
        return Stream.concat(selector.part("matchLabels").fields().keySet().stream(), expressions.stream());
    }
}
