package dev.mcmgen.render;

import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.schema.Fault;
import dev.mcmgen.spec.Manifest;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of problems that they are in what was rendered. Where the value comes from the spec, the place is that of the
 * spec; else it is in a file that nobody can open, so each has the key that stands there and what made it likely.
 */
final class OutputProblems {

    private static final String CLUSTER = "rancher-cluster";
    private static final String MANIFEST = "/spec/rkeConfig/additionalManifest";
    private static final String POLICY = "/spec/rkeConfig/machineGlobalConfig/audit-policy-file";
    static final String IN_CLUSTER = "in the rendered Cluster: ";
    private static final Pattern MANIFEST_FILE = Pattern.compile("(rke2|k3s)/[^/]+/server/manifests/(.+)\\.yaml");

    private final List<RenderedFile> files;
    private final ClusterPlan plan;
    private final Manifests manifests;
    private final SpecPlaces places;
    private final List<String> templates;

    OutputProblems(List<RenderedFile> files, ClusterPlan plan, Manifests manifests, Templates templates) {
        this.files = files;
        this.plan = plan;
        this.manifests = manifests;
        this.places = new SpecPlaces(plan.document());
        this.templates = templates.list().stream()
                .flatMap(template -> template.overriddenBy().stream())
                .map(file -> "your template " + file)
                .toList();
    }

    Problem explained(ReadBack.Finding finding) {
        Problem problem = finding.problem();
        String code = "rendered/" + problem.code().substring(problem.code().indexOf('/') + 1);
        return origin(finding)
                .map(origin -> new Problem(code, origin.position(), origin.part() + problem.message(), problem.hint()))
                .orElseGet(() -> new Problem(
                        code,
                        new Position(
                                "<rendered>/" + problem.position().file(),
                                problem.position().line(),
                                problem.position().column()),
                        "in the rendered output" + keyAt(problem.position()) + problem.message(),
                        problem.hint().isEmpty() ? likelyCause() : problem.hint() + "; " + likelyCause()));
    }

    /**
     * Where in the spec a value comes from.
     *
     * @param part the beginning of the sentence: which part of it
     */
    private record Origin(Position position, String part) {}

    private Optional<Origin> origin(ReadBack.Finding finding) {
        Fault fault = finding.fault();
        if (finding.schema().equals(CLUSTER)) {
            Optional<JsonPointer> override = places.override(fault.field());
            // An object that an override adds lacks a field; one that a template makes may lack it as well.
            if (override.isEmpty() && fault.kind() == Fault.Kind.MISSING_FIELD && templates.isEmpty()) {
                override = places.override(fault.value());
            }
            if (override.isPresent()) {
                Position position = fault.kind() == Fault.Kind.UNKNOWN_FIELD
                        ? plan.document().keyPositionOf(override.get())
                        : plan.document().positionOf(override.get());
                return Optional.of(new Origin(
                        position, finding.inside().map(OutputProblems::line).orElse(IN_CLUSTER)));
            }
        }
        // With templates of the user's own nobody knows what else they put there.
        return templates.isEmpty() ? ofSpec(finding) : Optional.empty();
    }

    private Optional<Origin> ofSpec(ReadBack.Finding finding) {
        String pointer = finding.fault().value().toString();
        if (finding.schema().equals(CLUSTER) && pointer.equals(MANIFEST)) {
            return finding.inside()
                    .flatMap(inside -> manifests.origin(plan, inside.line()))
                    .map(line -> new Origin(manifest(line.index()), "line " + line.line() + " of this manifest: "));
        }
        if (finding.schema().equals(CLUSTER)) {
            String part = pointer.equals(POLICY)
                    ? finding.inside().map(OutputProblems::line).orElse(IN_CLUSTER)
                    : IN_CLUSTER;
            Fault fault = finding.fault();
            Optional<Position> place = fault.kind() == Fault.Kind.UNKNOWN_FIELD
                    ? places.keyPart(fault.field().toString())
                    : places.part(pointer);
            return place.map(position -> new Origin(position, part));
        }
        String file = finding.problem().position().file();
        Matcher manifest = MANIFEST_FILE.matcher(file);
        if (manifest.matches()) {
            int index = plan.spec().manifests().stream()
                    .map(Manifest::name)
                    .toList()
                    .indexOf(manifest.group(2));
            return index < 0
                    ? Optional.empty()
                    : Optional.of(new Origin(
                            manifest(index),
                            "line " + finding.problem().position().line() + " of this manifest: "));
        }
        if (file.endsWith("/audit-policy.yaml")) {
            Position policy = plan.document().positionOf(JsonPointer.parse("/spec/hardening/auditPolicy"));
            return Optional.of(new Origin(policy, line(finding.problem().position())));
        }
        return pool(finding.name()).map(position -> new Origin(position, "in the rendered machine config: "));
    }

    private static String line(Position inside) {
        return "line " + inside.line() + " of this YAML: ";
    }

    private Position manifest(int index) {
        JsonPointer at = JsonPointer.parse("/spec/manifests").child(index);
        boolean file = plan.spec().manifests().get(index).file().isPresent();
        return plan.document().positionOf(at.child(file ? "file" : "content"));
    }

    /** The pool whose machine config has that name. */
    private Optional<Position> pool(String name) {
        List<Pool> pools = plan.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            if (MachineConfigs.name(plan.spec(), pools.get(i)).equals(name)) {
                return Optional.of(plan.document()
                        .positionOf(JsonPointer.parse("/spec/pools").child(i)));
            }
        }
        return Optional.empty();
    }

    /** Without its value, which may be a secret of a user's manifest; nothing where the output has ended. */
    private String keyAt(Position place) {
        String key = files.stream()
                .filter(file -> file.path().equals(place.file()))
                .flatMap(file -> file.text().lines().skip(Math.max(0, place.line() - 1)))
                .findFirst()
                .orElse("")
                .strip()
                .replaceFirst(":(\\s.*)?$", "");
        return key.isEmpty() ? ": " : ", at " + key + ": ";
    }

    /** Rendered output that is wrong comes from what users put in past the spec's checks, or is our own mistake. */
    private String likelyCause() {
        List<String> causes = new ArrayList<>(templates);
        if (!plan.spec().overrides().isEmpty()) {
            causes.add("the spec's overrides");
        }
        if (!plan.spec().manifests().isEmpty()) {
            causes.add("the spec's manifests");
        }
        return causes.isEmpty()
                ? "nothing of yours made this: please report it to the project"
                : "it probably comes from " + String.join(" or ", causes);
    }
}
