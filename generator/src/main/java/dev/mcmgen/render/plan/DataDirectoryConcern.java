package dev.mcmgen.render.plan;

import dev.mcmgen.spec.DataDirectories;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The data directories. On standalone nodes one is a key of config.yaml; with Rancher they are typed fields of the Cluster
 * object, which its webhook checks when it is created (rancher-cluster.md §2.1).
 */
final class DataDirectoryConcern implements Concern {

    private static final String FIELD = "/spec/dataDirectories/";

    @Override
    public void addTo(Draft draft) {
        DataDirectories folders = draft.spec().dataDirectories();
        if (!draft.isForRancher()) {
            folders.k8sDistro().ifPresent(folder -> draft.set(Nodes.ALL, "data-dir", folder, FIELD + "k8sDistro"));
            return;
        }
        Map<String, String> written = new LinkedHashMap<>();
        put(written, "systemAgent", folders.systemAgent());
        put(written, "provisioning", folders.provisioning());
        put(written, "k8sDistro", folders.k8sDistro());
        written.forEach((name, folder) -> check(draft, name, folder, written));
    }

    private static void put(Map<String, String> written, String name, Optional<String> folder) {
        folder.ifPresent(value -> written.put(name, value));
    }

    private static void check(Draft draft, String name, String folder, Map<String, String> written) {
        if (!isClean(folder)) {
            refuse(draft, name, "is not clean", "write it without . and .., double slashes and a slash at its end");
            return;
        }
        for (Map.Entry<String, String> other : written.entrySet()) {
            if (other.getKey().equals(name)) {
                return; // Each pair is said once, at the later of the two or at the inner folder.
            }
            String earlier = other.getValue();
            if (folder.equals(earlier)) {
                refuse(draft, name, "cannot be equal to " + other.getKey(), "give each a folder of its own");
            } else if (parent(folder).equals(earlier)) {
                refuse(draft, name, "cannot be nested inside " + other.getKey(), "put them side by side");
            } else if (parent(earlier).equals(folder)) {
                refuse(draft, other.getKey(), "cannot be nested inside " + name, "put them side by side");
            }
        }
    }

    private static void refuse(Draft draft, String name, String reason, String hint) {
        draft.refuse(
                FIELD + name,
                "data-directories/refused",
                "Rancher's webhook refuses the cluster: the data directory " + name + " " + reason,
                hint);
    }

    private static boolean isClean(String folder) {
        return folder.equals("/") || !(folder + "/").matches(".*/(\\.{0,2})/.*");
    }

    private static String parent(String folder) {
        return folder.substring(0, Math.max(folder.lastIndexOf('/'), 1));
    }
}
