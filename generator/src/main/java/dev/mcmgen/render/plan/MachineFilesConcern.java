package dev.mcmgen.render.plan;

import dev.mcmgen.spec.MachineFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files that the user wants on machines. */
final class MachineFilesConcern implements Concern {

    /** What Rancher's agent gives a file that names no mode; written out, so that nobody has to know. */
    private static final String PERMISSIONS = "0600";

    private static final List<String> READ_AT_BOOT = List.of("/etc/sysctl.d/", "/etc/modules-load.d/");

    @Override
    public void addTo(Draft draft) {
        List<MachineFile> files = draft.spec().files();
        for (int i = 0; i < files.size(); i++) {
            MachineFile file = files.get(i);
            checkPools(draft, file, "/spec/files/" + i);
            sayWhatItNeeds(draft, file, "/spec/files/" + i);
            draft.files()
                    .add(new PlannedFile(
                            file.path(),
                            body(file),
                            file.permissions().orElse(PERMISSIONS),
                            file.dynamic().orElse(false),
                            file.roles(),
                            file.pools()));
        }
    }

    private static PlannedFile.Body body(MachineFile file) {
        if (file.content().isPresent()) {
            return new PlannedFile.Text(file.content().get());
        }
        return file.secret()
                .map(source -> new PlannedFile.Reference("secret", source.name(), source.key()))
                .or(() -> file.configMap()
                        .map(source -> new PlannedFile.Reference("configMap", source.name(), source.key())))
                .orElseThrow(() -> new IllegalStateException("the schema lets a file without content pass"));
    }

    /** What the user has to do for a file of an own object, and when Rancher's agent comes too late. */
    private static void sayWhatItNeeds(Draft draft, MachineFile file, String field) {
        String annotation = "rke.cattle.io/object-authorized-for-clusters";
        String hint = "add it with the value " + draft.spec().metadata().name()
                + "; further clusters follow with commas and no blanks";
        file.secret()
                .ifPresent(source -> draft.warn(
                        field + "/secret",
                        "files/authorization",
                        "Rancher makes no plan for this cluster until the Secret " + source.name()
                                + " has the annotation " + annotation,
                        hint));
        file.configMap()
                .ifPresent(source -> draft.warn(
                        field + "/configMap",
                        "files/authorization",
                        "Rancher makes no plan for this cluster until the ConfigMap " + source.name()
                                + " has the annotation " + annotation,
                        hint));
        if (READ_AT_BOOT.stream().anyMatch(file.path()::startsWith)) {
            draft.warn(
                    field + "/path",
                    "files/read-at-boot",
                    "the system reads this file when it boots, and the file comes later: it does nothing until the node"
                            + " starts again",
                    "put it into the machine template or the cloud-config");
        }
    }

    private static void checkPools(Draft draft, MachineFile file, String field) {
        Set<String> known = new HashSet<>();
        draft.spec().pools().forEach(pool -> known.add(pool.name()));
        for (int i = 0; i < file.pools().size(); i++) {
            if (!known.contains(file.pools().get(i))) {
                draft.refuse(
                        field + "/pools/" + i,
                        "files/unknown-pool",
                        "no pool is named " + file.pools().get(i) + ", so no machine would get the file",
                        known.isEmpty()
                                ? "this cluster has no pools; remove the line, or use roles"
                                : "the pools are: "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()));
            }
        }
    }
}
