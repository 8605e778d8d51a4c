package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    private final List<KubeProxyFlag> rows;
    private final List<Gate> gates;
    private final Map<String, Completeness> completeness = new HashMap<>();

    KubeProxyFlags(DataNode file) {
        rows = file.get("flags").items().stream().map(KubeProxyFlag::read).toList();
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
        Map<String, KubeProxyFlag> byName = new TreeMap<>();
        for (KubeProxyFlag row : rows) {
            if (row.window().covers(release)) {
                byName.put(row.name(), row);
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
