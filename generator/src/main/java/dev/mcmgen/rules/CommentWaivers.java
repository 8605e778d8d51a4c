package dev.mcmgen.rules;

import dev.mcmgen.yaml.Position;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waivers in comments: {@code # mcmgen: waive RULE reason="…" owner="…" expires=2027-01-31}, on the line of the finding
 * or on lines of their own right above it.
 */
final class CommentWaivers {

    private static final String MARK = "mcmgen: waive";
    private static final Pattern COMMENT = Pattern.compile("#\\s*mcmgen: waive\\b(.*)$");

    private record Placed(Waiver waiver, int line) {}

    private CommentWaivers() {}

    /** Whether there are waivers in a file; a quick look. */
    static boolean mayHold(byte[] content) {
        return content.length <= Inspector.MAX_BYTES && new String(content, StandardCharsets.UTF_8).contains(MARK);
    }

    /** The findings with the file's waivers applied, and what is wrong with the waivers. */
    static List<Finding> apply(String file, byte[] content, List<Finding> findings, LocalDate today, Pages pages) {
        String text = new String(content, StandardCharsets.UTF_8);
        List<Finding> result = new ArrayList<>();
        List<Placed> waivers = read(file, text.lines().toList(), new WaiverReport(pages, result));
        Set<Placed> used = new HashSet<>();
        for (Finding finding : findings) {
            Optional<Placed> match = waivers.stream()
                    .filter(placed -> finding.position().file().equals(file)
                            && placed.line() == finding.position().line()
                            && placed.waiver().rule().equals(finding.rule()))
                    .findFirst();
            match.ifPresent(used::add);
            result.add(match.filter(placed -> !placed.waiver().expired(today))
                    .map(placed -> finding.waivedBy(placed.waiver()))
                    .orElse(finding));
        }
        WaiverReport report = new WaiverReport(pages, result);
        for (Placed placed : waivers) {
            report.judge(placed.waiver(), used.contains(placed), today);
        }
        return result;
    }

    private static List<Placed> read(String file, List<String> lines, WaiverReport report) {
        List<Placed> waivers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher comment = COMMENT.matcher(line);
            if (comment.find()) {
                int column = line.codePointCount(0, comment.start()) + 1;
                Position position = new Position(file, i + 1, column);
                int target = line.substring(0, comment.start()).isBlank() ? nextLine(lines, i) : i + 1;
                WaiverText.parse(comment.group(1), position)
                        .ifPresentOrElse(
                                waiver -> waivers.add(new Placed(waiver, target)),
                                () -> report.malformed(position, WaiverText.FORM));
            }
        }
        return waivers;
    }

    /** The 1-based line that a comment on a line of its own speaks about: the next one that is no comment. */
    private static int nextLine(List<String> lines, int comment) {
        int next = comment + 1;
        while (next < lines.size() && lines.get(next).stripLeading().startsWith("#")) {
            next++;
        }
        return next + 1;
    }
}
