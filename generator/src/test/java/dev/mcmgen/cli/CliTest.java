package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

class CliTest {

    /** How a run ended. */
    private record Run(ExitCode exitCode, String out, String err) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "versoin            | there is no verb 'versoin'                      | did you mean version?",
                "version --colr=no  | unknown option --colr                           | did you mean --color?",
                "version --heelp    | unknown option --heelp                          | did you mean --help?",
                "version x          | unexpected argument 'x'                         | -",
                "--color=red help   | expected auto or always or never, not 'red'     | -",
                "completion         | Missing required parameter: 'SHELL'             | -",
                "completion fish    | expected bash or zsh, not 'fish'                | -",
                "help versoin       | there is no verb versoin                        | mcmgen --help lists them",
            })
    void wrongUsageSaysWhatAndWhatNext(String line, String message, @Nullable String hint) {
        Run run = run(Verbs.all(), Map.of(), line.split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains(message);
        if (hint == null) {
            assertThat(run.err()).doesNotContain("hint:");
        } else {
            assertThat(run.err()).contains("hint: " + hint);
        }
    }

    @Test
    void noVerbShowsTheHelpAsAMessage() {
        Run run = run(Verbs.all(), Map.of());
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Verbs:").doesNotContain("warmup");
    }

    @Test
    void everyVerbHasHelpWithExamples() {
        for (Verb verb : Verbs.all()) {
            Run run = run(Verbs.all(), Map.of(), verb.name(), "--help");
            assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("mcmgen " + verb.name());
            if (!(verb instanceof WarmUpVerb)) {
                assertThat(run.out()).contains("Examples:");
                assertThat(run(Verbs.all(), Map.of(), "help", verb.name())).isEqualTo(run);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void versionNamesTheJava(String word) {
        assertThat(run(Verbs.all(), Map.of(), word).out())
                .matches("mcmgen \\S+ \\(Java " + System.getProperty("java.version") + ", .*\\)\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void completionKnowsTheVerbs(String shell) {
        assertThat(run(Verbs.all(), Map.of(), "completion", shell).out())
                .contains("completion version help")
                .doesNotContain("warmup");
    }

    @Test
    void warmUpIsQuietAndSucceeds() {
        assertThat(run(Verbs.all(), Map.of(), "warmup")).isEqualTo(new Run(ExitCode.SUCCESS, "", ""));
    }

    @Test
    void problemsAreShownOneByOne() {
        Run run = run(failing(new ProblemsException(List.of(
                new Problem("spec/b", new Position("no-such.yaml", 2, 1), "second"),
                new Problem("spec/a", new Position("no-such.yaml", 1, 1), "first", "do this")))));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).isEqualToNormalizingNewlines("""
                        no-such.yaml:1:1: error[spec/a] first (do this)
                        no-such.yaml:2:1: error[spec/b] second
                        2 errors
                        """);
    }

    @Test
    void failuresOfFilesAreSentences() {
        assertThat(run(failing(new UncheckedIOException(new NoSuchFileException("a.yaml")))))
                .isEqualTo(new Run(
                        ExitCode.UNUSABLE,
                        "",
                        "error: a.yaml: there is no such file or folder" + System.lineSeparator()));
        assertThat(run(failing(new UncheckedIOException(new AccessDeniedException("a.yaml"))))
                        .err())
                .contains("a.yaml: permission denied");
        assertThat(run(failing(new UncheckedIOException(new IOException("disk on fire"))))
                        .err())
                .contains("disk on fire");
    }

    @Test
    void commandFailureKeepsItsExitCodeAndHint() {
        Run run = run(failing(new CommandFailedException(ExitCode.RANCHER, "Rancher said no", "ask again")));
        assertThat(run.exitCode()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err().lines()).containsExactly("error: Rancher said no", "hint: ask again");
    }

    @Test
    void ownMistakeShowsNoStackTraceUnlessAskedFor() {
        IllegalStateException mistake = new IllegalStateException("oops");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Crash.report(mistake, console(new ByteArrayOutputStream(), err, Map.of())))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString(UTF_8))
                .contains("oops", "report it", "MCMGEN_DEBUG=1")
                .doesNotContain("\tat ");

        Crash.report(mistake, console(new ByteArrayOutputStream(), err, Map.of("MCMGEN_DEBUG", "1")));
        assertThat(err.toString(UTF_8)).contains("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO,   true,  '',  xterm, true",
        "AUTO,   false, '',  xterm, false",
        "AUTO,   true,  1,   xterm, false",
        "AUTO,   true,  '',  dumb,  false",
        "ALWAYS, false, 1,   dumb,  true",
        "NEVER,  true,  '',  xterm, false",
    })
    void coloursAreForTerminals(ColorMode mode, boolean terminal, String noColor, String term, boolean expected) {
        assertThat(mode.enabled(terminal, Map.of("NO_COLOR", noColor, "TERM", term)))
                .isEqualTo(expected);
    }

    @Test
    void colorOptionHoldsBeforeAndAfterTheVerb() {
        assertThat(run(Verbs.all(), Map.of(), "--color=always", "version", "--help")
                        .out())
                .contains("\u001b[");
        assertThat(run(Verbs.all(), Map.of(), "version", "--color", "always", "--help")
                        .out())
                .contains("\u001b[");
        assertThat(run(Verbs.all(), Map.of(), "version", "--help").out()).doesNotContain("\u001b[");
    }

    private static List<Verb> failing(RuntimeException failure) {
        return List.of(new Verb() {
            @Override
            public String name() {
                return "fail";
            }

            @Override
            public void describe(CommandSpec spec) {}

            @Override
            public ExitCode run(ParseResult parsed, Console console) {
                throw failure;
            }
        });
    }

    private static Run run(List<Verb> verbs) {
        return run(verbs, Map.of(), "fail");
    }

    private static Run run(List<Verb> verbs, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitCode exitCode = new Cli(verbs).run(List.of(arguments), console(out, err, environment));
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static Console console(
            ByteArrayOutputStream out, ByteArrayOutputStream err, Map<String, String> environment) {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                new HashMap<>(environment),
                ColorMode.AUTO);
    }
}
