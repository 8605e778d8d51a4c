package dev.mcmgen.spec;

import dev.mcmgen.schema.Fault;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlMapping;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Saves of a spec with mistakes what is in order, so that the rest can be judged in the same run: values that are wrong
 * are left out as if nobody had written them, and what no spec can be without is made up.
 */
final class Salvage {

    /** The file of what is made up; nothing that stands in it is anybody's mistake. */
    static final String MADE_UP = "<made up>";

    private static final YamlMapping STAND_INS = StrictYaml.read(MADE_UP, """
                    apiVersion: mcmgen/v1
                    kind: ClusterSpec
                    metadata: {name: cluster}
                    spec:
                      kubernetesVersion: v1.30.4+rke2r1
                      infrastructure: {custom: {}}
                      pools: [{name: pool, roles: [etcd, controlplane, worker]}]
                    """.getBytes(StandardCharsets.UTF_8));

    /** Each round takes out what came to light by the one before; more than a few come from a strange file. */
    private static final int ROUNDS = 10;

    private final SchemaCheck schema;
    private final Set<JsonPointer> leftOut = new HashSet<>();
    private final Set<JsonPointer> extended = new HashSet<>();
    private YamlMapping tree;

    private Salvage(SchemaCheck schema, YamlMapping tree) {
        this.schema = schema;
        this.tree = tree;
    }

    /** A tree that satisfies the schema, and what it lacks. */
    record Rest(YamlMapping tree, LeftOut leftOut) {}

    /**
     * What is left of the tree; empty where that is too little to judge.
     *
     * @param wrong values that are known to be wrong, whatever the schema says
     */
    static Optional<Rest> of(YamlMapping tree, Set<JsonPointer> wrong, SchemaCheck schema) {
        Salvage salvage = new Salvage(schema, tree);
        return salvage.succeeds(wrong)
                ? Optional.of(new Rest(salvage.tree, new LeftOut(salvage.leftOut, salvage.extended)))
                : Optional.empty();
    }

    private boolean succeeds(Set<JsonPointer> wrong) {
        if (!remove(wrong)) {
            return false;
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<Fault> faults = schema.faults(tree);
            if (faults.isEmpty()) {
                return true;
            }
            Set<JsonPointer> removed = new HashSet<>();
            for (Fault fault : faults) {
                switch (fault.kind()) {
                    case VALUE -> removed.add(fault.value());
                    case UNKNOWN_FIELD -> {
                        removed.add(fault.field());
                        (fault.meant().isPresent() ? leftOut : extended).add(SpecTree.leftOut(meant(fault), tree));
                    }
                    case MISSING_FIELD -> {
                        if (!makeUp(fault)) {
                            removed.add(fault.value());
                        }
                    }
                }
            }
            if (!remove(removed)) {
                return false;
            }
        }
        return false;
    }

    /** False where the spec itself would go. */
    private boolean remove(Set<JsonPointer> wrong) {
        for (JsonPointer pointer : wrong) {
            if (pointer.tokens().isEmpty() || pointer.tokens().equals(List.of("spec"))) {
                return false;
            }
            leftOut.add(SpecTree.leftOut(pointer, tree));
        }
        tree = SpecTree.without(wrong, tree);
        return true;
    }

    /** The field that the user probably meant; where there is no telling, all that the object has. */
    private static JsonPointer meant(Fault fault) {
        return fault.meant().map(fault.value()::child).orElse(fault.value());
    }

    private boolean makeUp(Fault missing) {
        JsonPointer owner = missing.value();
        Optional<YamlMapping.Entry> entry = owner.tokens().size() > 1
                ? Optional.empty()
                : owner.resolve(STAND_INS)
                        .map(YamlMapping.class::cast)
                        .flatMap(mapping -> mapping.entry(missing.property()));
        entry.filter(made -> !made.name().equals("spec")).ifPresent(made -> {
            leftOut.add(missing.field());
            tree = SpecTree.with(tree, owner, made);
        });
        return entry.filter(made -> !made.name().equals("spec")).isPresent();
    }
}
