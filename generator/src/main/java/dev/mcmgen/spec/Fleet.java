package dev.mcmgen.spec;

import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.schema.Schemas;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fleet file: {@code defaults}, and {@code clusters} that each say what differs.
 *
 * @param clusters each as the tree of a ClusterSpec of its own
 * @param problems clusters that have one name
 */
record Fleet(List<YamlMapping> clusters, List<Problem> problems) {

    static final String KIND = "Fleet";

    /**
     * Reads a fleet.
     *
     * @throws ProblemsException where the file is not in the shape of one
     */
    static Fleet of(YamlMapping fleet) {
        List<Problem> problems =
                new ArrayList<>(SchemaCheck.against(Schemas.FLEET, "spec").check(fleet));
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        YamlMapping defaults =
                fleet.get("defaults").map(YamlMapping.class::cast).orElse(new YamlMapping(fleet.position(), List.of()));
        List<YamlMapping> clusters = new ArrayList<>();
        Map<String, YamlNode> names = new HashMap<>();
        for (YamlNode item : ((YamlSequence) fleet.get("clusters").orElseThrow()).items()) {
            YamlMapping cluster = (YamlMapping) item;
            clusters.add(cluster(fleet, TreeMerge.merge(withPosition(defaults, cluster), cluster)));
            name(cluster).ifPresent(name -> duplicate(names, name).ifPresent(problems::add));
        }
        return new Fleet(List.copyOf(clusters), List.copyOf(problems));
    }

    private static YamlMapping withPosition(YamlMapping defaults, YamlMapping cluster) {
        return new YamlMapping(cluster.position(), defaults.entries());
    }

    private static YamlMapping cluster(YamlMapping fleet, YamlMapping merged) {
        List<YamlMapping.Entry> entries = new ArrayList<>();
        fleet.entry("apiVersion").ifPresent(entries::add);
        fleet.entry("kind")
                .ifPresent(kind -> entries.add(new YamlMapping.Entry(
                        kind.key(),
                        new YamlScalar(
                                kind.value().position(), ClusterSpec.KIND, YamlScalar.Style.PLAIN, ClusterSpec.KIND))));
        entries.addAll(merged.entries());
        return new YamlMapping(merged.position(), entries);
    }

    /** The names in their workspaces must differ, but a workspace can come from defaults: the name alone is compared. */
    private static Optional<YamlScalar> name(YamlMapping cluster) {
        return cluster.get("metadata")
                .flatMap(metadata -> ((YamlMapping) metadata).get("name"))
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast);
    }

    private static Optional<Problem> duplicate(Map<String, YamlNode> names, YamlScalar name) {
        YamlNode first = names.putIfAbsent(name.text(), name);
        return first == null
                ? Optional.empty()
                : Optional.of(new Problem(
                        "spec/value",
                        name.position(),
                        "the cluster \"" + name.text() + "\" was already given on line "
                                + first.position().line(),
                        "rename one of them"));
    }
}
