package dev.mcmgen.rules.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a standalone node's files lie: beside its {@code config.yaml} as the renderer writes them, or at their places on the
 * node, where the folder of the configuration is {@code …/etc/rancher/rke2}.
 */
final class NodeFolder {

    private static final Path CONFIGURATION = Path.of("etc", "rancher");
    private static final Path DATA = Path.of("var", "lib", "rancher");
    private static final String MANIFESTS = "manifests";
    private static final String DROP_INS = "config.yaml.d";

    private final Path folder;
    private final Path root;
    private final boolean whole;

    private NodeFolder(Path folder) {
        this.folder = folder;
        Path product = folder.getFileName();
        Path above = folder.getParent();
        this.whole = product != null && above != null && above.endsWith(CONFIGURATION);
        Path etc = whole && above != null ? above.getParent() : null;
        Path top = etc == null ? null : etc.getParent();
        this.root = top == null ? Path.of("") : top;
    }

    /** @param node what was named: the folder, a file in it, or a drop-in */
    static NodeFolder of(String node) {
        Path path = Path.of(node).normalize();
        String name = String.valueOf(path.getFileName());
        boolean file = name.endsWith(".yaml") || name.endsWith(".yml");
        Path folder = file || name.equals(DROP_INS) ? parent(path) : path;
        return new NodeFolder(file && folder.endsWith(DROP_INS) ? parent(folder) : folder);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** Whether a file is the one that lies at a path on the node. */
    boolean isAt(Path file, String onNode) {
        if (onNode.indexOf('\0') >= 0 || onNode.isEmpty()) {
            return false;
        }
        Path path = Path.of(onNode);
        Path below = path.getRoot() == null ? path : path.getRoot().relativize(path);
        if (isBeside(file)) {
            return file.endsWith(below.getFileName());
        }
        return (whole && file.equals(root.resolve(below)))
                || (parent(file).equals(folder.resolve(DROP_INS)) && below.endsWith(folder.relativize(file)));
    }

    /** Whether a file lies directly beside the configuration. */
    boolean isBeside(Path file) {
        return parent(file).equals(folder);
    }

    /** Whether a file is a manifest that servers apply by themselves. */
    boolean isManifest(Path file) {
        if (whole && file.startsWith(root.resolve(DATA))) {
            return parent(file).toString().contains(MANIFESTS);
        }
        if (!file.startsWith(folder)) {
            return false;
        }
        List<String> parts = new ArrayList<>();
        folder.relativize(file).forEach(part -> parts.add(part.toString()));
        int at = !parts.isEmpty() && parts.get(0).equals("server") ? 1 : 0;
        return parts.size() > at + 1 && parts.get(at).equals(MANIFESTS);
    }

    /** Whether a file may be one of the node's. */
    boolean holds(Path file) {
        return isBeside(file) || isManifest(file) || (whole && file.startsWith(root));
    }

    /** The files of the node among these. */
    Deliveries deliveries(List<FileObjects> files) {
        List<DeliveredFile> all = new ArrayList<>();
        List<DeliveredFile> manifests = new ArrayList<>();
        for (FileObjects objects : files) {
            if (!objects.documents().isEmpty()) {
                String name = objects.documents().get(0).text().file();
                Place whole = Place.ofFile(name, objects.documents());
                DeliveredFile file = new DeliveredFile(name, whole, whole);
                all.add(file);
                if (isManifest(Path.of(name).normalize())) {
                    manifests.add(file);
                }
            }
        }
        return new Deliveries(
                all,
                manifests,
                (file, path) -> isAt(Path.of(file.path()).normalize(), path),
                origin -> false,
                List.of());
    }
}
