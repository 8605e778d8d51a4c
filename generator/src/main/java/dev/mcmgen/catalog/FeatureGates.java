package dev.mcmgen.catalog;

import dev.mcmgen.schema.NearestWord;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The feature gates of kube-apiserver, kube-controller-manager, kube-scheduler, kubelet and kube-proxy, from
 * {@code feature-gates.json}. The components share one set; a component does not start with a gate that it does not
 * know. The few gates that only one of them has count for all.
 */
public final class FeatureGates {

    /** Every gate of one minor: what is missing here is unknown to all components. Upper and lower case differ. */
    public record Gates(Map<String, FeatureGate> byName, String source) {

        public Gates {
            byName = Collections.unmodifiableMap(byName);
        }

        public Optional<FeatureGate> find(String name) {
            return Optional.ofNullable(byName.get(name));
        }

        /** The gate that was probably meant. */
        public Optional<String> nearest(String name) {
            return NearestWord.find(name, byName.keySet());
        }
    }

    private final DataNode file;
    private final ConcurrentMap<String, Optional<Gates>> found = new ConcurrentHashMap<>();

    FeatureGates(DataNode file) {
        this.file = file;
    }

    /** The gates of the Kubernetes minor of that release; empty where they are not known, such as for a newer minor. */
    public Optional<Gates> of(Release release) {
        return found.computeIfAbsent(release.minorText(), minor -> read(release));
    }

    private Optional<Gates> read(Release release) {
        return file.get("minors").items().stream()
                .filter(row -> row.text("minor").equals(release.minorText()))
                .findFirst()
                .map(row -> new Gates(byName(release), row.text("source")));
    }

    private Map<String, FeatureGate> byName(Release release) {
        Map<String, FeatureGate> byName = new TreeMap<>();
        for (DataNode row : file.get("gates").items()) {
            if (Window.read(row).covers(release)) {
                FeatureGate gate = FeatureGate.read(row);
                byName.put(gate.name(), gate);
            }
        }
        return byName;
    }
}
