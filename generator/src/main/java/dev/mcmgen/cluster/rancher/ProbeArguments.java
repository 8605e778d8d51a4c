package dev.mcmgen.cluster.rancher;

import dev.mcmgen.cluster.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Rancher probes the controller manager and the scheduler over TLS: on control plane nodes it gives them a certificate
 * folder and a port, unless the user did, and on RKE2 mounts the folder (§3.1, step 6; §3.10).
 */
final class ProbeArguments implements Step {

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        if (machine.has(Role.CONTROLPLANE)) {
            addTo("kube-controller-manager", "10257", planning, draft);
            addTo("kube-scheduler", "10259", planning, draft);
        }
    }

    private static void addTo(String component, String port, Planning planning, NodeDraft draft) {
        String key = component + "-arg";
        List<String> arguments = new ArrayList<>(GoValues.printed(draft.valueOrNull(key)));
        String folder = GoPath.join(planning.cluster().dataDirectory(), "server/tls", component);
        String file = flag(arguments, "tls-cert-file");
        String userFolder = file.isEmpty() ? flag(arguments, "cert-dir") : GoPath.folder(file);
        boolean portGiven = !flag(arguments, "secure-port").isEmpty();
        if (userFolder.isEmpty()) {
            arguments.add("cert-dir=" + folder);
        }
        if (!portGiven) {
            arguments.add("secure-port=" + port);
        }
        if (userFolder.isEmpty() || !portGiven) {
            draft.extend(key, arguments);
        } else {
            draft.reshape(key, List.copyOf(arguments));
        }
        if (planning.isRke2()) {
            String mounted = userFolder.isEmpty() ? folder : userFolder;
            String mountKey = component + "-extra-mount";
            List<String> mounts = new ArrayList<>(GoValues.printed(draft.valueOrNull(mountKey)));
            mounts.add(mounted + ":" + mounted);
            draft.extend(mountKey, mounts);
        }
    }

    /** The value of the first argument of that name; it counts only without dashes. */
    private static String flag(List<String> arguments, String name) {
        for (String argument : arguments) {
            if (argument.startsWith(name + "=")) {
                return argument.substring(name.length() + 1);
            }
        }
        return "";
    }
}
