package dev.mcmgen.rules;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.rules.subject.FileObjects;
import dev.mcmgen.rules.subject.Skip;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Subjects;
import dev.mcmgen.rules.subject.Surroundings;
import dev.mcmgen.rules.subject.TemplateMarks;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Judges files by every rule. Making one costs nothing until the first file; it serves any number of threads. */
public final class Inspector {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = GoYaml.MAX_BYTES;

    private static final String UNREADABLE = "yaml/unreadable";

    private final Supplier<List<Rule>> rules;
    private final LocalDate today;
    private final Subjects subjects;
    private final Pages pages = new Pages();

    /**
     * @param today the day by which waivers expire
     * @param catalog what is known of releases
     */
    public Inspector(List<Rule> rules, LocalDate today, Catalog catalog) {
        this(() -> rules, today, catalog);
    }

    /**
     * The same with rules that may still be in the making.
     *
     * @param rules asked when a file is judged, by any thread
     */
    public Inspector(Supplier<List<Rule>> rules, LocalDate today, Catalog catalog) {
        this.rules = rules;
        this.today = today;
        this.subjects = new Subjects(catalog);
    }

    /**
     * Judges one file by itself. Never throws for what stands in it.
     *
     * @param file its name for positions
     */
    public Inspection inspect(String file, byte[] content, Assumptions assumptions) {
        Inspection inspection = inspect(read(file, content), Surroundings.NONE, assumptions);
        return inspection.with(findings(List.of(inspection)));
    }

    /** Reads a file, to be judged once the other files have been read too. Never throws for what stands in it. */
    public Reading read(String file, byte[] content) {
        try {
            return new Reading(file, content, subjects.objects(GoYaml.readAll(file, content)), List.of());
        } catch (ProblemsException e) {
            return new Reading(file, content, FileObjects.NONE, e.problems());
        } catch (StackOverflowError e) {
            return tooDeep(file, content);
        }
    }

    /**
     * A file that the renderer made: it was read back already, and its objects satisfy their schemas.
     *
     * @param documents the content as it was read
     */
    public Reading rendered(String file, byte[] content, List<YamlDocument> documents) {
        return new Reading(file, content, subjects.renderedObjects(documents), List.of());
    }

    /** Reads a configuration file of a node; Harvester keeps an object among them, its audit policy. */
    public Reading readConfiguration(String file, byte[] content) {
        try {
            Optional<YamlDocument> first = GoYaml.readFirst(file, content);
            boolean object = first.flatMap(YamlDocument::root)
                    .filter(root -> root instanceof YamlMapping mapping
                            && mapping.entry("apiVersion").isPresent()
                            && mapping.entry("kind").isPresent())
                    .isPresent();
            FileObjects objects =
                    object ? new FileObjects(List.of(first.orElseThrow()), List.of(), List.of()) : FileObjects.NONE;
            return new Reading(file, content, objects, List.of());
        } catch (ProblemsException e) {
            return new Reading(file, content, FileObjects.NONE, e.problems());
        } catch (StackOverflowError e) {
            return tooDeep(file, content);
        }
    }

    private static Reading tooDeep(String file, byte[] content) {
        Problem deep =
                new Problem(UNREADABLE, Position.startOf(file), "the values are nested too deeply to be read", "");
        return new Reading(file, content, FileObjects.NONE, List.of(deep));
    }

    /** Judges a file that was read; waivers in comments are not applied before {@link #findings}. */
    public Inspection inspect(Reading reading, Surroundings others, Assumptions assumptions) {
        if (!reading.problems().isEmpty()) {
            return unreadable(reading);
        }
        FileObjects objects = reading.objects();
        Subject subject = subjects.of(reading.file(), objects, others, assumptions);
        return new Inspection(
                reading.file(), objects.count(), objects.skipped(), findings(subject), commented(List.of(reading)));
    }

    private static Map<String, byte[]> commented(List<Reading> readings) {
        Map<String, byte[]> commented = new HashMap<>();
        for (Reading reading : readings) {
            if (CommentWaivers.mayHold(reading.content())) {
                commented.put(reading.file(), reading.content());
            }
        }
        return commented;
    }

