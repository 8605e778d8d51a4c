package dev.mcmgen.rules;

import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Waivers in a file of their own, {@code .mcmgen-waivers.yaml}: for whole files and paths rather than for a line. */
public final class WaiverFile {

    /** The name under which the file is found in the working directory. */
    public static final String NAME = ".mcmgen-waivers.yaml";

    /** No waivers. */
    public static final WaiverFile NONE = new WaiverFile(List.of());

    private final List<Entry> entries;

    private WaiverFile(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * @param files globs of the files that it speaks about; empty for all
     * @param path the start of the paths that it speaks about; empty for all
     */
    private record Entry(Waiver waiver, List<PathMatcher> files, String path) {

        boolean covers(Finding finding) {
            return waiver.rule().equals(finding.rule())
                    && (path.isEmpty()
                            || finding.path().equals(path)
                            || finding.path().startsWith(path + "/")
                            || finding.path().startsWith(path + "#"))
                    && (files.isEmpty()
                            || files.stream()
                                    .anyMatch(glob -> glob.matches(
                                            Path.of(finding.position().file()).normalize())));
        }
    }

    /**
     * Reads waivers.
     *
     * @throws ProblemsException with everything that is wrong with the file
     */
    public static WaiverFile read(String file, byte[] content) {
        // Not as strictly as a spec: a day needs no quotes here.
        YamlNode root = GoYaml.readAll(file, content).stream()
                .flatMap(document -> document.root().stream())
                .findFirst()
                .orElseGet(() -> new YamlMapping(Position.startOf(file), List.of()));
        List<Problem> problems =
                new ArrayList<>(SchemaCheck.against("waivers", "waiver").check(root));
        List<Entry> entries = new ArrayList<>();
        if (problems.isEmpty()) {
            for (YamlNode item : items((YamlMapping) root, "waivers")) {
                entry((YamlMapping) item, problems).ifPresent(entries::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new WaiverFile(entries);
    }

    private static Optional<Entry> entry(YamlMapping item, List<Problem> problems) {
        Optional<Waiver> waiver = WaiverText.of(
                text(item, "rule"), text(item, "reason"), text(item, "owner"), text(item, "expires"), item.position());
        if (waiver.isEmpty()) {
            problems.add(new Problem(
                    "waiver/value",
                    item.position(),
                    "expires must be a day of the calendar",
                    "write it as 2027-01-31"));
            return Optional.empty();
        }
        List<PathMatcher> globs = new ArrayList<>();
        for (YamlNode glob : items(item, "files")) {
            try {
                String pattern = ((YamlScalar) glob).text();
                globs.add(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
            } catch (PatternSyntaxException e) {
                problems.add(new Problem(
                        "waiver/value", glob.position(), "this is no pattern for file names", "close [ and {"));
            }
        }
        return Optional.of(new Entry(waiver.get(), globs, text(item, "path")));
    }

    private static List<YamlNode> items(YamlMapping mapping, String name) {
        return mapping.get(name).filter(YamlSequence.class::isInstance).stream()
                .flatMap(list -> ((YamlSequence) list).items().stream())
                .toList();
    }

    private static String text(YamlMapping mapping, String name) {
        return mapping.get(name)
                .filter(YamlScalar.class::isInstance)
                .map(value -> ((YamlScalar) value).text())
                .orElse("");
    }

    /** The findings of a whole run with these waivers applied, and what is wrong with the waivers, by place. */
    public List<Finding> apply(List<Finding> findings, LocalDate today) {
        List<Finding> result = new ArrayList<>();
        Set<Position> used = new HashSet<>();
        for (Finding finding : findings) {
            Optional<Waiver> match = entries.stream()
                    .filter(entry -> entry.covers(finding))
                    .map(Entry::waiver)
                    .findFirst();
            match.ifPresent(waiver -> used.add(waiver.position()));
            result.add(
                    finding.counts()
                            ? match.filter(waiver -> !waiver.expired(today))
                                    .map(finding::waivedBy)
                                    .orElse(finding)
                            : finding);
        }
        WaiverReport report = new WaiverReport(new Pages(), result);
        for (Entry entry : entries) {
            report.judge(entry.waiver(), used.contains(entry.waiver().position()), today);
        }
        return result.stream().sorted(Finding.BY_PLACE).toList();
    }
}
