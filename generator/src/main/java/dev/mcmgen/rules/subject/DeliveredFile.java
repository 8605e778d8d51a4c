package dev.mcmgen.rules.subject;

import java.util.Optional;

/**
 * A file that lies on nodes, and whose text stands in one of the files of the run.
 *
 * @param path on the node; of a file beside a {@code config.yaml}, as it was named
 * @param holder what holds its text: a key of a Secret or ConfigMap, or the file itself
 * @param named where the path is written; the file itself where nothing writes it
 */
public record DeliveredFile(String path, Place holder, Place named) {

    /** Its first document, if it can be read. */
    public Optional<Place> root() {
        return holder.embedded().roots().stream().findFirst();
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether its first document says that it is of an API group, such as {@code audit.k8s.io}. */
    public boolean isOf(String group) {
        return root().filter(root -> root.text("apiVersion").startsWith(group + "/"))
                .isPresent();
    }
}
