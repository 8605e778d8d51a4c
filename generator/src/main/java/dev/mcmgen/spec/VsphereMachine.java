package dev.mcmgen.spec;

import java.util.List;
import java.util.Optional;

/**
 * A vSphere machine: every field of Rancher's VmwarevsphereConfig but its secrets, in groups. In a spec the groups are
 * not written: all fields stand side by side. What is absent (for a list: empty) is left to the driver.
 */
public record VsphereMachine(
        Source source, Placement placement, Size size, Guest guest, Vapp vapp, Tags tags, Vcenter vcenter) {

    static VsphereMachine from(Fields fields) {
        return new VsphereMachine(
                Source.from(fields),
                Placement.from(fields),
                Size.from(fields),
                Guest.from(fields),
                Vapp.from(fields),
                Tags.from(fields),
                Vcenter.from(fields));
    }

    /** This machine with every field that the other one has; a list of the other one replaces the whole list. */
    public VsphereMachine overriddenBy(VsphereMachine other) {
        return new VsphereMachine(
                source.overriddenBy(other.source),
                placement.overriddenBy(other.placement),
                size.overriddenBy(other.size),
                guest.overriddenBy(other.guest),
                vapp.overriddenBy(other.vapp),
                tags.overriddenBy(other.tags),
                vcenter.overriddenBy(other.vcenter));
    }

    private static <T> Optional<T> last(Optional<T> first, Optional<T> second) {
        return second.isPresent() ? second : first;
    }

    private static <T> List<T> last(List<T> first, List<T> second) {
        return second.isEmpty() ? first : second;
    }

    /**
     * What the machine is made from.
     *
     * @param creationType {@code template}, {@code vm}, {@code library} or {@code legacy}
     * @param template the inventory path of the template or VM, or the name of the library item ({@code cloneFrom})
     * @param cloudinit the URL of a cloud-config; {@code legacy} only
     * @param boot2dockerUrl {@code legacy} only
     */
    public record Source(
            Optional<String> creationType,
            Optional<String> template,
            Optional<String> contentLibrary,
            Optional<String> cloudinit,
            Optional<String> boot2dockerUrl) {

        static Source from(Fields fields) {
            return new Source(
                    fields.text("creationType"),
                    fields.text("template"),
                    fields.text("contentLibrary"),
                    fields.text("cloudinit"),
                    fields.text("boot2dockerUrl"));
        }

        Source overriddenBy(Source other) {
            return new Source(
                    last(creationType, other.creationType),
                    last(template, other.template),
                    last(contentLibrary, other.contentLibrary),
                    last(cloudinit, other.cloudinit),
                    last(boot2dockerUrl, other.boot2dockerUrl));
        }
    }

    /** Inventory paths: where the machine lives. */
    public record Placement(
            Optional<String> datacenter,
            Optional<String> datastore,
            Optional<String> datastoreCluster,
            Optional<String> folder,
            Optional<String> pool,
            Optional<String> hostsystem,
            List<String> network) {

        static Placement from(Fields fields) {
            return new Placement(
                    fields.text("datacenter"),
                    fields.text("datastore"),
                    fields.text("datastoreCluster"),
                    fields.text("folder"),
                    fields.text("pool"),
                    fields.text("hostsystem"),
                    fields.texts("network"));
        }

        /** The two kinds of datastore are one choice: the driver would take the cluster where both are given. */
        Placement overriddenBy(Placement other) {
            boolean chosen = other.datastore.isPresent() || other.datastoreCluster.isPresent();
            return new Placement(
                    last(datacenter, other.datacenter),
                    chosen ? other.datastore : datastore,
                    chosen ? other.datastoreCluster : datastoreCluster,
                    last(folder, other.folder),
                    last(pool, other.pool),
                    last(hostsystem, other.hostsystem),
                    last(network, other.network));
        }
    }

    /** How large it is. The driver takes memory and disk in MiB. */
    public record Size(Optional<Integer> cpus, Optional<Quantity> memory, Optional<Quantity> disk) {

        static Size from(Fields fields) {
            return new Size(fields.integer("cpus"), fields.quantity("memory"), fields.quantity("disk"));
        }

        Size overriddenBy(Size other) {
            return new Size(last(cpus, other.cpus), last(memory, other.memory), last(disk, other.disk));
        }
    }

    /**
     * What runs in it, and how it is stopped.
     *
     * @param cfgparam guest configuration parameters, {@code name=value}
     * @param cloudConfig cloud-init user data: {@code #cloud-config} and YAML, or a script
     * @param gracefulShutdownTimeout seconds; 0 is power off at once
     */
    public record Guest(
            List<String> cfgparam,
            Optional<String> cloudConfig,
            Optional<String> os,
            Optional<String> sshUser,
            Optional<Integer> sshPort,
            Optional<String> sshUserGroup,
            Optional<Integer> gracefulShutdownTimeout) {

        static Guest from(Fields fields) {
            return new Guest(
                    fields.texts("cfgparam"),
                    fields.text("cloudConfig"),
                    fields.text("os"),
                    fields.text("sshUser"),
                    fields.integer("sshPort"),
                    fields.text("sshUserGroup"),
                    fields.integer("gracefulShutdownTimeout"));
        }

        Guest overriddenBy(Guest other) {
            return new Guest(
                    last(cfgparam, other.cfgparam),
                    last(cloudConfig, other.cloudConfig),
                    last(os, other.os),
                    last(sshUser, other.sshUser),
                    last(sshPort, other.sshPort),
                    last(sshUserGroup, other.sshUserGroup),
                    last(gracefulShutdownTimeout, other.gracefulShutdownTimeout));
        }
    }

    /** vApp options. */
    public record Vapp(
            Optional<String> vappIpprotocol,
            Optional<String> vappIpallocationpolicy,
            Optional<String> vappTransport,
            List<String> vappProperty) {

        static Vapp from(Fields fields) {
            return new Vapp(
                    fields.text("vappIpprotocol"),
                    fields.text("vappIpallocationpolicy"),
                    fields.text("vappTransport"),
                    fields.texts("vappProperty"));
        }

        Vapp overriddenBy(Vapp other) {
            return new Vapp(
                    last(vappIpprotocol, other.vappIpprotocol),
                    last(vappIpallocationpolicy, other.vappIpallocationpolicy),
                    last(vappTransport, other.vappTransport),
                    last(vappProperty, other.vappProperty));
        }
    }

    /**
     * Tags and attributes.
     *
     * @param tag URNs
     * @param customAttribute {@code number=value}
     */
    public record Tags(List<String> tag, List<String> customAttribute) {

        static Tags from(Fields fields) {
            return new Tags(fields.texts("tag"), fields.texts("customAttribute"));
        }

        Tags overriddenBy(Tags other) {
            return new Tags(last(tag, other.tag), last(customAttribute, other.customAttribute));
        }
    }

    /** The vCenter, where it is not the cloud credential's. */
    public record Vcenter(Optional<String> vcenter, Optional<Integer> vcenterPort) {

        static Vcenter from(Fields fields) {
            return new Vcenter(fields.text("vcenter"), fields.integer("vcenterPort"));
        }

        Vcenter overriddenBy(Vcenter other) {
            return new Vcenter(last(vcenter, other.vcenter), last(vcenterPort, other.vcenterPort));
        }
    }
}
