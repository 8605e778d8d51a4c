package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.Origin;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration files that {@code machineSelectorFiles} brings to nodes make of what Rancher wrote: RKE2 and K3s
 * read them together, in the order of the bytes of their names (rke2-config.md §1.3, rancher-cluster.md §3.4).
 */
final class DropIns {

    private static final String RANCHER = "50-rancher.yaml";
    private static final String BASE = "config.yaml";

    /** The base file comes before all drop-ins. */
    private static final Comparator<DeliveredFile> AS_READ = Comparator.comparing(
                    (DeliveredFile file) -> !file.name().equals(BASE))
            .thenComparing(DropIns::bytes, Arrays::compareUnsigned);

    private final StandaloneReader reader;
    private final EffectiveCluster cluster;
    private final List<DeliveredFile> files = new ArrayList<>();
    private final IdentityHashMap<Origin, Place> places = new IdentityHashMap<>();
    private final Set<NoStart> failures = new LinkedHashSet<>();

    /** @param delivered the files that the Cluster brings to its nodes */
    DropIns(EffectiveCluster cluster, List<DeliveredFile> delivered, Catalog catalog) {
        this.cluster = cluster;
        this.reader = new StandaloneReader(catalog);
        String folder = cluster.distribution().configurationFolder() + "/" + BASE;
        for (DeliveredFile file : delivered) {
            boolean dropIn = file.path().startsWith(folder + ".d/")
                    && (file.path().endsWith(".yaml") || file.path().endsWith(".yml"));
            if (dropIn || file.path().equals(folder)) {
                files.add(file);
            }
        }
        files.sort(AS_READ);
    }

    private static byte[] bytes(DeliveredFile file) {
        return file.name().getBytes(StandardCharsets.UTF_8);
    }

    /** The cluster with what the files add to it and take away from it. */
    EffectiveCluster merged() {
        return files.isEmpty()
                ? cluster
                : new EffectiveCluster(
                        cluster.file(),
                        cluster.kind(),
                        cluster.name(),
                        cluster.namespace(),
                        cluster.distribution(),
                        cluster.kubernetesVersion(),
                        cluster.rancher(),
                        cluster.error(),
                        cluster.groups().stream().map(this::merge).toList());
    }

    /** Where a key of one of the files stands; empty for every other key. */
    Optional<Place> place(Origin origin) {
        return Optional.ofNullable(places.get(origin));
    }

    /** Why nodes do not start with these files. */
    List<NoStart> failures() {
        return List.copyOf(failures);
    }

    private NodeGroup merge(NodeGroup group) {
        Layers layers = new Layers(group);
        for (DeliveredFile file : files) {
            if (reaches(file, group) && isReadable(file)) {
                layers.add(read(file, group), file.name());
            }
        }
        return layers.merged();
    }

    private static boolean reaches(DeliveredFile file, NodeGroup group) {
        for (NodeFile there : group.files()) {
            if (there.path().equals(file.path())
                    && there.content().equals(file.holder().text())) {
                return true;
            }
        }
        return false;
    }

    private boolean isReadable(DeliveredFile file) {
        Place.Embedded inside = file.holder().embedded();
        for (Problem problem : inside.template() ? List.<Problem>of() : inside.problems()) {
            String message = file.path() + " cannot be read: " + problem.message();
            failures.add(new NoStart(problem.position(), file.holder().path() + "#", message));
        }
        return inside.problems().isEmpty();
    }

    private NodeGroup read(DeliveredFile file, NodeGroup group) {
        byte[] content = file.holder().text().orElse("").getBytes(StandardCharsets.UTF_8);
        StandaloneOptions options = new StandaloneOptions(
                Optional.of(cluster.distribution()),
                Optional.of(group.command()),
                cluster.kubernetesVersion().flatMap(Release::find));
        EffectiveCluster read = reader.read(file.path(), content, options);
        NodeGroup keys = read.groups().get(0);
        List<Place> written = file.root().map(Place::fields).orElse(List.of());
        for (Entry entry : keys.entries()) {
            entry.origin().ifPresent(origin -> placeOf(origin, written).ifPresent(place -> places.put(origin, place)));
        }
        read.error().ifPresent(error -> fail(file, written, error));
        return keys;
    }

    private static Optional<Place> placeOf(Origin origin, List<Place> written) {
        return written.stream()
                .filter(place -> place.keyInText().line() == origin.position().line()
                        && place.keyInText().column() == origin.position().column())
                .findFirst();
    }

    private void fail(DeliveredFile file, List<Place> written, String error) {
        Place at = written.stream()
                .filter(key -> error.endsWith("-" + key.name()) || error.endsWith(" " + key.name()))
                .reduce((first, second) -> second)
                .orElse(file.holder());
        failures.add(new NoStart(at.keyPosition(), at.path(), error));
    }

    /** The configuration of a group, while one file after the other is put on or under what Rancher wrote. */
    private static final class Layers {

        private final NodeGroup group;
        private final Map<String, Object> config;
        private final List<Entry> entries;

        Layers(NodeGroup group) {
            this.group = group;
            this.config = new LinkedHashMap<>(group.config());
            this.entries = new ArrayList<>(group.entries());
        }

        NodeGroup merged() {
            return new NodeGroup(group.pool(), group.roles(), group.system(), config, group.files(), entries);
        }

        void add(NodeGroup keys, String file) {
            boolean before = file.equals(BASE) || compare(file, RANCHER) < 0;
            Set<String> replaced = new LinkedHashSet<>();
            for (Entry entry : keys.entries()) {
                if (Nodes.reaches(entry.fate()) && !entry.key().endsWith("+")) {
                    replaced.add(entry.key());
                }
            }
            for (Entry entry : keys.entries()) {
                String key = Nodes.baseName(entry.key());
                Object value = keys.config().get(key);
                if (!Nodes.reaches(entry.fate()) || value == null) {
                    entries.add(new Entry(entry.key(), entry.value(), unread(entry.fate()), entry.origin()));
                } else if (before && group.config().containsKey(key)) {
                    entries.add(new Entry(entry.key(), entry.value(), new Fate.Overwritten("rancher"), entry.origin()));
                } else {
                    put(entry, key, value, replaced.contains(key));
                }
            }
        }

        /** What the command does not read has reached the node all the same: Rancher filters no files. */
        private static Fate unread(Fate fate) {
            return fate instanceof Fate.Dropped dropped && dropped.reason() == Fate.Reason.UNKNOWN_KEY
                    ? new Fate.Ignored()
                    : fate;
        }

        private void put(Entry entry, String key, Object value, boolean replaces) {
            Object old = config.get(key);
            if (replaces || old == null) {
                config.put(key, value);
                if (!entry.key().endsWith("+")) {
                    overwrite(
                            key,
                            entry.origin()
                                    .map(origin -> origin.path().toString())
                                    .orElse(""));
                }
            } else {
                List<Object> all = new ArrayList<>(list(old));
                all.addAll(list(value));
                config.put(key, all);
            }
            entries.add(entry);
        }

        private static List<?> list(Object value) {
            return value instanceof List<?> list ? list : List.of(value);
        }

        private void overwrite(String key, String by) {
            for (int i = 0; i < entries.size(); i++) {
                Entry old = entries.get(i);
                if (Nodes.baseName(old.key()).equals(key) && Nodes.reaches(old.fate())) {
                    entries.set(i, new Entry(old.key(), old.value(), new Fate.Overwritten(by), old.origin()));
                }
            }
        }

        private static int compare(String one, String other) {
            return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
    }
}
