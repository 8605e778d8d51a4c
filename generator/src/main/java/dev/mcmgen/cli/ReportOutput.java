package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.report.GithubFormat;
import dev.mcmgen.report.JsonFormat;
import dev.mcmgen.report.JunitFormat;
import dev.mcmgen.report.Report;
import dev.mcmgen.report.ReportFormat;
import dev.mcmgen.report.SarifFormat;
import dev.mcmgen.report.TextFormat;
import dev.mcmgen.rules.book.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * One {@code -o FORMAT[=FILE]}.
 *
 * @param file empty for standard output
 */
record ReportOutput(String format, Optional<Path> file) {

    private static final List<String> FORMATS = List.of("text", "json", "sarif", "junit", "github");

    static void addTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-o", "--output")
                .paramLabel("FORMAT[=FILE]")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("text (the default), json, sarif, junit or github (the default inside GitHub Actions),"
                        + " into a file if one is named; can be given again.")
                .build());
    }

    /** What the command line asks for, or what is usual here. */
    static List<ReportOutput> of(ParseResult parsed, Console console) {
        List<String> asked = parsed.matchedOptionValue("--output", List.of());
        if (asked.isEmpty()) {
            boolean actions = "true".equals(console.environment().get("GITHUB_ACTIONS"));
            return List.of(new ReportOutput(actions ? "github" : "text", Optional.empty()));
        }
        List<ReportOutput> outputs = new ArrayList<>();
        asked.forEach(text -> outputs.add(parse(text)));
        if (outputs.stream().filter(output -> output.file().isEmpty()).count() > 1) {
            throw new CommandFailedException(
                    "two reports would be mixed on standard output", "name a file, such as -o json=findings.json");
        }
        return outputs;
    }

    private static ReportOutput parse(String text) {
        int equals = text.indexOf('=');
        String format = equals < 0 ? text : text.substring(0, equals);
        if (!FORMATS.contains(format) || equals == text.length() - 1) {
            throw new CommandFailedException(
                    "-o expected FORMAT or FORMAT=FILE, not '" + text + "'", "formats: " + String.join(", ", FORMATS));
        }
        return new ReportOutput(
                format, equals < 0 ? Optional.empty() : Optional.of(Path.of(text.substring(equals + 1))));
    }

    void write(Report report, Console console, SourceScreen screen) throws IOException {
        ReportFormat writer = switch (format) {
            case "json" -> new JsonFormat();
            case "sarif" -> new SarifFormat(Rules.all(Catalog.bundled()), VersionVerb.number());
            case "junit" -> new JunitFormat();
            case "github" -> new GithubFormat();
            default -> new TextFormat(screen.colored(file.isEmpty() && console.outColor()));
        };
        String text = writer.write(report);
        if (file.isEmpty()) {
            console.out().print(text);
        } else {
            Files.writeString(file.get(), text, StandardCharsets.UTF_8);
        }
    }
}
