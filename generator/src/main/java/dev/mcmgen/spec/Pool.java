package dev.mcmgen.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pool of machines that Rancher makes.
 *
 * @param quantity how many; 1 where absent
 * @param labels labels of the nodes
 * @param machineLabels labels of the pool's MachineDeployment
 * @param machineAnnotations annotations of the pool's MachineDeployment
 * @param drainBeforeDeleteTimeout a Go duration
 * @param os a {@code nodeOS}, {@code linux} or {@code windows}; the cluster's {@code nodeOS} where absent
 * @param cloudCredential in place of the infrastructure's
 * @param config further keys of config.yaml
 * @param vsphere in place of the infrastructure's
 * @param machineConfig in place of the infrastructure's, for other drivers
 */
public record Pool(
        String name,
        List<Role> roles,
        Optional<Integer> quantity,
        Optional<Integer> cpus,
        Optional<Quantity> memory,
        Optional<Quantity> disk,
        Map<String, String> labels,
        Map<String, String> machineLabels,
        Map<String, String> machineAnnotations,
        List<Taint> taints,
        RollingUpdate rollingUpdate,
        Optional<Boolean> drainBeforeDelete,
        Optional<String> drainBeforeDeleteTimeout,
        HealthCheck healthCheck,
        Optional<Integer> hostnameLengthLimit,
        Optional<String> os,
        Optional<String> cloudCredential,
        ComponentArgs args,
        Map<String, Object> config,
        VsphereMachine vsphere,
        Map<String, Object> machineConfig,
        Optional<Autoscaling> autoscaling) {

    static Pool from(Fields fields) {
        return new Pool(
                fields.requiredText("name"),
                fields.words("roles", Role.values()),
                fields.integer("quantity"),
                fields.integer("cpus"),
                fields.quantity("memory"),
                fields.quantity("disk"),
                fields.textMap("labels"),
                fields.textMap("machineLabels"),
                fields.textMap("machineAnnotations"),
                fields.objects("taints").stream().map(Taint::from).toList(),
                RollingUpdate.from(fields.object("rollingUpdate")),
                fields.flag("drainBeforeDelete"),
                fields.text("drainBeforeDeleteTimeout"),
                HealthCheck.from(fields.object("healthCheck")),
                fields.integer("hostnameLengthLimit"),
                fields.text("os"),
                fields.text("cloudCredential"),
                ComponentArgs.from(fields.object("args")),
                fields.data("config"),
                VsphereMachine.from(fields.object("vsphere")),
                fields.data("machineConfig"),
                fields.optionalObject("autoscaling").map(Autoscaling::from));
    }

    /** Whether its machines run etcd or the control plane. */
    public boolean isServer() {
        for (Role role : roles) {
            if (role.isServer()) {
                return true;
            }
        }
        return false;
    }

    public boolean isWindows() {
        return os.orElse("linux").equals("windows");
    }

    /** The vSphere machine of this pool: the cluster's, with what this pool says. */
    public VsphereMachine machine(VsphereMachine defaults) {
        VsphereMachine merged = defaults.overriddenBy(vsphere);
        VsphereMachine.Size size = merged.size().overriddenBy(new VsphereMachine.Size(cpus, memory, disk));
        return new VsphereMachine(
                merged.source(),
                merged.placement(),
                size,
                merged.guest(),
                merged.vapp(),
                merged.tags(),
                merged.vcenter());
    }

    /**
     * A node taint.
     *
     * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
     */
    public record Taint(String key, Optional<String> value, String effect) {

        static Taint from(Fields fields) {
            return new Taint(fields.requiredText("key"), fields.text("value"), fields.requiredText("effect"));
        }
    }

    /** A number or a percentage each. */
    public record RollingUpdate(Optional<String> maxUnavailable, Optional<String> maxSurge) {

        static RollingUpdate from(Fields fields) {
            return new RollingUpdate(fields.text("maxUnavailable"), fields.text("maxSurge"));
        }
    }

    /** When Rancher replaces a machine by itself: only where there is an {@code unhealthyNodeTimeout}. */
    public record HealthCheck(
            Optional<String> nodeStartupTimeout,
            Optional<String> unhealthyNodeTimeout,
            Optional<String> maxUnhealthy,
            Optional<String> unhealthyRange) {

        static HealthCheck from(Fields fields) {
            return new HealthCheck(
                    fields.text("nodeStartupTimeout"),
                    fields.text("unhealthyNodeTimeout"),
                    fields.text("maxUnhealthy"),
                    fields.text("unhealthyRange"));
        }
    }

    /** Bounds for the cluster autoscaler; since Rancher 2.13. */
    public record Autoscaling(int min, int max) {

        static Autoscaling from(Fields fields) {
            return new Autoscaling(fields.requiredInteger("min"), fields.requiredInteger("max"));
        }
    }
}
