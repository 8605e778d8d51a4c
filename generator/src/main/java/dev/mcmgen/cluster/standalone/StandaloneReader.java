package dev.mcmgen.cluster.standalone;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a standalone node: what RKE2 or K3s makes of its {@code config.yaml} and {@code config.yaml.d}. */
public final class StandaloneReader {

    private final Catalog catalog;
    private final Contents contents;

    public StandaloneReader(Catalog catalog) {
        this(catalog, Contents.ON_DISK);
    }

    /** @param contents what stands in the files, whose names are looked up on this disk */
    public StandaloneReader(Catalog catalog, Contents contents) {
        this.catalog = catalog;
        this.contents = contents;
    }

    /**
     * Whether {@link #read} is for that path: a folder that holds {@code config.yaml} or {@code config.yaml.d}, a file
     * named {@code config.yaml}, {@code config.yaml.d} itself, or a file in it.
     */
    public static boolean isStandalone(Path path) {
        return new StandalonePath(path).isStandalone();
    }

    /**
     * Reads the configuration of a node. A {@code config.yaml} is read with its {@code config.yaml.d}, as the node reads
     * it; a file in {@code config.yaml.d} alone.
     *
     * <p>In {@code config} each scalar is the text behind the {@code =} of its argument, each list a list of such texts;
     * a key that gives no argument, or that the command does not know, is not there. Where {@code error} says why the
     * reader gave up, {@code config} is empty and the entries are ignored; where the command's parser did, it holds what
     * was given to it.
     *
     * @throws NoSuchFileException if nothing is there
     * @throws IOException if the folder cannot be read for a reason that the node would not have
     */
    public EffectiveCluster read(Path fileOrFolder, StandaloneOptions options) throws IOException {
        if (!Files.exists(fileOrFolder, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(fileOrFolder.toString());
        }
        StandalonePath path = new StandalonePath(fileOrFolder);
        Distribution product = product(options).orElseGet(path::product);
        FlagTable flags = new FlagTable(catalog, product, options.role().orElseGet(path::role), options.release());
        return cluster(ConfigFiles.name(fileOrFolder), ConfigReading.of(path, contents), flags, options);
    }

    /**
     * Reads a {@code config.yaml} that has no drop-ins and need not be on this disk.
     *
     * @param file its name for positions, which says nothing about the product and the role
     */
    public EffectiveCluster read(String file, byte[] content, StandaloneOptions options) {
        Distribution product = product(options).orElse(Distribution.RKE2);
        FlagTable flags = new FlagTable(catalog, product, options.role().orElse(NodeRole.SERVER), options.release());
        return cluster(file, ConfigReading.of(file, content), flags, options);
    }

    private static Optional<Distribution> product(StandaloneOptions options) {
        return options.product().or(() -> options.release().map(Release::distribution));
    }

    private static EffectiveCluster cluster(
            String file, ConfigReading reading, FlagTable flags, StandaloneOptions options) {
        MergedConfig merged = new MergedConfig(reading.lines(), flags);
        boolean reaches = reading.reachesTheCommand();
        Optional<String> error = reaches ? merged.fault() : reading.failure();
        Map<String, Object> config = reaches ? merged.values() : Map.of();
        List<Entry> entries = reaches ? merged.entries() : ignored(reading.lines());
        return new EffectiveCluster(
                file,
                EffectiveCluster.Kind.STANDALONE,
                Optional.empty(),
                Optional.empty(),
                flags.distribution(),
                options.release().map(Release::toString),
                Optional.empty(),
                error,
                List.of(new NodeGroup("", roles(flags.role()), NodeSystem.LINUX, config, List.of(), entries)));
    }

    /** The files that {@link #read} takes for that path, in the order in which the node reads them. */
    public static List<Path> files(Path fileOrFolder) throws IOException {
        try {
            return ConfigFiles.of(new StandalonePath(fileOrFolder));
        } catch (ConfigFailure e) {
            return List.of();
        }
    }

    private static List<Entry> ignored(List<ConfigLine> lines) {
        return lines.stream().map(line -> line.entry(new Fate.Ignored())).toList();
    }

    private static Set<Role> roles(NodeRole command) {
        return command == NodeRole.SERVER ? EnumSet.allOf(Role.class) : EnumSet.of(Role.WORKER);
    }
}
