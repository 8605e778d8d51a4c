package dev.mcmgen.rules;

import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import dev.mcmgen.yaml.YamlWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings that were there on the day on which mcmgen was taken into use: they are listed, but only new ones count. A
 * finding is known by its rule, its file and its path, so that lines may move.
 */
public final class Baseline {

    private static final String VERSION = "mcmgen/baseline/v1";
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** Accepts nothing. */
    public static final Baseline NONE = new Baseline("", Map.of());

    private final String file;
    private final Map<Key, Integer> counts;

    private record Key(String file, String rule, String path) implements Comparable<Key> {

        static Key of(Finding finding) {
            return new Key(finding.position().file(), finding.rule(), finding.path());
        }

        @Override
        public int compareTo(Key other) {
            int byFile = file.compareTo(other.file);
            int byRule = byFile != 0 ? byFile : rule.compareTo(other.rule);
            return byRule != 0 ? byRule : path.compareTo(other.path);
        }
    }

    private Baseline(String file, Map<Key, Integer> counts) {
        this.file = file;
        this.counts = counts;
    }

    /**
     * Reads a baseline.
     *
     * @throws ProblemsException with everything that is wrong with it
     */
    public static Baseline read(String file, byte[] content) {
        YamlMapping root = StrictYaml.read(file, content);
        List<Problem> problems = SchemaCheck.against("baseline", "baseline").check(root);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        Map<Key, Integer> counts = new HashMap<>();
        for (YamlNode item : ((YamlSequence) root.get("findings").orElseThrow()).items()) {
            YamlMapping entry = (YamlMapping) item;
            Key key = new Key(text(entry, "file"), text(entry, "rule"), text(entry, "path"));
            counts.merge(key, Integer.parseInt(text(entry, "count")), Integer::sum);
        }
        return new Baseline(file, counts);
    }

    private static String text(YamlMapping entry, String name) {
        return ((YamlScalar) entry.get(name).orElseThrow()).text();
    }

    /** The text of a baseline that accepts these findings; what is waived already is left out. */
    public static String write(List<Finding> findings) {
        Map<Key, Long> counts = new TreeMap<>();
        findings.stream().filter(Finding::counts).forEach(finding -> counts.merge(Key.of(finding), 1L, Long::sum));
        List<Object> rows = new ArrayList<>();
        counts.forEach((key, count) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("file", key.file());
            row.put("rule", key.rule());
            row.put("path", key.path());
            row.put("count", count);
            rows.add(row);
        });
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("apiVersion", VERSION);
        root.put("findings", rows);
        return YamlWriter.write(root);
    }

    /** The findings, those of the baseline waived: of several alike, the first ones. */
    public List<Finding> apply(List<Finding> findings) {
        Map<Key, Integer> left = new HashMap<>(counts);
        Waiver accepted = new Waiver("", "accepted by the baseline", "", NEVER, Position.startOf(file));
        List<Finding> result = new ArrayList<>();
        for (Finding finding : findings) {
            Key key = Key.of(finding);
            int remaining = finding.counts() ? left.getOrDefault(key, 0) : 0;
            if (remaining > 0) {
                left.put(key, remaining - 1);
            }
            result.add(remaining > 0 ? finding.waivedBy(accepted) : finding);
        }
        return result;
    }
}
