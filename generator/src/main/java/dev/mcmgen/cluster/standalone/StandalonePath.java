package dev.mcmgen.cluster.standalone;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A path that was named for a standalone node: its folder, or one of its files. */
record StandalonePath(Path path) {

    static final String BASE = "config.yaml";
    static final String DROP_INS = "config.yaml.d";

    /** The folders of nodes in a rendered bundle. */
    private static final Set<String> BUNDLE = Set.of("first-server", "server", "agent");

    /** A folder with a configuration in it, {@code config.yaml}, {@code config.yaml.d}, or a file in there. */
    boolean isStandalone() {
        if (isFolder()) {
            return isNamed(path, DROP_INS) || exists(path.resolve(BASE)) || exists(path.resolve(DROP_INS));
        }
        return isNamed(path, BASE) || inDropIns();
    }

    /** A link counts, wherever it leads: the node finds it too. */
    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    boolean isFolder() {
        return Files.isDirectory(path);
    }

    /** The base file, if it is part of what was named. */
    Optional<Path> base() {
        if (isFolder()) {
            return isNamed(path, DROP_INS) ? Optional.empty() : Optional.of(path.resolve(BASE));
        }
        return inDropIns() ? Optional.empty() : Optional.of(path);
    }

    /** The folder of the drop-ins, if all of it is part of what was named. */
    Optional<Path> dropIns() {
        if (isFolder()) {
            return Optional.of(isNamed(path, DROP_INS) ? path : path.resolve(DROP_INS));
        }
        return inDropIns() ? Optional.empty() : Optional.of(path.resolveSibling(path.getFileName() + ".d"));
    }

    /** K3s below {@code rancher/k3s}, and in a node's folder of a bundle as it is rendered, such as {@code k3s/agent}. */
    Distribution product() {
        Path absolute = absolute();
        for (int i = 0; i + 1 < absolute.getNameCount(); i++) {
            boolean onNode = isNamed(absolute.getName(i), "rancher") && isNamed(absolute.getName(i + 1), "k3s");
            boolean rendered = isNamed(absolute.getName(i), "k3s")
                    && BUNDLE.contains(absolute.getName(i + 1).toString());
            if (onNode || rendered) {
                return Distribution.K3S;
            }
        }
        return Distribution.RKE2;
    }

    /** Agent in a folder named {@code agent}. */
    NodeRole role() {
        Path folder = absolute();
        while (folder != null && (isNamed(folder, BASE) || isNamed(folder, DROP_INS) || !Files.isDirectory(folder))) {
            folder = folder.getParent();
        }
        if (folder != null && isNamed(folder, DROP_INS)) {
            folder = folder.getParent();
        }
        return folder != null && isNamed(folder, "agent") ? NodeRole.AGENT : NodeRole.SERVER;
    }

    private boolean inDropIns() {
        Path parent = absolute().getParent();
        return parent != null && isNamed(parent, DROP_INS);
    }

    private Path absolute() {
        return path.toAbsolutePath().normalize();
    }

    private static boolean isNamed(Path path, String name) {
        Path last = path.getFileName();
        return last != null && last.toString().equals(name);
    }
}
