package dev.mcmgen.cli;

import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.plan.Remark;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Inspection;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Judges a spec: by its own rules and those of its release, then, once rendered, like anyone's manifest. */
final class SpecInspection {

    private static final String SOURCE = "docs/spec.md";
    private static final Pattern API_VERSION = Pattern.compile("(?m)^apiVersion:[ \t]*[\"']?mcmgen/v");
    private static final Pattern KIND = Pattern.compile("(?m)^kind:[ \t]*[\"']?(ClusterSpec|Fleet)\\b");

    private final SpecRun run;
    private final RenderingJudge judge;

    /** @param renderer from {@link SpecRun#renderer} */
    SpecInspection(SpecChanges changes, Supplier<Renderer> renderer, RenderingJudge judge) {
        this.run = new SpecRun(changes, renderer, Layout.STREAM);
        this.judge = judge;
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
                run.run(List.of(new SpecSource(file, folder, content)), judge::findings);
        List<Finding> findings = RenderingJudge.news(outcome.kept(), outcome.remarks());
        for (Problem problem : outcome.problems()) {
            findings.add(
                    finding(problem.code(), Severity.ERROR, problem.message(), problem.position(), problem.hint()));
        }
        for (Remark remark : outcome.remarks()) {
            findings.add(finding(remark.code(), Severity.WARNING, remark.message(), remark.position(), remark.hint()));
        }
        int clusters = Math.max(1, outcome.kept().size());
        return new Inspection(file, clusters, List.of(), findings, Map.of(file, content));
    }

    private static Finding finding(String rule, Severity severity, String message, Position position, String hint) {
        return new Finding(rule, severity, message, position, "", Fix.ofHint(hint), SOURCE, Optional.empty());
    }
}