    /**
     * The findings of a run by place, each once, with the waivers applied that stand in comments, and what is wrong with
     * those.
     */
    public List<Finding> findings(List<Inspection> inspections) {
        Map<String, byte[]> commented = new TreeMap<>();
        Set<String> judged = new HashSet<>();
        for (Inspection inspection : inspections) {
            judged.add(inspection.file());
            commented.putAll(inspection.commented());
        }
        List<Finding> all = new ArrayList<>();
        Map<String, List<Finding>> waivable = new HashMap<>();
        Set<Finding> elsewhere = new HashSet<>();
        for (Inspection inspection : inspections) {
            for (Finding finding : inspection.findings()) {
                String file = finding.position().file();
                if (file.equals(inspection.file()) || !judged.contains(file) || elsewhere.add(finding)) {
                    List<Finding> to = commented.containsKey(file)
                            ? waivable.computeIfAbsent(file, name -> new ArrayList<>())
                            : all;
                    to.add(finding);
                }
            }
        }
        commented.forEach((file, content) -> all.addAll(waive(file, content, waivable.getOrDefault(file, List.of()))));
        all.sort(Finding.BY_PLACE);
        return all;
    }

    /**
     * Judges a standalone node.
     *
     * @param files the files that the node reads
     * @param others the other files of the run, among which may be those that the configuration names
     */
    public Inspection inspectNode(EffectiveCluster node, List<Reading> files, Surroundings others) {
        List<Skip> templates = files.stream()
                .filter(Inspector::isTemplate)
                .map(file -> Skip.template(Position.startOf(file.file())))
                .toList();
        if (!templates.isEmpty()) {
            return new Inspection(node.file(), files.size(), templates, List.of());
        }
        List<Finding> findings = new ArrayList<>(findings(subjects.of(node, texts(files), objects(files), others)));
        files.forEach(file -> file.problems().forEach(problem -> findings.add(unreadable(problem))));
        return new Inspection(node.file(), files.size(), List.of(), findings, commented(files));
    }

    /** Whether a configuration file of a node is a template of one. */
    private static boolean isTemplate(Reading file) {
        if (file.content().length > MAX_BYTES) {
            return false;
        }
        String text = new String(file.content(), StandardCharsets.UTF_8);
        if (!file.problems().isEmpty()) {
            return TemplateMarks.explain(text, file.problems());
        }
        boolean maybe = text.indexOf('$') >= 0 || text.indexOf('%') >= 0 || text.indexOf('@') >= 0;
        return (maybe || TemplateMarks.in(text))
                && GoYaml.readFirst(file.file(), file.content())
                        .flatMap(YamlDocument::root)
                        .filter(TemplateMarks::in)
                        .isPresent();
    }

    private static List<FileObjects> objects(List<Reading> files) {
        List<FileObjects> objects = new ArrayList<>();
        for (Reading file : files) {
            if (!file.objects().documents().isEmpty()) {
                objects.add(file.objects());
            }
        }
        return objects;
    }

    private static List<YamlText> texts(List<Reading> files) {
        return files.stream()
                .filter(file -> file.problems().isEmpty())
                .map(file -> YamlText.of(file.file(), new String(file.content(), StandardCharsets.UTF_8)))
                .toList();
    }

    private List<Finding> findings(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules.get()) {
            rule.check().check(subject, new RuleReport(rule.id(), pages, findings));
        }
        return findings;
    }

    private Inspection unreadable(Reading reading) {
        if (reading.content().length <= MAX_BYTES
                && TemplateMarks.explain(new String(reading.content(), StandardCharsets.UTF_8), reading.problems())) {
            Skip template = Skip.template(Position.startOf(reading.file()));
            return new Inspection(reading.file(), 1, List.of(template), List.of());
        }
        List<Finding> findings =
                reading.problems().stream().map(this::unreadable).toList();
        return new Inspection(reading.file(), 0, List.of(), findings, commented(List.of(reading)));
    }

    /** Findings of which some may be in a file, with the waivers applied that stand in comments of it. */
    public List<Finding> waive(String file, byte[] content, List<Finding> findings) {
        return CommentWaivers.apply(file, content, findings, today, pages);
    }

    private Finding unreadable(Problem problem) {
        RulePage page = pages.of(UNREADABLE);
        Optional<Fix> fix = Fix.ofHint(problem.hint());
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
