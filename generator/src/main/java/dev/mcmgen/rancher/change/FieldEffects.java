package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.change.Change.Kind;
import dev.mcmgen.rancher.change.Effect.Basis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fields do by themselves, whatever the plan says: refusals, operations of day 2, and what touches no node. */
final class FieldEffects {

    private static final String POOLS = "spec.rkeConfig.machinePools.*.";

    /** A field that touches no running node, and why. */
    private record Harmless(String form, String why, Basis basis) {}

    private static final List<Harmless> HARMLESS = List.of(
            new Harmless("metadata", "no node is touched", Basis.RUN),
            new Harmless("spec.cloudCredentialSecretName", "machines that are made from now on use it", Basis.READ),
            new Harmless(POOLS + "cloudCredentialSecretName", "machines that are made from now on use it", Basis.READ),
            new Harmless(
                    "spec.agentEnvVars", "no service restarts; Rancher's agents and the installer get it", Basis.RUN),
            new Harmless("spec.enableNetworkPolicy", "no node is touched", Basis.DERIVED),
            new Harmless(
                    "spec.clusterAgentDeploymentCustomization",
                    "the agent is deployed again, no node is touched",
                    Basis.DERIVED),
            new Harmless(
                    "spec.fleetAgentDeploymentCustomization",
                    "the agent is deployed again, no node is touched",
                    Basis.DERIVED),
            new Harmless(
                    "spec.webhookDeploymentCustomization",
                    "the webhook is deployed again, no node is touched",
                    Basis.DERIVED),
            new Harmless(
                    "spec.rkeConfig.upgradeStrategy",
                    "counts for every restart from now on, those of this push too",
                    Basis.READ),
            new Harmless("spec.rkeConfig.networking", "only Rancher's probes follow it", Basis.RUN),
            new Harmless(
                    "spec.rkeConfig.machinePoolDefaults", "names of machines that are made from now on", Basis.READ),
            new Harmless(POOLS + "hostnameLengthLimit", "names of machines that are made from now on", Basis.READ),
            new Harmless(POOLS + "rollingUpdate", "counts when machines are replaced", Basis.READ),
            new Harmless(POOLS + "drainBeforeDelete", "counts when machines are deleted", Basis.READ),
            new Harmless(
                    POOLS + "unhealthyNodeTimeout", "unhealthy machines are replaced by it from now on", Basis.READ),
            new Harmless(POOLS + "nodeStartupTimeout", "unhealthy machines are replaced by it from now on", Basis.READ),
            new Harmless(POOLS + "maxUnhealthy", "unhealthy machines are replaced by it from now on", Basis.READ),
            new Harmless(POOLS + "unhealthyRange", "unhealthy machines are replaced by it from now on", Basis.READ),
            new Harmless(POOLS + "machineDeployment", "stands on the MachineDeployment only", Basis.READ),
            new Harmless(POOLS + "autoscaling", "the autoscaler keeps to it", Basis.DERIVED),
            new Harmless(POOLS + "paused", "while it is paused, its machines are left alone", Basis.READ));

    private static final Map<String, Effect.Operation> OPERATIONS = Map.of(
            "spec.rkeConfig.etcdSnapshotCreate",
            new Effect.Operation("a snapshot of etcd is taken", false),
            "spec.rkeConfig.etcdSnapshotRestore",
            new Effect.Operation(
                    "etcd is restored from a snapshot: the cluster stops, and loses what came after it", true),
            "spec.rkeConfig.rotateCertificates",
            new Effect.Operation("certificates are renewed, and the services restart", true),
            "spec.rkeConfig.rotateEncryptionKeys",
            new Effect.Operation("the key of the Secrets is renewed, and the servers restart", true),
            "spec.redeploySystemAgentGeneration",
            new Effect.Operation("Rancher's agent on the nodes is installed again", false));

    private FieldEffects() {}

    /** Whether and why Rancher does not take a change. */
    static Optional<Effect> refusal(Change change) {
        String form = change.path().form();
        if (change.object().kind().equals("Secret") && form.equals("type")) {
            return refused("Kubernetes lets nobody change the type of a Secret", Basis.READ);
        }
        if (!change.object().kind().equals("Cluster")) {
            return Optional.empty();
        }
        if (form.startsWith("spec.rkeConfig.dataDirectories")) {
            return refused("data directories cannot be changed after a cluster was made", Basis.RUN);
        }
        if (form.equals("spec.rkeConfig") && change.kind() != Kind.CHANGED) {
            return refused(
                    change.kind() == Kind.ADDED
                            ? "rkeConfig cannot be set after a cluster was made without"
                            : "rkeConfig cannot be taken away",
                    Basis.RUN);
        }
        if (form.equals("metadata.annotations." + Metadata.CREATOR)) {
            return refused("the creator cannot be changed", Basis.RUN);
        }
        return Optional.empty();
    }

    private static Optional<Effect> refused(String why, Basis basis) {
        return Optional.of(new Effect.Refused(why, basis));
    }

    /** The operation that a change starts. */
    static Optional<Effect> operation(Change change) {
        if (!change.object().kind().equals("Cluster")) {
            return Optional.empty();
        }
        String form = change.path().form();
        return OPERATIONS.entrySet().stream()
                .filter(entry -> isIn(form, entry.getKey()))
                .map(entry -> (Effect) entry.getValue())
                .findFirst();
    }

    /** Why a change that does not show in the plan touches no node. */
    static Effect none(Change change) {
        String form = change.path().form();
        if (form.isEmpty()) {
            return new Effect.None(
                    ObjectComparison.holdsFiles(change.object().kind())
                            ? "made for the machines that get it"
                            : "its nodes are registered by hand",
                    Basis.READ);
        }
        return HARMLESS.stream()
                .filter(row -> form.startsWith(row.form()))
                .map(row -> (Effect) new Effect.None(row.why(), row.basis()))
                .findFirst()
                .orElseGet(() -> new Effect.None("what the nodes get stays the same", Basis.RUN));
    }

    private static boolean isIn(String form, String field) {
        return form.equals(field) || form.startsWith(field + ".");
    }
}
