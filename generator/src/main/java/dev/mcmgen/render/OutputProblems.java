package dev.mcmgen.render;

import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Says of problems that they are in what was rendered, and what made them likely. Their place is in a file that nobody
 * can open, so each has the key that stands there.
 */
final class OutputProblems {

    private final List<RenderedFile> files;
    private final String cause;

    OutputProblems(List<RenderedFile> files, ClusterPlan plan, Templates templates) {
        this.files = files;
        this.cause = likelyCause(plan, templates);
    }

    Problem explained(Problem problem) {
        Position place = problem.position();
        return new Problem(
                "rendered/" + problem.code().substring(problem.code().indexOf('/') + 1),
                new Position("<rendered>/" + place.file(), place.line(), place.column()),
                "in the rendered output, at " + keyAt(place) + " " + problem.message(),
                problem.hint().isEmpty() ? cause : problem.hint() + "; " + cause);
    }

    /** Without its value, which may be a secret of a user's manifest. */
    private String keyAt(Position place) {
        return files.stream()
                .filter(file -> file.path().equals(place.file()))
                .flatMap(file -> file.text().lines().skip(Math.max(0, place.line() - 1)))
                .findFirst()
                .orElse("")
                .strip()
                .replaceFirst(":(\\s.*)?$", "")
                .concat(":");
    }

    /** Rendered output that is wrong comes from what users put in past the spec's checks, or is our own mistake. */
    private static String likelyCause(ClusterPlan plan, Templates templates) {
        List<String> causes = new ArrayList<>(templates.list().stream()
                .flatMap(template -> template.overriddenBy().stream())
                .map(file -> "your template " + file)
                .toList());
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
