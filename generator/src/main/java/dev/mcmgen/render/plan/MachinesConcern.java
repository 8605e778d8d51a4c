package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.Quantity;
import dev.mcmgen.spec.VsphereMachine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether machines can be made from what the pools say. The machine configs themselves are made when they are rendered. */
final class MachinesConcern implements Concern {

    private static final String VSPHERE = "/spec/infrastructure/vsphere";
    private static final String GENERIC = "/spec/infrastructure/machineConfig";

    @Override
    public void addTo(Draft draft) {
        List<Pool> pools = draft.spec().pools();
        Infrastructure infrastructure = draft.spec().infrastructure();
        for (int i = 0; i < pools.size(); i++) {
            String field = "/spec/pools/" + i;
            warnOfPlaceholder(draft, pools.get(i).cloudCredential(), field);
            if (infrastructure instanceof Infrastructure.Vsphere vsphere) {
                checkVsphere(draft, pools.get(i).machine(vsphere.machine()), pools.get(i), field);
            } else if (infrastructure instanceof Infrastructure.GenericMachines generic) {
                checkGeneric(draft, generic, pools.get(i), field);
            }
        }
        if (infrastructure instanceof Infrastructure.Vsphere vsphere) {
            warnOfPlaceholder(draft, vsphere.cloudCredential(), VSPHERE);
            if (vsphere.cloudCredential().isEmpty()) {
                draft.refuse(
                        VSPHERE,
                        "cloud-credential/missing",
                        "Rancher makes no machines without a cloud credential",
                        "add cloudCredential: the credential's name in Rancher");
            }
        } else if (infrastructure instanceof Infrastructure.GenericMachines generic) {
            warnOfPlaceholder(draft, generic.cloudCredential(), GENERIC);
        }
    }

    private static void warnOfPlaceholder(Draft draft, Optional<String> credential, String field) {
        if (credential.isPresent()) {
            CloudCredentials.warnOfPlaceholder(draft, credential.get(), field + "/cloudCredential");
        }
    }

    private static void checkVsphere(Draft draft, VsphereMachine machine, Pool pool, String field) {
        String type = machine.source().creationType().orElse("template");
        if (type.equals("legacy")) {
            draft.refuse(
                    VSPHERE + "/creationType",
                    "vsphere/legacy",
                    "creationType: legacy ignores cloud-config, and with it the installation of the node",
                    "use template, vm or library");
        }
        if (machine.source().template().isEmpty()) {
            draft.refuse(
                    VSPHERE,
                    "vsphere/template-missing",
                    "creationType: " + type + " needs something to clone",
                    "add template: the inventory path of the template, or the item's name in the library");
        }
        if (type.equals("library") && machine.source().contentLibrary().isEmpty()) {
            draft.refuse(
                    VSPHERE,
                    "vsphere/library-missing",
                    "creationType: library needs the library's name",
                    "add contentLibrary");
        }
        checkSize(draft, machine.size().memory(), pool.memory(), field + "/memory", VSPHERE + "/memory");
        checkSize(draft, machine.size().disk(), pool.disk(), field + "/disk", VSPHERE + "/disk");
        Optional<RancherVersion> version =
                machine.guest().gracefulShutdownTimeout().isPresent() ? draft.rancher() : Optional.empty();
        if (version.isPresent()
                && !draft.catalog().rancher().has(version.get(), RancherFeature.GRACEFUL_SHUTDOWN_TIMEOUT)) {
            draft.refuse(
                    VSPHERE + "/gracefulShutdownTimeout",
                    "rancher/not-in-version",
                    "Rancher " + version.get() + " does not have this field and drops it without a word",
                    "remove the line");
        }
    }

    /** vSphere counts in whole mebibytes. */
    private static void checkSize(
            Draft draft, Optional<Quantity> size, Optional<Quantity> ofPool, String poolField, String defaultsField) {
        if (size.isPresent() && size.get().toMebibytes().isEmpty()) {
            draft.refuse(
                    ofPool.isPresent() ? poolField : defaultsField,
                    "vsphere/size-not-whole",
                    size.get().text() + " is no whole number of mebibytes, which is what vSphere counts in",
                    "write " + size.get().roundedUp());
        }
    }

    private static void checkGeneric(Draft draft, Infrastructure.GenericMachines generic, Pool pool, String field) {
        Optional<MachineDriver> driver = draft.catalog().machineDrivers().ofKind(generic.kind());
        if (driver.map(MachineDriver::userDataField).orElse("").isEmpty()
                && !draft.spec().nodeImage().prepared().orElse(false)) {
            draft.warn(
                    GENERIC + "/kind",
                    "machine-config/no-user-data",
                    "no field of " + generic.kind()
                            + " is known to take cloud-config, so that its machines come up without the host preparation",
                    "run host/prepare-host.sh in the image, and write nodeImage.prepared: true");
        }
        if (driver.isEmpty()) {
            draft.warn(
                    GENERIC + "/kind",
                    "machine-config/unknown-driver",
                    "the fields of " + generic.kind() + " are not known here, so they are rendered unchecked",
                    "");
            return;
        }
        checkFields(draft, driver.get(), generic.config(), GENERIC + "/config");
        checkFields(draft, driver.get(), pool.machineConfig(), field + "/machineConfig");
    }

    private static void checkFields(Draft draft, MachineDriver driver, Map<String, Object> config, String field) {
        config.forEach((name, value) -> {
            String at = field + "/" + name.replace("~", "~0").replace("/", "~1");
            Optional<MachineDriver.Field> known = driver.field(name);
            if (known.isEmpty() && driver.complete()) {
                draft.refuse(
                        at,
                        "machine-config/unknown-field",
                        driver.kind() + " has no field " + name + "; Rancher would drop it",
                        "see docs/spec.md for the way to the driver's fields");
            }
            known.filter(MachineDriver.Field::secret)
                    .ifPresent(secret -> draft.refuse(
                            at,
                            "machine-config/secret",
                            name + " is a secret and does not belong into a spec",
                            "it comes from the cloud credential"));
            known.filter(fact -> !fits(fact.type(), value))
                    .ifPresent(fact -> draft.refuse(
                            at,
                            "machine-config/type",
                            name + " is " + inWords(fact.type()) + " in " + driver.kind(),
                            "write " + inWords(fact.type())));
        });
    }

    /** A number fits where a text is wanted: it is rendered as text, which is what the driver's schema demands. */
    private static boolean fits(MachineDriver.FieldType type, Object value) {
        return switch (type) {
            case STRING -> value instanceof String || value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case STRING_ARRAY -> value instanceof List;
        };
    }

    private static String inWords(MachineDriver.FieldType type) {
        return switch (type) {
            case STRING -> "a text";
            case BOOLEAN -> "true or false";
            case STRING_ARRAY -> "a list of texts";
        };
    }
}
