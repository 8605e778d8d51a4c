package dev.mcmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the pull-request kit as processes with the real launcher and jar. */
@DisabledOnOs(OS.WINDOWS)
class PullRequestKitIT {

    private static final Path GOOD = KitFiles.ROOT.resolve("samples/vsphere-ipvs-1.26/expected/rancher/prod-01.yaml");
    private static final Path BAD = KitFiles.ROOT.resolve("generator/src/test/resources/kit/pool-name.yaml");
    private static final String FINDING = "clusters/bad.yaml:12:15: error[rancher/pool-name]";

    @TempDir
    private Path project;

    @TempDir
    private Path temporary;

    @BeforeEach
    void twoClusters() throws IOException {
        Files.createDirectories(project.resolve("clusters"));
        Files.copy(GOOD, project.resolve("good cluster.yaml"));
        Files.copy(BAD, project.resolve("clusters/bad.yaml"));
    }

    @Test
    void hookFailsForABadFileOnly() throws Exception {
        List<String> command = KitFiles.hookCommand();
        String launcher = KitFiles.ROOT.resolve(command.get(0)).toString();
        ShellRun good = ShellRun.of(project, Map.of(), List.of(launcher, command.get(1), "good cluster.yaml"));
        assertThat(good.exitCode()).as(good.output()).isZero();
        ShellRun both = ShellRun.of(
                project, Map.of(), List.of(launcher, command.get(1), "good cluster.yaml", "clusters/bad.yaml"));
        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.output()).contains(FINDING);
    }

    @Test
    void actionAnnotatesAndSummarises() throws Exception {
        ShellRun bad = action("clusters\ngood cluster.yaml");
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.output())
                .startsWith("::error file=clusters/bad.yaml,line=12,col=15,title=rancher/pool-name::no machine");
        assertThat(temporary.resolve("summary")).content().startsWith("### mcmgen validate\n\n    " + FINDING);
        assertThat(project.resolve("out.sarif")).content().contains("\"rancher/pool-name\"");
    }

    @Test
    void actionPassesWithoutErrors() throws Exception {
        ShellRun good = action("good cluster.yaml");
        assertThat(good.exitCode()).isZero();
        assertThat(good.output()).doesNotContain("::error");
        assertThat(temporary.resolve("summary")).content().contains("    no errors, ");
    }

    @Test
    void actionFailsForAPathThatIsNotThere() throws Exception {
        ShellRun run = action("no-such-folder");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("no-such-folder");
        assertThat(temporary.resolve("summary")).doesNotExist();
    }

    private ShellRun action(String paths) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "GITHUB_ACTIONS",
                "true",
                "GITHUB_ACTION_PATH",
                KitFiles.ROOT.toString(),
                "GITHUB_STEP_SUMMARY",
                temporary.resolve("summary").toString(),
                "RUNNER_TEMP",
                temporary.toString(),
                "INPUT_PATHS",
                paths,
                "INPUT_FAIL_ON",
                "error",
                "INPUT_SARIF",
                "out.sarif"));
        return ShellRun.bash(project, environment, KitFiles.actionScript("Validate"));
    }

    @Test
    void gitlabJobLeavesAReport() throws Exception {
        install(".mcmgen");
        Map<String, String> variables = new LinkedHashMap<>(KitFiles.gitlabVariables());
        variables.put("MCMGEN_PATHS", "clusters\ngood cluster.yaml");
        String script = KitFiles.gitlabScript("before_script") + "\n" + KitFiles.gitlabScript("script");
        ShellRun bad = ShellRun.sh(project, variables, script);
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.output()).contains(FINDING);
        assertThat(project.resolve("mcmgen-junit.xml")).content().contains("<failure");
        variables.put("MCMGEN_PATHS", "good cluster.yaml");
        assertThat(ShellRun.sh(project, variables, script).exitCode()).isZero();
        assertThat(project.resolve("mcmgen-junit.xml")).content().doesNotContain("<failure");
    }

    @Test
    void jenkinsStageLeavesItsReports() throws Exception {
        install(".mcmgen/v0.1.0");
        ShellRun bad = ShellRun.sh(project, Map.of("MCMGEN_VERSION", "v0.1.0"), KitFiles.jenkinsScript());
        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.output()).contains(FINDING);
        assertThat(project.resolve("mcmgen-junit.xml")).content().contains("<failure");
        assertThat(project.resolve("mcmgen.sarif")).content().contains("rancher/pool-name");
    }

    private void install(String name) throws IOException {
        Path home = Files.createDirectories(project.resolve(name));
        Files.createDirectories(home.resolve("lib"));
        Files.copy(KitFiles.ROOT.resolve("mcmgen"), home.resolve("mcmgen"));
        Files.copy(KitFiles.ROOT.resolve("generator/target/mcmgen.jar"), home.resolve("lib/mcmgen.jar"));
    }
}
