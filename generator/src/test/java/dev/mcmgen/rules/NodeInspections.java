package dev.mcmgen.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.rules.subject.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges text as the {@code config.yaml} of a standalone node; a comment says which: {@code # node: RKE2 SERVER v1.30.4+rke2r1}. */
final class NodeInspections {

    private static final Pattern NODE = Pattern.compile("# node: (RKE2|K3S) (SERVER|AGENT)( v\\S+)?");

    private NodeInspections() {}

    static List<Finding> of(Inspector inspector, String text) throws IOException {
        Path folder = Files.createTempDirectory("node");
        Path file = folder.resolve("config.yaml");
        try {
            Files.writeString(file, text);
            EffectiveCluster node = new StandaloneReader(Catalog.bundled()).read(file, options(text));
            List<Reading> readings = new ArrayList<>();
            for (Path read : StandaloneReader.files(file)) {
                readings.add(inspector.readConfiguration(
                        read.toString().replace('\\', '/'),
                        Files.readString(read).getBytes(UTF_8)));
            }
            return inspector.findings(List.of(inspector.inspectNode(node, readings, Surroundings.NONE)));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static StandaloneOptions options(String text) {
        Matcher node = NODE.matcher(text);
        return node.find()
                ? new StandaloneOptions(
                        Optional.of(Distribution.valueOf(node.group(1))),
                        Optional.of(NodeRole.valueOf(node.group(2))),
                        Optional.ofNullable(node.group(3)).map(String::strip).map(Release::parse))
                : StandaloneOptions.NONE;
    }
}
