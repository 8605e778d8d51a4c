package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The flags of kube-proxy, from {@code kube-proxy-flags.json}. RKE2 and K3s parse {@code kube-proxy-arg} themselves with
 * kube-proxy's own flag set: an unknown name or a value of the wrong form stops the node.
 */
public final class KubeProxyFlags {

    /**
     * The flags of one minor.
     *
     * @param complete whether a name that is missing here is unknown to kube-proxy for sure
     * @param featureGates the gates of interest that exist
     */
    public record Flags(Map<String, KubeProxyFlag> byName, boolean complete, List<String> featureGates, String source) {

        public Flags {
            byName = Collections.unmodifiableMap(byName);
            featureGates = List.copyOf(featureGates);
        }

        /** The flag of that name, with {@code -} or {@code _} between its words, as the flag parser has it. */
        public Optional<KubeProxyFlag> find(String name) {
            KubeProxyFlag flag = byName.get(name);
            return flag != null ? Optional.of(flag) : Optional.ofNullable(byName.get(name.replace('-', '_')));
        }
    }

    private record Completeness(boolean complete, String source) {}

    private record Gate(String name, Window window) {}

    private final List<DataNode> rows;
    private final Set<String> own = new HashSet<>();
    private final ConcurrentMap<Release, Flags> found = new ConcurrentHashMap<>();
    private final List<Gate> gates;
    private final Map<String, Completeness> completeness = new HashMap<>();

    KubeProxyFlags(DataNode file) {
        rows = file.get("flags").items();
        rows.stream().filter(row -> row.flag("own")).forEach(row -> own.add(row.text("name")));
        gates = new ArrayList<>();
        for (DataNode row : file.get("featureGates").items()) {
            gates.add(new Gate(row.text("name"), Window.read(row)));
        }
        for (DataNode row : file.get("completeness").items()) {
            completeness.put(row.text("minor"), new Completeness(row.flag("complete"), row.text("source")));
        }
    }

    /** The minors whose flags are all known, the oldest first: their first releases, of RKE2. */
    public List<Release> minors() {
        return completeness.entrySet().stream()
                .filter(entry -> entry.getValue().complete())
                .map(entry -> Release.parse("v" + entry.getKey() + ".0+rke2r1"))
                .sorted()
                .toList();
    }

    /** Whether some release's kube-proxy has that flag, and no other component of Kubernetes ever. */
    public boolean isOwn(String name) {
        return own.contains(name);
    }

    /** The feature gates of interest, of every release. */
    public List<String> gates() {
        return gates.stream().map(Gate::name).distinct().toList();
    }

    /** The flags that kube-proxy of that release has, those of Windows included. */
    public Flags of(Release release) {
        return found.computeIfAbsent(release, this::read);
    }

    private Flags read(Release release) {
        Map<String, KubeProxyFlag> byName = new TreeMap<>();
        for (DataNode row : rows) {
            if (Window.read(row).covers(release)) {
                KubeProxyFlag flag = KubeProxyFlag.read(row);
                byName.put(flag.name(), flag);
            }
        }
        Completeness known =
                completeness.getOrDefault(release.minorText(), new Completeness(false, "not read for this minor"));
        List<String> knownGates = gates.stream()
                .filter(gate -> gate.window().covers(release))
                .map(Gate::name)
                .toList();
        return new Flags(byName, known.complete(), knownGates, known.source());
    }
}
