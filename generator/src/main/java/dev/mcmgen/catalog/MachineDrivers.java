package dev.mcmgen.catalog;

import java.util.List;
import java.util.Optional;

/** The machine drivers of Rancher, from {@code machine-drivers.json}. */
public final class MachineDrivers {

    private final String apiVersion;
    private final List<MachineDriver> all;

    MachineDrivers(DataNode file) {
        apiVersion = file.text("apiVersion");
        all = file.get("drivers").items().stream().map(MachineDriver::read).toList();
    }

    /** The driver whose machine configs have that kind, such as {@code VmwarevsphereConfig}. */
    public Optional<MachineDriver> ofKind(String kind) {
        return all.stream().filter(driver -> driver.kind().equals(kind)).findFirst();
    }

    public List<MachineDriver> all() {
        return all;
    }

    /** The apiVersion of every machine config. */
    public String apiVersion() {
        return apiVersion;
    }
}
