package dev.mcmgen.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CatalogVerbTest {

    private static final String RELEASES = """
            {"type": "collection", "links": {}, "data": [{"id": "v1.40.1+rke2r1", "version": "v1.40.1+rke2r1",
              "minChannelServerVersion": "v2.16.0-alpha1", "maxChannelServerVersion": "v2.16.99",
              "serverArgs": {"cni": {"type": "array", "default": "calico", "options": ["canal", "calico"], "nullable": null},
                             "brand-new": {"type": "boolean", "default": false, "weight": 1.5}},
              "agentArgs": {"profile": {"type": "enum"}}, "featureVersions": {}, "charts": {}}]}
            """;
    private static final String CLUSTER = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod, namespace: fleet-default}
            spec:
              kubernetesVersion: v1.40.1+rke2r1
              rkeConfig:
                machineGlobalConfig: {cni: canal, brand-new: 'true', selinux: true}
            """;

    @RegisterExtension
    private static final WireMockExtension RANCHER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    private Path folder;

    private record Run(ExitCode exit, String out, String err) {}

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                Map.of("RANCHER_URL", RANCHER.baseUrl()),
                ColorMode.AUTO);
        ExitCode exit = new Cli(List.of(new CatalogVerb(), new EffectiveVerb())).run(List.of(arguments), console);
        return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    @Test
    void showsARelease() {
        Run run = run("catalog", "show", "v1.26.10+rke2r2");
        assertThat(run.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out())
                .contains("release: v1.26.10+rke2r2\n", "profiles: ", "basis: the list of this very release\n")
                .contains("ipvs-scheduler", "kubelet-path")
                .doesNotContain("write-kubeconfig-mode  ");
        assertThat(run("catalog", "show", "v1.26.10+rke2r2", "-o", "json").out())
                .startsWith("{\n  \"apiVersion\": \"mcmgen/release/v1\"");
        assertThat(run("catalog", "show").out()).contains("v1.26.10+rke2r2\n", "+k3s");
    }

    @Test
    void namesTheNearestRelease() {
        Run run = run("catalog", "show", "v1.26.10+rke2r");
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("is no release", "v1.26.10+rke2r1");
    }

    @Test
    void storesWhatARancherOffersAndUsesIt() throws IOException {
        RANCHER.stubFor(get("/v1-rke2-release/releases").willReturn(ok(RELEASES)));
        RANCHER.stubFor(get("/v1-k3s-release/releases").willReturn(ok("{\"data\": []}")));
        Path lists = folder.resolve("lists.json");
        Run refresh = run("catalog", "refresh", "--out", lists.toString());
        assertThat(refresh.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(refresh.err()).contains("can be read and changed", "1 releases of RKE2 and 0 of K3s");

        Path cluster = Files.writeString(folder.resolve("c.yaml"), CLUSTER);
        String effective = run("effective", cluster.toString(), "--catalog", lists.toString())
                .out();
        assertThat(effective)
                .containsPattern("brand-new +true  ")
                .containsPattern("selinux +true  \\[dropped: not in this release's argument list\\]");
        assertThat(run("catalog", "show", "v1.40.1+rke2r1", "--catalog", lists.toString())
                        .out())
                .contains("basis: the list of this very release", "brand-new  type=boolean  default=false");

        Path answer = Files.writeString(folder.resolve("answer.json"), RELEASES);
        assertThat(run("effective", cluster.toString(), "--catalog", answer.toString())
                        .out())
                .isEqualTo(effective);
    }

    @Test
    void whatIsNoRancherIsOneSentenceAndWritesNothing() throws IOException {
        RANCHER.stubFor(get("/v1-rke2-release/releases").willReturn(ok("<html>")));
        RANCHER.stubFor(get("/v1-k3s-release/releases").willReturn(ok("<html>")));
        Run run =
                run("catalog", "refresh", "--out", folder.resolve("lists.json").toString());
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err()).contains("no list of releases").doesNotContain("Exception");
        assertThat(folder).isEmptyDirectory();
        Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
        assertThat(run("catalog", "show", "--catalog", other.toString()).err())
                .contains("holds no releases", "mcmgen catalog refresh");
        for (String broken : List.of("", "{", "[1, 2", "{} x {", "nonsense")) {
            Path file = Files.writeString(folder.resolve("broken.json"), broken);
            Run answer = run("catalog", "show", "--catalog", file.toString());
            assertThat(answer.exit()).as(broken).isEqualTo(ExitCode.UNUSABLE);
            assertThat(answer.err()).as(broken).contains("broken.json", "mcmgen catalog refresh");
        }
    }
}
