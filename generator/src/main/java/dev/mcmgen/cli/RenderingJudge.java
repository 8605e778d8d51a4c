package dev.mcmgen.cli;

import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.render.ObjectStream;
import dev.mcmgen.render.RenderedFile;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.render.SpecPlaces;
import dev.mcmgen.render.plan.Remark;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Inspection;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.Reading;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.rules.subject.Surroundings;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.yaml.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rules say of what was rendered from specs, at the places of the specs. One serves many threads. */
final class RenderingJudge {

    private static final String CONFIGURATION = "config.yaml";

    /** A rendered placeholder is what the spec asked for: the remark of the renderer says what to do. */
    private static final String PLACEHOLDER = "rancher/credential-placeholder";

    private final Inspector inspector;
    private final StandaloneReader nodeReader;
    private final Assumptions assumptions;
    private final StandaloneOptions nodes;

    /**
     * @param assumptions what the command line says of Rancher and the release; it wins over the spec
     * @param nodes what the command line says of standalone nodes
     */
    RenderingJudge(Inspector inspector, StandaloneReader nodeReader, Assumptions assumptions, StandaloneOptions nodes) {
        this.inspector = inspector;
        this.nodeReader = nodeReader;
        this.assumptions = assumptions;
        this.nodes = nodes;
    }

    /** The findings of one rendering. */
    List<Finding> findings(Rendering rendering) {
        SpecPlaces places = new SpecPlaces(rendering.plan().document());
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : inspector.findings(inspections(rendering))) {
            if (finding.counts() && !finding.rule().equals(PLACEHOLDER)) {
                findings.add(inSpec(finding, places.of(finding.path(), line(rendering, finding.position()))));
            }
        }
        return findings;
    }

    /** The rendered line of a finding; empty where its file is not known. */
    private static String line(Rendering rendering, Position place) {
        List<RenderedFile> files = rendering.stream().isPresent()
                ? List.of(rendering.stream().get().file())
                : rendering.files();
        for (RenderedFile file : files) {
            if (file.path().equals(place.file())) {
                return file.text()
                        .lines()
                        .skip(Math.max(0, place.line() - 1))
                        .findFirst()
                        .orElse("");
            }
        }
        return "";
    }

    private static Finding inSpec(Finding finding, Position place) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.message(),
                place,
                "",
                finding.fix().map(fix -> Fix.byHand(fix.description())),
                finding.source(),
                Optional.empty());
    }

    private List<Inspection> inspections(Rendering rendering) {
        ClusterSpec spec = rendering.plan().document().spec();
        if (rendering.stream().isPresent()) {
            return List.of(objects(rendering.stream().get(), spec));
        }
        List<Inspection> inspections = new ArrayList<>();
        for (RenderedFile file : rendering.files()) {
            if (file.path().endsWith("/" + CONFIGURATION)) {
                inspections.add(node(file, spec));
            }
        }
        return inspections;
    }

    private Inspection objects(ObjectStream stream, ClusterSpec spec) {
        Assumptions known = new Assumptions(
                assumptions.rancher().or(() -> spec.rancher().version()), assumptions.kubernetesVersion());
        byte[] content = stream.file().text().getBytes(StandardCharsets.UTF_8);
        Reading reading = inspector.rendered(stream.file().path(), content, stream.documents());
        return inspector.inspect(reading, Surroundings.NONE, known);
    }

    /** A standalone node; its folder, {@code agent} or one of servers, says what it is. */
    private Inspection node(RenderedFile file, ClusterSpec spec) {
        NodeRole role = file.path().endsWith("/agent/" + CONFIGURATION) ? NodeRole.AGENT : NodeRole.SERVER;
        byte[] content = file.text().getBytes(StandardCharsets.UTF_8);
        Optional<Release> release = nodes.release().or(() -> Optional.of(spec.kubernetesVersion()));
        EffectiveCluster node = nodeReader.read(
                file.path(), content, new StandaloneOptions(nodes.product(), Optional.of(role), release));
        List<Reading> read = List.of(inspector.readConfiguration(file.path(), content));
        return inspector.inspectNode(node, read, Surroundings.NONE);
    }

    /** The findings of all clusters that say something new: what a fleet writes once, or a remark tells, is told once. */
    static List<Finding> news(List<List<Finding>> clusters, List<Remark> remarks) {
        Set<String> told = new HashSet<>();
        for (Remark remark : remarks) {
            told.add(remark.code());
        }
        Set<String> sentences = new HashSet<>();
        List<Finding> news = new ArrayList<>();
        for (List<Finding> cluster : clusters) {
            for (Finding finding : cluster) {
                String sentence =
                        finding.rule() + " " + finding.severity() + " " + finding.position() + " " + finding.message();
                if (!told.contains(finding.rule()) && sentences.add(sentence)) {
                    news.add(finding);
                }
            }
        }
        return news;
    }
}
