package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What this program knows of releases. Each part is one data file, read when it is first asked for and kept; every
 * answer is immutable, so that one catalogue serves any number of threads.
 */
public final class Catalog {

    private final Lazy<BundledArguments> rke2Arguments =
            new Lazy<>(() -> new BundledArguments(DataFile.bundled("arguments-rke2")));
    private final Lazy<BundledArguments> k3sArguments =
            new Lazy<>(() -> new BundledArguments(DataFile.bundled("arguments-k3s")));
    private final Lazy<ArgumentLists> rke2Lists;
    private final Lazy<ArgumentLists> k3sLists;
    private final Lazy<ConfigKeys> rke2Keys = new Lazy<>(() -> ConfigKeys.read(DataFile.bundled("config-keys-rke2")));
    private final Lazy<ConfigKeys> k3sKeys =
            new Lazy<>(() -> ConfigKeys.readLike(rke2Keys.get(), DataFile.bundled("config-keys-k3s")));
    private final Lazy<KeyRules> keyRules = new Lazy<>(() -> new KeyRules(DataFile.bundled("key-rules")));
    private final Lazy<ClusterFields> clusterFields =
            new Lazy<>(() -> new ClusterFields(DataFile.bundled("cluster-fields")));
    private final Lazy<Profiles> profiles = new Lazy<>(() -> new Profiles(DataFile.bundled("profiles")));
    private final Lazy<Releases> releases =
            new Lazy<>(() -> new Releases(DataFile.bundled("releases-rke2"), DataFile.bundled("release-facts")));
    private final Lazy<List<KnownBad>> knownBad =
            new Lazy<>(() -> DataFile.bundled("known-bad").get("defects").items().stream()
                    .map(KnownBad::read)
                    .toList());
    private final Lazy<RancherFacts> rancher = new Lazy<>(() -> new RancherFacts(DataFile.bundled("rancher")));
    private final Lazy<OperatingSystems> systems =
            new Lazy<>(() -> new OperatingSystems(DataFile.bundled("operating-systems")));
    private final Lazy<HostFacts> host = new Lazy<>(() -> new HostFacts(DataFile.bundled("host")));
    private final Lazy<Schedulers> schedulers = new Lazy<>(() -> new Schedulers(DataFile.bundled("schedulers")));
    private final Lazy<KubeProxyFlags> kubeProxyFlags =
            new Lazy<>(() -> new KubeProxyFlags(DataFile.bundled("kube-proxy-flags")));
    private final Lazy<ComponentFlags> componentFlags =
            new Lazy<>(() -> new ComponentFlags(DataFile.bundled("component-flags")));
    private final Lazy<FeatureGates> featureGates =
            new Lazy<>(() -> new FeatureGates(DataFile.bundled("feature-gates")));
    private final Lazy<Charts> charts = new Lazy<>(() -> new Charts(DataFile.bundled("charts")));
    private final Lazy<MachineDrivers> machineDrivers =
            new Lazy<>(() -> new MachineDrivers(DataFile.bundled("machine-drivers")));

    private Catalog(Optional<ReleaseLists> lists) {
        rke2Lists = new Lazy<>(() -> new ArgumentLists(
                lists.flatMap(all -> all.of(Distribution.RKE2)).orElseGet(rke2Arguments::get)));
        k3sLists = new Lazy<>(() ->
                new ArgumentLists(lists.flatMap(all -> all.of(Distribution.K3S)).orElseGet(k3sArguments::get)));
    }

    /** The catalogue inside the program. */
    public static Catalog bundled() {
        return new Catalog(Optional.empty());
    }

    /** The catalogue inside the program with the argument lists of a Rancher instead of its own. */
    public static Catalog with(ReleaseLists lists) {
        return new Catalog(Optional.of(lists));
    }

    /** The configuration keys that Rancher lets through for that release, and how sure that is. */
    public ArgumentList arguments(Release release) {
        return argumentLists(release.distribution()).of(release);
    }

    /** The argument lists of a distribution, for versions that are no release. */
    public ArgumentLists argumentLists(Distribution distribution) {
        return distribution == Distribution.RKE2 ? rke2Lists.get() : k3sLists.get();
    }

    /** The keys of {@code config.yaml}. */
    public ConfigKeys configKeys(Distribution distribution) {
        return distribution == Distribution.RKE2 ? rke2Keys.get() : k3sKeys.get();
    }

    /** What holds of single keys besides their type and their releases. */
    public KeyRules keyRules() {
        return keyRules.get();
    }

    /** What of a Cluster object is Rancher's, and what in it means nothing. */
    public ClusterFields clusterFields() {
        return clusterFields.get();
    }

    /** The values of {@code profile} that RKE2 starts with. */
    public Profiles profiles() {
        return profiles.get();
    }

    /** What is known of one release, listed or not. */
    public ReleaseFacts facts(Release release) {
        return releases.get().facts(release, bundledArguments(release.distribution()));
    }

    /** The releases of a distribution that the catalogue knows: for K3s those of Rancher's lists. */
    public NavigableSet<Release> releases(Distribution distribution) {
        return distribution == Distribution.RKE2
                ? releases.get().rke2()
                : k3sArguments.get().releases();
    }

    /** What that release does wrong. */
    public List<KnownBad> knownBad(Release release) {
        List<KnownBad> found = new ArrayList<>();
        for (KnownBad bad : knownBad.get()) {
            if (bad.affects(release)) {
                found.add(bad);
            }
        }
        return found;
    }

    public RancherFacts rancher() {
        return rancher.get();
    }

    public OperatingSystems operatingSystems() {
        return systems.get();
    }

    public HostFacts host() {
        return host.get();
    }

    /** The schedulers of IPVS. */
    public Schedulers schedulers() {
        return schedulers.get();
    }

    /** The flags of kube-proxy, by release. */
    public KubeProxyFlags kubeProxyFlags() {
        return kubeProxyFlags.get();
    }

    /** The flags of the other components, by Kubernetes minor. */
    public ComponentFlags componentFlags() {
        return componentFlags.get();
    }

    /** The feature gates of Kubernetes, by minor. */
    public FeatureGates featureGates() {
        return featureGates.get();
    }

    /** The charts that RKE2 brings along. */
    public Charts charts() {
        return charts.get();
    }

    /** The machine drivers of Rancher and the fields of their machine configs. */
    public MachineDrivers machineDrivers() {
        return machineDrivers.get();
    }

    private BundledArguments bundledArguments(Distribution distribution) {
        return distribution == Distribution.RKE2 ? rke2Arguments.get() : k3sArguments.get();
    }
}
