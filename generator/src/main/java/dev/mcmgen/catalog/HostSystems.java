package dev.mcmgen.catalog;

import dev.mcmgen.catalog.HostSystem.ModulePackage;
import dev.mcmgen.catalog.HostSystem.OsFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What hosts need, and the operating systems on which they can be prepared, from {@code host.json}. */
public final class HostSystems {

    private static final Lazy<HostSystems> BUNDLED =
            new Lazy<>(() -> new HostSystems(DataFile.bundled("host-systems")));

    private final HostRequirements requirements;
    private final Map<String, OsFamily> families = new LinkedHashMap<>();
    private final List<HostSystem> systems = new ArrayList<>();
    private final HostSystem unknown;

    HostSystems(DataNode file) {
        requirements = HostRequirements.read(file.get("requirements"));
        file.get("families").members().forEach((id, node) -> families.put(id, family(id, node)));
        for (DataNode node : file.get("systems").items()) {
            OsFamily family = families.get(node.text("family"));
            if (family == null) {
                throw new CatalogException(node.pointer() + "/family is none of " + families.keySet());
            }
            node.get("ids")
                    .members()
                    .forEach((id, osRelease) -> systems.add(system(id, osRelease.text(), family, node)));
        }
        OsFamily nothing = families.get(OsFamily.UNKNOWN);
        if (nothing == null) {
            throw new CatalogException(file.pointer() + "/families has no '" + OsFamily.UNKNOWN + "'");
        }
        unknown = new HostSystem(OsFamily.UNKNOWN, nothing, "", List.of(), List.of(), List.of());
    }

    /** Those that the program knows. */
    public static HostSystems bundled() {
        return BUNDLED.get();
    }

    private static OsFamily family(String id, DataNode node) {
        return new OsFamily(
                id,
                node.flag("networkManager"),
                node.flag("firewalld"),
                node.flag("selinuxPackages"),
                node.textsOrNone("unitsOff"));
    }

    private static HostSystem system(String id, String osRelease, OsFamily family, DataNode node) {
        List<ModulePackage> packages = new ArrayList<>();
        node.find("modulePackages")
                .map(DataNode::items)
                .orElse(List.of())
                .forEach(item -> packages.add(new ModulePackage(
                        item.text("package"),
                        item.textOrEmpty("only"),
                        item.get("modules").texts())));
        return new HostSystem(
                id, family, osRelease, node.textsOrNone("splitConntrack"), packages, node.textsOrNone("absentModules"));
    }

    /** What is needed on all of them. */
    public HostRequirements requirements() {
        return requirements;
    }

    /** The families, that of the unknown system included. */
    public List<OsFamily> families() {
        return List.copyOf(families.values());
    }

    /** All of them, in the order of the file; one for each identification in {@code /etc/os-release}. */
    public List<HostSystem> all() {
        return List.copyOf(systems);
    }

    /** The system of that name in the spec; one of which nothing is known where the name is none of them. */
    public HostSystem of(String nodeOs) {
        return systems.stream()
                .filter(system -> system.id().equals(nodeOs))
                .findFirst()
                .orElse(unknown);
    }

    /** The system of which nothing is known. */
    public HostSystem unknown() {
        return unknown;
    }
}
