package dev.mcmgen.cli;

import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.RenderedFile;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.render.SpecPlaces;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Inspection;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.Reading;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.rules.subject.Surroundings;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.Position;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges a spec: by its own rules and those of its release, then, once rendered, like anyone's manifest. */
final class SpecInspection {

    private static final String SOURCE = "docs/spec.md";
    private static final Pattern API_VERSION = Pattern.compile("(?m)^apiVersion:[ \t]*[\"']?mcmgen/v");
    private static final Pattern KIND = Pattern.compile("(?m)^kind:[ \t]*[\"']?(ClusterSpec|Fleet)\\b");

    private static final String CONFIGURATION = "config.yaml";

    /** A rendered placeholder is what the spec asked for: the remark of the renderer says what to do. */
    private static final String PLACEHOLDER = "rancher/credential-placeholder";

    private final SpecRun run;
    private final Inspector inspector;
    private final StandaloneReader nodeReader;
    private final Assumptions assumptions;
    private final StandaloneOptions nodes;

    /**
     * @param renderer from {@link SpecRun#renderer}
     * @param assumptions what the command line says of Rancher and the release; it wins over the spec
     * @param nodes what the command line says of standalone nodes
     */
    SpecInspection(
            SpecChanges changes,
            Supplier<Renderer> renderer,
            Inspector inspector,
            StandaloneReader nodeReader,
            Assumptions assumptions,
            StandaloneOptions nodes) {
        this.run = new SpecRun(changes, renderer, Layout.STREAM);
        this.inspector = inspector;
        this.nodeReader = nodeReader;
        this.assumptions = assumptions;
        this.nodes = nodes;
    }

    /** Whether the text says that it is a spec, be it in order or not. */
    static boolean isSpec(byte[] content) {
        if (content.length > Inspector.MAX_BYTES) {
            return false;
        }
        String text = new String(content, StandardCharsets.UTF_8);
        return text.contains("mcmgen/v")
                && API_VERSION.matcher(text).find()
                && KIND.matcher(text).find();
    }

    Inspection inspect(String file, Path folder, byte[] content) {
        SpecRun.Outcome<List<Finding>> outcome =
                run.run(List.of(new SpecSource(file, folder, content)), this::rendered);
        List<Finding> findings = new ArrayList<>();
        Set<String> said =
                outcome.remarks().stream().map(remark -> remark.code()).collect(Collectors.toSet());
        Set<String> written = new HashSet<>();
        for (List<Finding> ofCluster : outcome.kept()) {
            for (Finding finding : ofCluster) {
                if (!said.contains(finding.rule()) && written.add(sentence(finding))) {
                    findings.add(finding);
                }
            }
        }
        outcome.problems()
                .forEach(problem -> findings.add(finding(
                        problem.code(), Severity.ERROR, problem.message(), problem.position(), problem.hint())));
        outcome.remarks()
                .forEach(remark -> findings.add(
                        finding(remark.code(), Severity.WARNING, remark.message(), remark.position(), remark.hint())));
        int clusters = Math.max(1, outcome.kept().size());
        return new Inspection(file, clusters, List.of(), findings, Map.of(file, content));
    }

    /** What a fleet writes once for all of its clusters is said once. */
    private static String sentence(Finding finding) {
        return finding.rule() + " " + finding.severity() + " " + finding.position() + " " + finding.message();
    }

    /** What the rules say of the rendered objects, at places of the spec. */
    private List<Finding> rendered(Rendering rendering) {
        SpecPlaces places = new SpecPlaces(rendering.plan().document());
        return inspections(rendering).stream()
                .flatMap(inspection -> inspection.findings().stream())
                .filter(finding -> finding.counts() && !finding.rule().equals(PLACEHOLDER))
                .map(finding -> new Finding(
                        finding.rule(),
                        finding.severity(),
                        finding.message(),
                        places.of(finding.path()),
                        "",
                        finding.fix().map(fix -> Fix.byHand(fix.description())),
                        finding.source(),
                        Optional.empty()))
                .toList();
    }

    private List<Inspection> inspections(Rendering rendering) {
        ClusterSpec spec = rendering.plan().document().spec();
        if (rendering.stream().isPresent()) {
            Assumptions known = new Assumptions(
                    assumptions.rancher().or(() -> spec.rancher().version()), assumptions.kubernetesVersion());
            byte[] stream = rendering.stream().get().getBytes(StandardCharsets.UTF_8);
            return List.of(inspector.inspect("rendered", stream, known));
        }
        return rendering.files().stream()
                .filter(file -> file.path().endsWith("/" + CONFIGURATION))
                .map(file -> node(file, spec))
                .toList();
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

    private static Finding finding(String rule, Severity severity, String message, Position position, String hint) {
        Optional<Fix> fix = Optional.of(hint).filter(text -> !text.isEmpty()).map(Fix::byHand);
        return new Finding(rule, severity, message, position, "", fix, SOURCE, Optional.empty());
    }
}
