package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.ConfigKey;
import dev.mcmgen.catalog.ConfigKeys;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.schema.NearestWord;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the configuration of standalone nodes from other files. Many programs have a {@code config.yaml}: one found in a
 * folder is taken for RKE2's or K3s's only if it holds a key of theirs and is no Kubernetes object.
 */
final class NodeFiles {

    private static final String BASE = "config.yaml";
    private static final String DROP_INS = "config.yaml.d";

    private final Catalog catalog;

    NodeFiles(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The inputs, apart.
     *
     * @param nodes paths for {@link StandaloneReader}
     * @param others everything else, in order
     */
    record Sorted(List<Path> nodes, List<InputFiles.Input> others) {}

    /** @param said whether the command line says that there are nodes, by a product or a role */
    Sorted sort(List<InputFiles.Input> inputs, boolean said) {
        Set<Path> nodes = new LinkedHashSet<>();
        List<InputFiles.Input> others = new ArrayList<>();
        for (InputFiles.Input input : inputs) {
            boolean candidate = !input.isStandardInput() && StandaloneReader.isStandalone(input.path());
            if (candidate && (said || !isOfAnotherKind(input))) {
                nodes.add(node(input));
            } else {
                others.add(input);
            }
        }
        return new Sorted(List.copyOf(nodes), others);
    }

    /** A drop-in that a folder brought along belongs to the node of that folder; one that was named is looked at alone. */
    private static Path node(InputFiles.Input input) {
        Path folder = input.path().getParent();
        if (folder == null || !folder.endsWith(DROP_INS) || input.named()) {
            return input.path();
        }
        Path base = folder.resolveSibling(BASE);
        return Files.exists(base) ? base : folder;
    }

    /** What cannot be read stays a node: the node could not read it either. */
    private boolean isOfAnotherKind(InputFiles.Input input) {
        Path folder = input.path().getParent();
        if (folder != null && folder.endsWith(DROP_INS)) {
            return false;
        }
        Optional<YamlDocument> first = SafeYaml.first(input.path());
        return first.flatMap(YamlDocument::root)
                .map(root -> !(root instanceof YamlMapping mapping && isConfiguration(mapping, input.named())))
                .orElse(first.isPresent());
    }

    /** @param named whether the user says that this file is meant: then its keys may all be wrong */
    private boolean isConfiguration(YamlMapping mapping, boolean named) {
        if (mapping.get("apiVersion").isPresent() && mapping.get("kind").isPresent()) {
            return false;
        }
        List<ConfigKeys> known = List.of(catalog.configKeys(Distribution.RKE2), catalog.configKeys(Distribution.K3S));
        boolean holdsKeys = mapping.entries().stream()
                .map(entry -> entry.name().endsWith("+")
                        ? entry.name().substring(0, entry.name().length() - 1)
                        : entry.name())
                .anyMatch(key -> known.stream().anyMatch(keys -> keys.find(key).isPresent()));
        return holdsKeys || (named && !isOfAnotherProgram(mapping, known));
    }

    /** Whether it has parts that no key of a node has, and no word in it could be meant for one. */
    private static boolean isOfAnotherProgram(YamlMapping mapping, List<ConfigKeys> known) {
        boolean hasParts = mapping.entries().stream().anyMatch(entry -> entry.value() instanceof YamlMapping);
        List<String> names = known.stream()
                .flatMap(keys -> keys.all().stream())
                .map(ConfigKey::name)
                .toList();
        return hasParts
                && mapping.entries().size() > 2
                && mapping.entries().stream().noneMatch(entry -> isNear(entry.name(), names));
    }

    private static boolean isNear(String written, List<String> names) {
        return names.stream().anyMatch(name -> NearestWord.edits(written, name) <= Math.min(2, written.length() / 4));
    }
}
