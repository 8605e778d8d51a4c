package dev.mcmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rules.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The pull-request kit against the command line that it calls: its scripts run with a launcher that only writes down its
 * arguments, and those are parsed by the model of {@code validate}.
 */
@DisabledOnOs(OS.WINDOWS)
class PullRequestKitTest {

    private static final String RECORDER =
            "#!/bin/sh\nfor argument; do printf '%s\\n' \"$argument\"; done >\"$RECORD\"\n";

    /** What a shell must not touch: words, patterns, expansions, commands, options. */
    private static final String HOSTILE = "-a b* $(touch pwned) `touch pwned` ${HOME} \"'; touch pwned #";

    @TempDir
    private Path folder;

    private Path tool;
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void recordArguments() throws IOException {
        tool = Files.createDirectories(folder.resolve("tool"));
        Files.writeString(tool.resolve("mcmgen"), RECORDER);
        assertThat(tool.resolve("mcmgen").toFile().setExecutable(true)).isTrue();
        environment.put("RECORD", folder.resolve("record").toString());
        environment.put("RUNNER_TEMP", folder.toString());
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("GITHUB_ACTION_PATH", tool.toString());
    }

    // --- pre-commit
    // ---------------------------------------------------------------------------------------------------

    @Test
    void hookCallsTheLauncherWithFiles() throws IOException {
        assertThat(KitFiles.string(KitFiles.hook(), "language")).hasValue("script");
        assertThat(KitFiles.string(KitFiles.hook(), "pass_filenames")).hasValue("true");
        List<String> command = KitFiles.hookCommand();
        assertThat(KitFiles.ROOT.resolve(command.get(0))).isExecutable();

        Files.writeString(folder.resolve("record"), command.get(1) + "\nclusters/a.yaml\nclusters/b.yaml\n");
        assertThat(paths(validate())).containsExactly("clusters/a.yaml", "clusters/b.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "clusters/prod.yaml, true",
        "prod.yml, true",
        "a.b/c.yaml, true",
        ".github/workflows/x.yaml, false",
        "clusters/.sops.yaml, false",
        ".pre-commit-config.yaml, false",
        "a/.b/c.yaml, false",
    })
    void hookLeavesHiddenFilesOut(String file, boolean looked) {
        Pattern exclude =
                Pattern.compile(KitFiles.string(KitFiles.hook(), "exclude").orElseThrow());
        assertThat(exclude.matcher(file).find()).isNotEqualTo(looked);
    }

    // --- GitHub
    // -------------------------------------------------------------------------------------------------------

