package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.List;

/** The data directories, and how long host names may be. */
final class FoldersFold implements Fold {

    @Override
    public void fold(Folding folding) {
        Part folders = folding.rkeConfig().part("dataDirectories");
        for (String name : List.of("systemAgent", "provisioning", "k8sDistro")) {
            folders.filledText(name)
                    .ifPresent(
                            folder -> folding.draft().put("/spec/dataDirectories/" + name, folder, folders.at(name)));
        }
        Part defaults = folding.rkeConfig().part("machinePoolDefaults");
        defaults.number("hostnameLengthLimit")
                .filter(limit -> limit > 0)
                .ifPresent(limit ->
                        folding.draft().put("/spec/hostnameLengthLimit", limit, defaults.at("hostnameLengthLimit")));
    }
}
