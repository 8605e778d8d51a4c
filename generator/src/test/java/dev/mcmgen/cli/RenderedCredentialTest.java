package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.fake.FakeRancher;
import dev.mcmgen.rancher.fake.User;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mcmgen render --url}: the ids of cloud credentials that a spec calls by name. */
class RenderedCredentialTest {

    private static final FakeRancher RANCHER = new FakeRancher();

    @TempDir
    private Path folder;

    private record Run(ExitCode exit, String out, String err) {}

    @AfterAll
    static void stop() {
        RANCHER.close();
    }

    private Run render(String credential, String... options) throws IOException {
        Path spec = Files.writeString(folder.resolve("spec.yaml"), """
                apiVersion: mcmgen/v1
                kind: ClusterSpec
                metadata: {name: prod}
                spec:
                  kubernetesVersion: v1.30.4+rke2r1
                  nodeOS: rocky-9
                  infrastructure:
                    vsphere:
                      cloudCredential: %s
                      template: /DC1/vm/rocky
                      datacenter: /DC1
                      datastore: /DC1/datastore/one
                      network: [/DC1/network/one]
                  pools:
                    - {name: all, roles: [controlplane, etcd, worker], quantity: 1}
                """.formatted(credential));
        List<String> arguments = new ArrayList<>(List.of("render", spec.toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                Map.of("RANCHER_TOKEN_KEY", User.ADMINISTRATOR.token(), "TERM", "dumb"),
                ColorMode.NEVER);
        ExitCode exit = new Cli(List.of(new RenderVerb(Clock.systemUTC()))).run(arguments, console);
        return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    @Test
    void theIdStandsInTheStream() throws IOException {
        Run run = render("vcenter-prod", "--url", RANCHER.url());
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out())
                .contains("cloudCredentialSecretName: cattle-global-data:cc-admin")
                .doesNotContain("REPLACE");
        assertThat(run.err()).doesNotContain("cloud-credential/placeholder");
    }

    @Test
    void theIdStandsInTheFiles() throws IOException {
        Path out = folder.resolve("out");
        assertThat(render("vcenter-prod", "--url", RANCHER.url(), "--out-dir", out.toString())
                        .exit())
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(out.resolve("rancher/prod.yaml")).content().contains("cattle-global-data:cc-admin");
        assertThat(render("vcenter-prod", "--url", RANCHER.url(), "--out-dir", out.toString(), "--check")
                        .exit())
                .isEqualTo(ExitCode.SUCCESS);
    }

    @Test
    void withoutARancherThePlaceholderStays() throws IOException {
        Run run = render("vcenter-prod");
        assertThat(run.out()).contains("cattle-global-data:REPLACE-vcenter-prod");
        assertThat(run.err()).contains("cloud-credential/placeholder");
    }

    @Test
    void aNameThatRancherDoesNotKnowWritesNothing() throws IOException {
        Run run = render("vcenter-test", "--url", RANCHER.url());
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no cloud credential called vcenter-test");
    }
}
