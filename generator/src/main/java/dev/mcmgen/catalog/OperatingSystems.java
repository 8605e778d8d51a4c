package dev.mcmgen.catalog;

import dev.mcmgen.catalog.OperatingSystem.ConntrackRule;
import dev.mcmgen.catalog.OperatingSystem.ModuleFact;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The operating systems of nodes, from {@code operating-systems.json}. */
public final class OperatingSystems {

    private final Map<String, DataNode> rows = new LinkedHashMap<>();
    private final Map<String, OperatingSystem> read = new ConcurrentHashMap<>();
    private final KernelVersion nftablesKernel;

    OperatingSystems(DataNode file) {
        nftablesKernel = KernelVersion.find(file.text("nftablesKernel"))
                .orElseThrow(() -> new CatalogException("operating-systems.json: nftablesKernel is no version"));
        for (DataNode row : file.get("systems").items()) {
            for (String name : row.get("names").texts()) {
                rows.put(name, row);
            }
        }
    }

    /** The system of that name, such as {@code rocky-9}. */
    public Optional<OperatingSystem> find(String name) {
        DataNode row = rows.get(name);
        OperatingSystem known = read.get(name);
        if (known == null && row != null) {
            known = read(name, row);
            read.put(name, known);
        }
        return Optional.ofNullable(known);
    }

    /** Every name, in the order of the file. */
    public Set<String> names() {
        return Collections.unmodifiableSet(rows.keySet());
    }

    /** The first kernel with which kube-proxy's nftables mode works. */
    public KernelVersion nftablesKernel() {
        return nftablesKernel;
    }

    private static OperatingSystem read(String name, DataNode row) {
        List<ModuleFact> modules = row.get("modules").items().stream()
                .map(module -> new ModuleFact(
                        module.text("module"),
                        ModuleFact.State.valueOf(module.text("state")),
                        module.optionalText("package")))
                .toList();
        List<ConntrackRule> conntrack = row.get("conntrack").items().stream()
                .map(rule -> new ConntrackRule(
                        rule.text("module"), version(rule, "belowVersion"), version(rule, "belowKernel")))
                .toList();
        return new OperatingSystem(
                name,
                OperatingSystem.Family.valueOf(row.text("family")),
                row.get("major").number(),
                version(row, "kernel"),
                row.flag("networkManager"),
                row.flag("nmCloudSetup"),
                row.flag("firewalld"),
                row.flag("selinux"),
                row.flag("transactional"),
                row.textsOrNone("packages"),
                modules,
                conntrack,
                row.textOrEmpty("note"),
                row.text("source"));
    }

    private static Optional<KernelVersion> version(DataNode row, String key) {
        return row.optionalText(key).flatMap(KernelVersion::find);
    }
}
