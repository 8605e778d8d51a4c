package dev.mcmgen.rules;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.rules.subject.Skip;
import dev.mcmgen.rules.subject.Subjects;
import dev.mcmgen.rules.subject.TemplateMarks;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges files by every rule. Making one costs nothing until the first file; it serves any number of threads. */
public final class Inspector {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = GoYaml.MAX_BYTES;

    private static final String UNREADABLE = "yaml/unreadable";

    private final List<Rule> rules;
    private final LocalDate today;
    private final Subjects subjects;
    private final Pages pages = new Pages();

    /**
     * @param today the day by which waivers expire
     * @param catalog what is known of releases
     */
    public Inspector(List<Rule> rules, LocalDate today, Catalog catalog) {
        this.rules = rules;
        this.today = today;
        this.subjects = new Subjects(catalog);
    }

    /**
     * Judges one file. Never throws for what stands in it.
     *
     * @param file its name for positions
     */
    public Inspection inspect(String file, byte[] content, Assumptions assumptions) {
        List<Finding> findings = new ArrayList<>();
        List<Skip> skipped = new ArrayList<>();
        int documents = 0;
        try {
            Subjects.Content inside = subjects.of(file, GoYaml.readAll(file, content), assumptions);
            documents = inside.documents();
            skipped.addAll(inside.skipped());
            for (Rule rule : rules) {
                rule.check().check(inside.subject(), new RuleReport(rule.id(), pages, findings));
            }
        } catch (ProblemsException e) {
            if (content.length <= MAX_BYTES && TemplateMarks.in(new String(content, StandardCharsets.UTF_8))) {
                skipped.add(Skip.template(Position.startOf(file)));
                return new Inspection(file, 1, skipped, List.of());
            }
            e.problems().forEach(problem -> findings.add(unreadable(problem)));
        } catch (StackOverflowError e) {
            findings.add(finding(UNREADABLE, Position.startOf(file), "the values are nested too deeply to be read"));
        }
        return new Inspection(file, documents, skipped, waive(file, content, findings));
    }

    /** The findings of a file with the waivers applied that stand in its comments, and what is wrong with those. */
    public List<Finding> waive(String file, byte[] content, List<Finding> findings) {
        return CommentWaivers.apply(file, content, findings, today, pages);
    }

    private Finding unreadable(Problem problem) {
        RulePage page = pages.of(UNREADABLE);
        Optional<Fix> fix =
                Optional.of(problem.hint()).filter(hint -> !hint.isEmpty()).map(Fix::byHand);
        return new Finding(
                UNREADABLE,
                page.severity(),
                "nobody can read this file: " + problem.message(),
                problem.position(),
                "",
                fix,
                page.source(),
                Optional.empty());
    }

    /** A finding by a rule that has no check, such as those about files. */
    public Finding finding(String rule, Position position, String message) {
        RulePage page = pages.of(rule);
        return new Finding(
                rule, page.severity(), message, position, "", Optional.empty(), page.source(), Optional.empty());
    }
}
