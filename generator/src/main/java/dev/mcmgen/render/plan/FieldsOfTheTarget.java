package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.spec.MachineFile;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import java.util.List;

/**
 * Fields that nothing reads where this cluster is made: those of Rancher in a cluster without one, those of one kind of
 * machines in a pool of another. They are refused, because a spec that says something is taken to mean it.
 */
final class FieldsOfTheTarget implements Concern {

    private static final String CODE = "spec/unused-field";
    private static final String WITHOUT_RANCHER = "only Rancher reads this, and standalone nodes are made without one";

    /** What stands in Rancher's Cluster object only. */
    private static final List<String> RANCHERS = List.of(
            "/spec/network/stackPreference",
            "/spec/network/projectIsolation",
            "/spec/upgrade",
            "/spec/clusterEndpoint",
            "/spec/agentEnv",
            "/spec/clusterAgent",
            "/spec/fleetAgent",
            "/spec/dataDirectories/systemAgent",
            "/spec/dataDirectories/provisioning",
            "/spec/hostnameLengthLimit",
            "/spec/overrides");

    /** What only describes: it does no harm where nobody reads it, and shared defaults may hold it. */
    private static final List<String> DESCRIPTIVE =
            List.of("/metadata/workspace", "/metadata/labels", "/metadata/annotations");

    @Override
    public void addTo(Draft draft) {
        if (!draft.isForRancher()) {
            DESCRIPTIVE.forEach(field -> warn(draft, field));
            RANCHERS.forEach(field -> refuse(draft, field, WITHOUT_RANCHER, "remove it"));
            refuseFiles(draft);
        }
        for (int i = 0; i < draft.spec().pools().size(); i++) {
            refuseOtherMachines(draft, "/spec/pools/" + i);
        }
    }

    private static void refuseFiles(Draft draft) {
        List<MachineFile> files = draft.spec().files();
        for (int i = 0; i < files.size(); i++) {
            String field = "/spec/files/" + i;
            String instead = "use content or file";
            refuse(draft, field + "/secret", "only Rancher copies a Secret to machines", instead);
            refuse(draft, field + "/configMap", "only Rancher copies a ConfigMap to machines", instead);
            refuse(draft, field + "/dynamic", "nothing restarts a standalone node when a file changes", "remove it");
        }
    }

    private static void refuseOtherMachines(Draft draft, String pool) {
        if (draft.spec().infrastructure() instanceof Infrastructure.Vsphere) {
            refuse(
                    draft,
                    pool + "/machineConfig",
                    "this cluster's machines are made by vSphere, which has its own field",
                    "use vsphere instead of machineConfig");
        } else if (draft.spec().infrastructure() instanceof Infrastructure.GenericMachines generic) {
            for (String name : List.of("vsphere", "cpus", "memory", "disk")) {
                refuse(
                        draft,
                        pool + "/" + name,
                        "this field is for vSphere; " + generic.kind() + " has fields of its own",
                        "write them below machineConfig");
            }
        }
    }

    private static void warn(Draft draft, String field) {
        if (JsonPointer.parse(field).resolve(draft.document().tree()).isPresent()) {
            draft.warn(field, CODE, WITHOUT_RANCHER, "");
        }
    }

    private static void refuse(Draft draft, String field, String why, String hint) {
        JsonPointer pointer = JsonPointer.parse(field);
        if (pointer.resolve(draft.document().tree()).isPresent()) {
            String name = field.substring(field.lastIndexOf('/') + 1);
            draft.remarks()
                    .refuse(new Remarks.Refusal(
                            pointer,
                            new Problem(CODE, draft.document().keyPositionOf(pointer), name + ": " + why, hint)));
        }
    }
}
