package dev.mcmgen.cli;

import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.progress.ClusterDirectory;
import dev.mcmgen.rancher.progress.ClusterName;
import java.util.List;
import java.util.Optional;

/** What somebody may have meant who named a cluster that is not to be seen. */
record ClusterHint(ClusterDirectory directory) {

    private static final int FEW = 10;

    /** The next step; empty where clusters may not be listed. */
    String of(ClusterName written) {
        try {
            return written.name().startsWith("c-m-")
                    ? directory
                            .ofId(written.name())
                            .map(meant -> written.name() + " is the id of " + meant.name())
                            .orElse("")
                    : of(written, directory.names());
        } catch (RancherException e) {
            return "";
        }
    }

    private static String of(ClusterName written, List<ClusterName> clusters) {
        Optional<ClusterName> elsewhere = clusters.stream()
                .filter(cluster -> cluster.name().equals(written.name()))
                .findFirst();
        if (elsewhere.isPresent()) {
            return "there is one in " + elsewhere.get().namespace() + ": --namespace "
                    + elsewhere.get().namespace();
        }
        List<String> names = clusters.stream().map(ClusterName::name).distinct().toList();
        if (names.isEmpty()) {
            return "";
        }
        boolean isNear = !NearestWords.of(written.name(), names).isEmpty();
        return isNear || names.size() <= FEW
                ? NearestWords.hint(written.name(), names)
                : "mcmgen status lists the clusters";
    }
}
