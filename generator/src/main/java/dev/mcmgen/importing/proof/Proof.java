package dev.mcmgen.importing.proof;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a cluster with the one that is rendered from its spec. */
public final class Proof {

    private final Catalog catalog;
    private final ClusterSource original;

    public Proof(Catalog catalog, ClusterSource original) {
        this.catalog = catalog;
        this.original = original;
    }

    /** Everything in which the rendered cluster is another. */
    public Verdict against(ClusterSource rendered) {
        List<Difference> differences =
                new ArrayList<>(new FieldsProof(catalog.clusterFields(), original).against(rendered));
        differences.addAll(new AddonsProof(original).against(rendered));
        differences.addAll(MachinesProof.of(original, rendered));
        SettingsProof settings = new SettingsProof(catalog, original);
        FilesProof files = new FilesProof(original, rendered);
        for (NodeGroup before : original.effective().groups()) {
            Optional<NodeGroup> after = Groups.like(before, rendered.effective().groups());
            if (after.isPresent()) {
                differences.addAll(settings.of(before, after.get()));
                differences.addAll(files.of(before, after.get()));
            }
        }
        rendered.effective()
                .error()
                .filter(error -> !original.effective().error().equals(Optional.of(error)))
                .ifPresent(error -> differences.add(new Difference(
                        "what Rancher says of the cluster",
                        JsonPointer.ROOT,
                        original.effective().error().orElse("nothing"),
                        error,
                        new Repair.None())));
        List<String> restated = new ArrayList<>(settings.restated());
        restated.addAll(files.restated());
        return new Verdict(
                differences, restated, original.effective().groups().size(), settings.compared(), files.compared());
    }
}
