package dev.mcmgen.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.JsonWriter;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code mcmgen diff}: what it asks, what it prints, and how it ends. */
class DiffVerbTest {

    private static final String LOCAL = "/k8s/clusters/local/";
    private static final String CLUSTERS = LOCAL + "apis/provisioning.cattle.io/v1/namespaces/fleet-default/clusters/";
    private static final String CONFIGS =
            LOCAL + "apis/rke-machine-config.cattle.io/v1/namespaces/fleet-default/vmwarevsphereconfigs/";

    private static final String CONFIG = """
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: nc-prod-all, namespace: fleet-default}
            creationType: template
            cloneFrom: /DC1/vm/rocky
            cpuCount: "4"
            cloudConfig: |
              #cloud-config
              hostname: a
              locale: b
            """;

    private static final String CLUSTER = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod, namespace: fleet-default}
            spec:
              kubernetesVersion: v1.30.1+rke2r1
              cloudCredentialSecretName: cattle-global-data:cc-abcde
              rkeConfig:
                machineGlobalConfig: {cni: canal, kubelet-arg: [max-pods=100, v=2]}
                machinePools:
                - {name: all, etcdRole: true, controlPlaneRole: true, workerRole: true, quantity: 3, machineConfigRef: {kind: VmwarevsphereConfig, name: nc-prod-all}}
            """;

    private static final String MANIFEST = CONFIG + "---\n" + CLUSTER;

    @RegisterExtension
    private final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private record Run(ExitCode exit, String out, String err) {}

    @BeforeEach
    void rancher() {
        server.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(404)));
        server.stubFor(get("/rancherversion").willReturn(okJson("{\"Version\": \"v2.15.0\"}")));
        server.stubFor(post(LOCAL + "apis/authentication.k8s.io/v1/selfsubjectreviews")
                .willReturn(okJson("{\"status\": {\"userInfo\": {\"username\": \"user-a\"}}}")));
        server.stubFor(get("/v1-rke2-release/releases").willReturn(okJson("""
                {"data": [{"version": "v1.30.1+rke2r1",
                  "serverArgs": {"cni": {"type": "array"}, "kube-apiserver-arg": {"type": "array"}},
                  "agentArgs": {"kubelet-arg": {"type": "array"}, "kube-proxy-arg": {"type": "array"},
                    "kube-proxy-extra-mount": {"type": "array"}, "selinux": {"type": "bool"}}}]}""")));
        server.stubFor(get("/v1-k3s-release/releases").willReturn(okJson("{\"data\": []}")));
    }

    private void has(String path, String yaml) {
        YamlNode root = GoYaml.readAll(YamlText.of("live", yaml)).get(0).root().orElseThrow();
        server.stubFor(get(path).willReturn(okJson(JsonWriter.write(root.toData()))));
    }

    private void refuses(String path) {
        server.stubFor(get(path)
                .willReturn(aResponse()
                        .withStatus(403)
                        .withBody("{\"kind\": \"Status\", \"reason\": \"Forbidden\", \"message\": \"no\"}")));
    }

    private Run run(String input, String... arguments) {
        return runAt(server.baseUrl(), input, arguments);
    }

    private static Run runAt(String url, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                Map.of("RANCHER_URL", url, "RANCHER_TOKEN_KEY", "token-abcde:0123456789"),
                ColorMode.AUTO);
        ExitCode exit = new Cli(List.of(new DiffVerb(Clock.systemUTC()))).run(List.of(arguments), console);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsThereAlready() {
        has(CLUSTERS + "prod", CLUSTER);
        has(CONFIGS + "nc-prod-all", CONFIG + "sshUser: docker\nvcenterPort: \"443\"\n");

        Run run = run(MANIFEST, "diff", "-");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("fleet-default/prod  no difference\n");
        assertThat(run.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(server.getAllServeEvents())
                .allMatch(event -> event.getRequest().getMethod().equals(RequestMethod.GET)
                        || event.getRequest().getUrl().endsWith("selfsubjectreviews"));
    }

    @Test
    void theTreeOfDifferences() {
        has(
                CLUSTERS + "prod",
                CLUSTER.replace("cni: canal", "cni: canal, selinux: true")
                        .replace("max-pods=100", "max-pods=90")
                        .replace("quantity: 3", "quantity: 5"));
        has(CONFIGS + "nc-prod-all", CONFIG.replace("hostname: a", "hostname: b"));

        Run run = run(MANIFEST, "plan", "-");
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).isEqualTo("""
                fleet-default/prod  differs
                  VmwarevsphereConfig nc-prod-all
                    ~ cloudConfig
                        @@ -1,3 +1,3 @@
                         #cloud-config
                        -hostname: b
                        +hostname: a
                         locale: b
                      ! pool all: all 5 machines are replaced by new ones (up to 1 more meanwhile, 0 missing)
                  Cluster prod
                    spec.rkeConfig.machineGlobalConfig
                      ~ kubelet-arg:
                          - "max-pods=90"
                          + "max-pods=100"
                        ! pool all: its 5 machines restart their services, without being drained (the drain options are off)
                      = selinux: true  (only in Rancher, stays)
                    spec.rkeConfig.machinePools[all]
                      ~ quantity: 5 → 3
                        ! pool all: 2 machines fewer: the oldest are deleted
                  what happens, in this order:
                    pool all (etcd, controlplane, worker; 5 now)
                      ! all 5 machines are replaced by new ones (up to 1 more meanwhile, 0 missing)
                      ! 2 machines fewer: the oldest are deleted
                      ! its 5 machines restart their services, without being drained (the drain options are off)
                  3 to change, 1 only in Rancher: 5 machines are deleted; services restart
                """);
    }

    @Test
    void colours() {
        has(CLUSTERS + "prod", CLUSTER.replace("quantity: 3", "quantity: 5"));
        has(CONFIGS + "nc-prod-all", CONFIG);
        assertThat(run(MANIFEST, "diff", "-", "--color", "always").out())
                .contains("\u001b[1mfleet-default/prod\u001b[0m");
    }

    @Test
    void jsonHasTheFrozenForm() {
        has(
                CLUSTERS + "prod",
                CLUSTER.replace("max-pods=100", "max-pods=90").replace("cni: canal", "cni: canal, selinux: true"));
        has(CONFIGS + "nc-prod-all", CONFIG.replace("hostname: a", "hostname: b"));

        Run run = run(MANIFEST, "diff", "-", "-o", "json");
        YamlNode root =
                GoYaml.readAll(YamlText.of("out", run.out())).get(0).root().orElseThrow();
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(SchemaCheck.against("diff", "diff").check(root)).isEmpty();
        assertThat(at(root, "/rancher")).hasToString("{url=" + server.baseUrl() + ", version=v2.15.0}");
        assertThat(at(root, "/clusters/0/summary"))
                .hasToString("{added=0, changed=2, removed=0, kept=1, restartsNodes=true, replacesMachines=true,"
                        + " deletedMachines=3, refused=false}");
        assertThat(at(root, "/clusters/0/changes/0/diff/2")).isEqualTo("-hostname: b");
        assertThat(at(root, "/clusters/0/changes/1/path")).isEqualTo(".spec.rkeConfig.machineGlobalConfig.kubelet-arg");
        assertThat(at(root, "/clusters/0/changes/1/old")).hasToString("[max-pods=90, v=2]");
        assertThat(at(root, "/clusters/0/changes/1/effects/0"))
                .hasToString(
                        "{effect=restart, pool=all, roles=[etcd, controlplane, worker], message=its 3 machines restart"
                                + " their services, without being drained (the drain options are off), basis=run}");
        assertThat(at(root, "/clusters/0/pools/0/machines")).isEqualTo(3L);
    }

    private static Object at(YamlNode root, String pointer) {
        return JsonPointer.parse(pointer).resolve(root).orElseThrow().toData();
    }

    @Test
    void aClusterThatIsNotThereYet() {
        Run run = run(MANIFEST, "diff", "-");
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).isEqualTo("""
                fleet-default/prod  is not there yet
                  VmwarevsphereConfig nc-prod-all
                    + new
                      > made for the pools that name it
                  Cluster prod
                    + new
                      > pool all: 3 machines made
                  what happens, in this order:
                    pool all (etcd, controlplane, worker)
                      > 3 machines made
                  2 to add: running nodes are left alone
                """);
        YamlNode root = GoYaml.readAll(YamlText.of(
                        "out", run(MANIFEST, "diff", "-", "-o", "json").out()))
                .get(0)
                .root()
                .orElseThrow();
        assertThat(SchemaCheck.against("diff", "diff").check(root)).isEmpty();
    }

    @Test
    void whoMayNotReadCannotCompareAndTheOthersAreShown() {
        refuses(CLUSTERS + "prod");
        refuses(CONFIGS + "nc-prod-all");
        String other = CLUSTER.replace("name: prod,", "name: second,").replace("nc-prod-all", "nc-second-all");
        Run run =
                run(MANIFEST + "---\n" + other + "---\n" + CONFIG.replace("nc-prod-all", "nc-second-all"), "diff", "-");

        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err())
                .contains(
                        "error: prod: it cannot be compared, because this user may not read Cluster fleet-default/prod,"
                                + " VmwarevsphereConfig fleet-default/nc-prod-all")
                .contains("hint: ");
        assertThat(run.out()).contains("fleet-default/second  is not there yet").doesNotContain("fleet-default/prod");
    }

    @Test
    void aSpecWithTheNameOfItsCredential() {
        String spec = """
                apiVersion: mcmgen/v1
                kind: ClusterSpec
                metadata: {name: small}
                spec:
                  kubernetesVersion: v1.30.1+rke2r1
                  rancher: {version: v2.15.0}
                  nodeOS: ubuntu-22.04
                  network: {cni: canal}
                  infrastructure:
                    vsphere: {cloudCredential: vc one, template: /DC1/vm/t, datacenter: /DC1, datastore: /DC1/datastore/d, pool: /DC1/host/c/Resources, network: [/DC1/network/n], folder: /DC1/vm/f}
                  pools:
                  - {name: all, roles: [controlplane, etcd, worker], quantity: 3, cpus: 4, memory: 8Gi, disk: 100Gi}
                """;
        server.stubFor(get(urlPathEqualTo("/v3/cloudcredentials"))
                .willReturn(okJson("{\"data\": [{\"id\": \"cattle-global-data:cc-11111\", \"name\": \"vc one\"}]}")));
        Run run = run(spec, "diff", "-", "-o", "json");
        assertThat(run.out()).contains("\"cloudCredentialSecretName\": \"cattle-global-data:cc-11111\"");
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);

        server.stubFor(get(urlPathEqualTo("/v3/cloudcredentials")).willReturn(okJson("{\"data\": []}")));
        Run none = run(spec, "diff", "-");
        assertThat(none.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(none.err()).contains("this Rancher has no cloud credential called vc-one");

        server.stubFor(get(urlPathEqualTo("/v3/cloudcredentials"))
                .willReturn(okJson("{\"data\": [{\"id\": \"cattle-global-data:cc-1\", \"name\": \"vc one\"},"
                        + " {\"id\": \"cattle-global-data:cc-2\", \"name\": \"vc one\"}]}")));
        Run two = run(spec, "diff", "-");
        assertThat(two.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(two.err()).contains("2 cloud credentials are called vc-one: cattle-global-data:cc-1");
    }

    @Test
    void whatDoesNotPassTheRulesIsNotCompared() {
        Run run = run(MANIFEST.replace("cni: canal", "cni: canal, nonsense: 'x'"), "diff", "-");
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("rancher/key-dropped");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void otherEndings() {
        assertThat(run("", "diff", "/no/such/file.yaml").exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("a: b\n", "diff", "-").exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(runAt("http://localhost:1", MANIFEST, "diff", "-").exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run(MANIFEST, "diff").exit()).isEqualTo(ExitCode.UNUSABLE);
        server.stubFor(get(CLUSTERS + "prod")
                .withHeader("Authorization", equalTo("Bearer token-abcde:0123456789"))
                .willReturn(aResponse().withStatus(401)));
        assertThat(run(MANIFEST, "diff", "-").err()).contains("does not accept the token");
    }
}
