package dev.mcmgen.render;

import dev.mcmgen.schema.Fault;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.spec.LeftOut;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;

/**
 * What the Cluster's schema says of a spec's overrides by themselves. {@link ReadBack} judges the Cluster that they are
 * laid over; where something else is wrong with the spec there is none, and what is wrong with the overrides should be
 * said all the same.
 */
final class OverridesCheck {

    private static final JsonPointer OVERRIDES = JsonPointer.parse("/spec/overrides");

    private final SchemaCheck cluster = SchemaCheck.against("rancher-cluster", "rendered");

    /** Unknown fields and wrong values, in the same words as of a rendered Cluster. */
    List<Problem> problems(SpecDocument document, LeftOut leftOut) {
        if (document.spec().infrastructure() instanceof Infrastructure.Standalone) {
            return List.of();
        }
        return OVERRIDES.resolve(document.tree()).stream()
                .flatMap(overrides -> cluster.faults(overrides).stream()
                        .filter(fault -> isSure(fault, overrides))
                        .filter(fault -> !leftOut.touchesWritten(inSpec(fault.field()))))
                .map(Fault::problem)
                .map(problem -> new Problem(
                        problem.code(),
                        problem.position(),
                        OutputProblems.IN_CLUSTER + problem.message(),
                        problem.hint()))
                .toList();
    }

    /** A part of a Cluster lacks what the rest has, and null takes a field away. */
    private static boolean isSure(Fault fault, YamlNode overrides) {
        return switch (fault.kind()) {
            case UNKNOWN_FIELD -> true;
            case MISSING_FIELD -> false;
            case VALUE ->
                fault.value()
                        .resolve(overrides)
                        .filter(node -> node instanceof YamlScalar scalar && !scalar.isNull())
                        .isPresent();
        };
    }

    private static JsonPointer inSpec(JsonPointer field) {
        JsonPointer at = OVERRIDES;
        for (String token : field.tokens()) {
            at = at.child(token);
        }
        return at;
    }
}
