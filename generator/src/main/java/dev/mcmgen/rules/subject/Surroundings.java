package dev.mcmgen.rules.subject;

import dev.mcmgen.cluster.rancher.ManifestObjects;
import dev.mcmgen.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects in the other files of a run, which a Cluster may refer to: machine configs, Secrets, ConfigMaps. A folder
 * for each environment may hold objects of the same name, so the nearest file comes first. One serves many threads.
 */
public final class Surroundings {

    /** There are no other files. */
    public static final Surroundings NONE = new Surroundings(List.of());

    private final List<FileObjects> files;
    private final Map<Path, Near> byFolder = new ConcurrentHashMap<>();

    /**
     * What the files of one folder see of the others, the nearest first.
     *
     * @param documents of those files
     * @param objects in the documents
     * @param manifests those of the objects that there are rules for
     */
    record Near(List<YamlDocument> documents, ManifestObjects objects, List<Manifest> manifests) {}

    private Surroundings(List<FileObjects> files) {
        this.files = List.copyOf(files);
    }

    /** Other files; the file itself among them does no harm. */
    public static Surroundings of(List<FileObjects> files) {
        return files.isEmpty() ? NONE : new Surroundings(files);
    }

    /** What a file sees. */
    Near near(String file) {
        return byFolder.computeIfAbsent(folder(file), this::seenFrom);
    }

    /** The files of a standalone node among these, by their names. */
    List<FileObjects> of(NodeFolder node) {
        List<FileObjects> found = new ArrayList<>();
        for (FileObjects file : files) {
            if (!file.documents().isEmpty()
                    && node.holds(Path.of(file.documents().get(0).text().file()).normalize())) {
                found.add(file);
            }
        }
        found.sort(Comparator.comparing(file -> file.documents().get(0).text().file()));
        return found;
    }

    private Near seenFrom(Path folder) {
        List<FileObjects> nearest = new ArrayList<>(files);
        nearest.sort(Comparator.comparingInt(other -> distance(folder, folder(other))));
        List<YamlDocument> documents = new ArrayList<>();
        List<Manifest> manifests = new ArrayList<>();
        for (FileObjects other : nearest) {
            documents.addAll(other.documents());
            manifests.addAll(other.manifests());
        }
        return new Near(List.copyOf(documents), ManifestObjects.of(documents), List.copyOf(manifests));
    }

    private static Path folder(FileObjects objects) {
        return objects.documents().isEmpty()
                ? Path.of("")
                : folder(objects.documents().get(0).text().file());
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
