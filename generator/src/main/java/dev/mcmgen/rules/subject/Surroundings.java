package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The objects in the other files of a run, which a Cluster may refer to: machine configs, Secrets, ConfigMaps. A folder
 * for each environment may hold objects of the same name, so the nearest file comes first.
 */
public final class Surroundings {

    /** There are no other files. */
    public static final Surroundings NONE = new Surroundings(List.of());

    private final List<YamlDocument> documents;

    private Surroundings(List<YamlDocument> documents) {
        this.documents = List.copyOf(documents);
    }

    /** The documents of other files; those of the file itself do no harm. */
    public static Surroundings of(List<YamlDocument> documents) {
        return documents.isEmpty() ? NONE : new Surroundings(documents);
    }

    /** The documents of the other files, the nearest first. */
    List<YamlDocument> near(String file) {
        Path own = folder(file);
        return documents.stream()
                .filter(document -> !document.text().file().equals(file))
                .sorted(Comparator.comparingInt(
                        document -> distance(own, folder(document.text().file()))))
                .toList();
    }

    private static Path folder(String file) {
        Path parent = Path.of(file).normalize().getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** How many steps it takes from one folder to the other. */
    private static int distance(Path from, Path to) {
        return from.isAbsolute() == to.isAbsolute() ? steps(from.relativize(to)) : Integer.MAX_VALUE;
    }

    private static int steps(Path relative) {
        return relative.toString().isEmpty() ? 0 : relative.getNameCount();
    }
}
