package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The part of docs/cli.md below its mark is what {@code --help} says; {@code -Dgolden.update=true} writes it anew. */
class CliReferenceTest {

    private static final Path PAGE =
            Path.of(System.getProperty("mcmgen.root", "..")).resolve("docs/cli.md");
    private static final String MARK =
            "<!-- Below this line: made from the program's own help by CliReferenceTest. -->\n";

    @Test
    void pageIsTheHelpOfEveryVerb() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(MARK);
        String written = page.substring(0, page.indexOf(MARK) + MARK.length()) + reference();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(written);
    }

    private static String reference() {
        StringBuilder text = new StringBuilder("\n## mcmgen\n" + block("--help"));
        for (Verb verb : Verbs.all()) {
            if (!(verb instanceof WarmUpVerb)) {
                text.append("\n## mcmgen ").append(verb.name()).append('\n').append(block(verb.name(), "--help"));
            }
        }
        return text.toString();
    }

    private static String block(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(out, true, UTF_8),
                false,
                false,
                Map.of(),
                ColorMode.NEVER);
        assertThat(new Cli(Verbs.all()).run(List.of(arguments), console)).isEqualTo(ExitCode.SUCCESS);
        String help = out.toString(UTF_8).replace(System.lineSeparator(), "\n");
        return "\n```text\n"
                + help.strip()
                        .lines()
                        .map(String::stripTrailing)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse("") + "\n```\n";
    }
}
