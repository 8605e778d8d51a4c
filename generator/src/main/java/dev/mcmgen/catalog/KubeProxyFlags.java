package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    }

    private record Completeness(boolean complete, String source) {}

    private record Gate(String name, Window window) {}

    private final List<DataNode> rows;
    private final ConcurrentMap<Release, Flags> found = new ConcurrentHashMap<>();
    private final List<Gate> gates;
    private final Map<String, Completeness> completeness = new HashMap<>();

    KubeProxyFlags(DataNode file) {
        rows = file.get("flags").items();
        gates = new ArrayList<>();
        for (DataNode row : file.get("featureGates").items()) {
            gates.add(new Gate(row.text("name"), Window.read(row)));
        }
        for (DataNode row : file.get("completeness").items()) {
            completeness.put(row.text("minor"), new Completeness(row.flag("complete"), row.text("source")));
        }
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
