package dev.mcmgen.importing;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.importing.fold.Folds;
import dev.mcmgen.importing.fold.Rehearsal;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.ImportSource;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.template.Templates;
import java.util.Optional;

/** Makes specs of clusters. One importer serves any number of them. */
public final class Importer {

    private final Catalog catalog;
    private final Rehearsal rehearsal;
    private final Folds folds;

    public Importer(Catalog catalog, Templates templates) {
        this.catalog = catalog;
        this.rehearsal = new Rehearsal(new Renderer(catalog, templates));
        this.folds = new Folds(catalog, templates, rehearsal);
    }

    /**
     * The spec of a cluster.
     *
     * @param rancher the Rancher that the cluster is of, where it is known: the spec names it
     * @param wording in whose words it says what can be said in several
     * @throws dev.mcmgen.yaml.ProblemsException where no spec can be made of it at all
     */
    public Imported run(ImportSource input, Optional<RancherVersion> rancher, Wording wording) {
        ClusterSource source = ClusterSource.of(input, catalog, rancher);
        return new Attempts(catalog, folds, rehearsal, input, source, rancher, wording).run();
    }
}
