package dev.mcmgen.spec;

import java.util.Map;
import java.util.Optional;

/** Where the nodes come from. */
public sealed interface Infrastructure {

    /** Whether Rancher makes the machines, so that the spec has pools. */
    boolean hasPools();

    static Infrastructure from(Fields fields) {
        if (fields.has("vsphere")) {
            return Vsphere.from(fields.object("vsphere"));
        }
        if (fields.has("machineConfig")) {
            return GenericMachines.from(fields.object("machineConfig"));
        }
        return fields.has("standalone")
                ? new Standalone(fields.object("standalone").text("serverAddress"))
                : new Custom();
    }

    /**
     * Machines that Rancher makes in vSphere. User name and password are in the cloud credential, never here.
     *
     * @param cloudCredential {@code cattle-global-data:cc-…} or a display name
     * @param machine what holds for every pool that does not say otherwise
     */
    record Vsphere(Optional<String> cloudCredential, VsphereMachine machine, CloudProvider cloudProvider)
            implements Infrastructure {

        static Vsphere from(Fields fields) {
            return new Vsphere(
                    fields.text("cloudCredential"),
                    VsphereMachine.from(fields),
                    CloudProvider.from(fields.object("cloudProvider")));
        }

        @Override
        public boolean hasPools() {
            return true;
        }
    }

    /** Machines that Rancher makes with another driver. */
    record GenericMachines(
            String kind, Optional<String> apiVersion, Optional<String> cloudCredential, Map<String, Object> config)
            implements Infrastructure {

        static GenericMachines from(Fields fields) {
            return new GenericMachines(
                    fields.requiredText("kind"),
                    fields.text("apiVersion"),
                    fields.text("cloudCredential"),
                    fields.data("config"));
        }

        @Override
        public boolean hasPools() {
            return true;
        }
    }

    /** Existing machines, registered with Rancher by command. */
    record Custom() implements Infrastructure {

        @Override
        public boolean hasPools() {
            return false;
        }
    }

    /**
     * Existing machines that know nothing of Rancher.
     *
     * @param serverAddress the host name or address under which joining nodes reach the servers
     */
    record Standalone(Optional<String> serverAddress) implements Infrastructure {

        @Override
        public boolean hasPools() {
            return false;
        }
    }
}
