package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which components have a flag. */
public final class FlagOwners {

    private static final String PROXY = "kube-proxy";
    private static final int OLDEST_MINOR = 24;
    private static final int NEWEST_MINOR = 36;

    private final Catalog catalog;

    public FlagOwners(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Their names, as far as is known of that release. */
    public List<String> of(String flag, Release release) {
        List<String> owners = new ArrayList<>();
        for (Component component : Component.values()) {
            Optional<FlagList> flags = catalog.componentFlags().of(component, release);
            if (flags.isPresent() && flags.get().knows(flag)) {
                owners.add(component.componentName());
            }
        }
        if (catalog.kubeProxyFlags().of(release).byName().containsKey(flag)) {
            owners.add(PROXY);
        }
        return owners;
    }

    /** The key of {@code config.yaml} that holds a flag in every minor whose flags are known; empty where they differ. */
    public Optional<String> onlyKey(String flag) {
        Optional<String> key = Optional.empty();
        for (int minor = OLDEST_MINOR; minor <= NEWEST_MINOR; minor++) {
            Optional<String> now = onlyKey(flag, Release.parse("v1." + minor + ".0+rke2r1"));
            if (now.isEmpty() || (key.isPresent() && !key.equals(now))) {
                return Optional.empty();
            }
            key = now;
        }
        return key;
    }

    /** The key of {@code config.yaml} that holds a flag; empty where several components have it, or not all are known. */
    public Optional<String> onlyKey(String flag, Release release) {
        for (Component component : Component.values()) {
            if (catalog.componentFlags().of(component, release).isEmpty()) {
                return Optional.empty();
            }
        }
        List<String> owners = of(flag, release);
        return owners.size() == 1 ? Optional.of(owners.get(0) + "-arg") : Optional.empty();
    }
}