    @Test
    void actionWithItsDefaultsValidatesTheWorkspace() throws Exception {
        ParseResult parsed = action(Map.of());
        assertThat(paths(parsed)).containsExactly(".");
        assertThat(options(parsed))
                .containsOnlyKeys("--output", "--fail-on")
                .containsEntry("--fail-on", Severity.ERROR)
                .containsEntry("--output", List.of("github", "text=" + folder.resolve("mcmgen-validate.txt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "waivers", "rancher", "kubernetes"})
    void actionHandsEachInputOnAsItIs(String input) throws Exception {
        Map<String, Object> options = options(action(Map.of(input, HOSTILE)));
        assertThat(options.get("--" + input)).hasToString(HOSTILE);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void actionWritesSarifWhereItIsAskedTo() throws Exception {
        List<String> outputs = action(Map.of("sarif", HOSTILE)).matchedOptionValue("--output", List.of());
        assertThat(outputs).contains("sarif=" + HOSTILE);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void actionTakesOnePathFromEachLine() throws Exception {
        ParseResult parsed = action(Map.of("paths", "clusters\n\n  with space/*.yaml  \n" + HOSTILE + "\n-h\n"));
        assertThat(paths(parsed)).containsExactly("clusters", "with space/*.yaml", HOSTILE, "-h");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    /** What GitHub puts into a script before the shell reads it can be a command. */
    @Test
    void noScriptOfTheActionHoldsAnExpression() {
        assertThat(KitFiles.actionSteps().stream()
                        .flatMap(step -> KitFiles.string(step, "run").stream())
                        .toList())
                .hasSize(3)
                .noneMatch(script -> script.contains("${{"));
    }

    @Test
    void otherActionsAreOfOneCommit() {
        assertThat(KitFiles.actionSteps().stream()
                        .flatMap(step -> KitFiles.string(step, "uses").stream())
                        .toList())
                .hasSize(3)
                .allMatch(uses -> uses.matches("actions/[a-z/-]+@[0-9a-f]{40}"));
    }

    @Test
    void keyOfTheCacheChangesWithTheSources() throws Exception {
        for (String file :
                List.of("pom.xml", "generator/pom.xml", "generator/src/main/A.java", "schemas/a", "templates/a")) {
            Files.createDirectories(tool.resolve(file).getParent());
            Files.writeString(tool.resolve(file), "1");
        }
        String first = key();
        assertThat(key()).isEqualTo(first).matches("key=mcmgen-[0-9a-f]{40}\n");
        Files.writeString(tool.resolve("generator/src/main/A.java"), "2");
        assertThat(key()).isNotEqualTo(first);
    }

    private String key() throws Exception {
        Path output = folder.resolve("output");
        Files.deleteIfExists(output);
        environment.put("GITHUB_OUTPUT", output.toString());
        ShellRun run = ShellRun.bash(folder, environment, KitFiles.actionScript("Name the sources"));
        assertThat(run).isEqualTo(new ShellRun(0, ""));
        String written = Files.readString(output);
        assertThat(written).contains("\njar=" + tool.toRealPath().resolve("generator/target/mcmgen.jar"));
        return written.substring(0, written.indexOf('\n') + 1);
    }

    private ParseResult action(Map<String, String> inputs) throws Exception {
        KitFiles.actionInputs().forEach((variable, input) -> {
            String usual = KitFiles.string(
                            KitFiles.mapping(KitFiles.mapping(KitFiles.action(), "inputs"), input), "default")
                    .orElseThrow();
            environment.put(variable, inputs.getOrDefault(input, usual));
        });
        ShellRun run = ShellRun.bash(folder, environment, KitFiles.actionScript("Validate"));
        assertThat(run).isEqualTo(new ShellRun(0, ""));
        return validate();
    }

    // --- GitLab
    // -------------------------------------------------------------------------------------------------------

    @Test
    void gitlabJobWithItsDefaultsValidatesTheProject() throws Exception {
        ParseResult parsed = gitlab(Map.of());
        assertThat(paths(parsed)).containsExactly(".");
        assertThat(options(parsed))
                .containsOnlyKeys("--output", "--fail-on")
                .containsEntry("--output", List.of("text", "junit=mcmgen-junit.xml"));
        assertThat(KitFiles.gitlab().toData().toString()).contains("reports={junit=mcmgen-junit.xml}");
    }

    @ParameterizedTest
    @CsvSource({
        "MCMGEN_BASELINE, --baseline",
        "MCMGEN_WAIVERS, --waivers",
        "MCMGEN_RANCHER, --rancher",
        "MCMGEN_KUBERNETES, --kubernetes"
    })
    void gitlabJobHandsEachVariableOnAsItIs(String variable, String option) throws Exception {
        assertThat(options(gitlab(Map.of(variable, HOSTILE))).get(option)).hasToString(HOSTILE);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void gitlabJobTakesOnePathFromEachLine() throws Exception {
        Map<String, String> variables =
                Map.of("MCMGEN_PATHS", "clusters\nwith space/*.yaml\n" + HOSTILE, "MCMGEN_FAIL_ON", "info");
        ParseResult parsed = gitlab(variables);
        assertThat(paths(parsed)).containsExactly("clusters", "with space/*.yaml", HOSTILE);
        assertThat(options(parsed)).containsEntry("--fail-on", Severity.INFO);
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void gitlabJobWithoutARepositorySaysSo() throws Exception {
        ShellRun run = ShellRun.sh(folder, KitFiles.gitlabVariables(), KitFiles.gitlabScript("before_script"));
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("MCMGEN_REPOSITORY: must name the repository of mcmgen");
    }

    private ParseResult gitlab(Map<String, String> variables) throws Exception {
        Path home = folder.resolve(".mcmgen");
        Files.createDirectories(home.resolve("lib"));
        Files.copy(tool.resolve("mcmgen"), home.resolve("mcmgen"));
        Files.createFile(home.resolve("lib/mcmgen.jar"));
        environment.putAll(KitFiles.gitlabVariables());
        environment.putAll(variables);
        String script = KitFiles.gitlabScript("before_script") + "\n" + KitFiles.gitlabScript("script");
        assertThat(ShellRun.sh(folder, environment, script)).isEqualTo(new ShellRun(0, ""));
        return validate();
    }

    // --- Jenkins
    // ------------------------------------------------------------------------------------------------------

    @Test
    void jenkinsStageWritesTheReportsThatItsStepsRead() throws Exception {
        environment.put("MCMGEN_VERSION", "v0.1.0");
        Path home = Files.createDirectories(folder.resolve(".mcmgen/v0.1.0"));
        Files.copy(tool.resolve("mcmgen"), home.resolve("mcmgen"));
        assertThat(ShellRun.sh(folder, environment, KitFiles.jenkinsScript())).isEqualTo(new ShellRun(0, ""));

        ParseResult parsed = validate();
        assertThat(paths(parsed)).containsExactly("clusters");
        assertThat(options(parsed))
                .containsOnlyKeys("--output")
                .containsEntry("--output", List.of("text", "junit=mcmgen-junit.xml", "sarif=mcmgen.sarif"));
        assertThat(KitFiles.text("docs/ci/Jenkinsfile"))
                .contains("junit testResults: 'mcmgen-junit.xml'")
                .contains("pattern: 'mcmgen.sarif'");
    }

    // --- pages
    // --------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "docs/pre-commit.md, docs/ci/pre-commit-config.yaml",
        "docs/github-actions.md, docs/ci/github-workflow.yml",
        "docs/jenkins.md, docs/ci/Jenkinsfile",
    })
    void pageShowsTheFileThatIsTested(String page, String file) {
        assertThat(KitFiles.text(page).lines().map(String::stripTrailing).toList())
                .containsSequence(KitFiles.text(file)
                        .stripTrailing()
                        .indent(4)
                        .lines()
                        .map(String::stripTrailing)
                        .toList());
    }

    @Test
    void pagesNameEveryInputAndVariable() {
        List<String> inputs = KitFiles.mapping(KitFiles.action(), "inputs").entries().stream()
                .map(entry -> "| `" + entry.name() + "` |")
                .toList();
        assertThat(KitFiles.text("docs/github-actions.md")).contains(inputs);
        List<String> variables = KitFiles.gitlabVariables().keySet().stream()
                .map(name -> "| `" + name + "` |")
                .toList();
        assertThat(KitFiles.text("docs/gitlab-ci.md")).contains(variables);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ci/mcmgen.gitlab-ci.yml",
                "ci/Jenkinsfile",
                "ci/pre-commit-config.yaml",
                "ci/github-workflow.yml"
            })
    void kitNamesThisVersion(String file) {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(KitFiles.text("pom.xml"));
        assertThat(version.find()).isTrue();
        assertThat(KitFiles.text("docs/" + file)).contains("v" + version.group(1));
    }

    // --- the model
    // ----------------------------------------------------------------------------------------------------

    /** The arguments that the launcher was called with, as the program would understand them. */
    private ParseResult validate() throws IOException {
        List<String> arguments = Files.readAllLines(folder.resolve("record"));
        ValidateVerb verb = new ValidateVerb(Clock.systemUTC());
        assertThat(arguments.get(0)).isEqualTo(verb.name());
        CommandSpec spec = CommandSpec.wrapWithoutInspection(verb).name(verb.name());
        verb.describe(spec);
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .parseArgs(arguments.subList(1, arguments.size()).toArray(String[]::new));
    }

    private static List<String> paths(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, List.of());
    }

    private static Map<String, Object> options(ParseResult parsed) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            options.put(option.longestName(), option.getValue());
        }
        return options;
    }
}
