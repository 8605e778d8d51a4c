package dev.mcmgen.cli;

import dev.mcmgen.rancher.change.CredentialNames;
import dev.mcmgen.render.RenderedFile;
import dev.mcmgen.render.plan.Remark;
import java.util.ArrayList;
import java.util.List;

/** Puts the ids that a Rancher has for cloud credentials into what was rendered for specs that call them by name. */
final class CredentialIds {

    /** The remark that somebody has to do this. */
    private static final String REMARK = "cloud-credential/placeholder";

    private final CredentialNames names;

    CredentialIds(CredentialNames names) {
        this.names = names;
    }

    /** @throws dev.mcmgen.rancher.RancherException where no credential, or more than one, has a name */
    JudgedRun.Outcome putInto(JudgedRun.Outcome outcome) {
        List<ClusterFiles> clusters = new ArrayList<>();
        for (ClusterFiles cluster : outcome.clusters()) {
            List<RenderedFile> files = new ArrayList<>();
            for (RenderedFile file : cluster.files()) {
                files.add(new RenderedFile(file.path(), names.resolved(file.text()), file.executable()));
            }
            clusters.add(
                    new ClusterFiles(cluster.name(), files, cluster.stream().map(names::resolved)));
        }
        List<Remark> remarks = new ArrayList<>(outcome.remarks());
        remarks.removeIf(remark -> remark.code().equals(REMARK));
        return new JudgedRun.Outcome(clusters, outcome.problems(), remarks, outcome.others());
    }
}
