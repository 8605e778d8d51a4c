package dev.mcmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.fake.FakeRancher;
import dev.mcmgen.rancher.fake.FakeRancher.Mishap;
import dev.mcmgen.rancher.fake.User;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlText;
import dev.mcmgen.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mcmgen push}: what it does, what it refuses to do, and how it says so. */
class PushVerbTest {

    private static final String MANIFEST = PushTrial.MANIFEST;
    private static final String CUSTOM = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: edge, namespace: fleet-default}
            spec:
              kubernetesVersion: v1.31.1+rke2r1
              rkeConfig: {machineGlobalConfig: {cni: canal}}
            """;

    private static final FakeRancher RANCHER = new FakeRancher();

    @TempDir
    private Path folder;

    @BeforeEach
    void reset() {
        RANCHER.reset();
    }

    @AfterAll
    static void stop() {
        RANCHER.close();
    }

    private PushTrial push(String manifest, String... options) throws IOException {
        return push(Map.of("RANCHER_TOKEN_KEY", User.ADMINISTRATOR.token()), "", false, manifest, options);
    }

    private PushTrial push(
            Map<String, String> environment, String answers, boolean canAsk, String manifest, String... options)
            throws IOException {
        Path file = Files.writeString(folder.resolve("prod.yaml"), manifest);
        List<String> arguments = new ArrayList<>(List.of("push", file.toString()));
        arguments.addAll(List.of(options));
        return run(environment, answers, canAsk, arguments);
    }

    private PushTrial run(Map<String, String> more, String answers, boolean canAsk, List<String> arguments) {
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("RANCHER_URL", RANCHER.url());
        return PushTrial.of(environment, folder, answers, canAsk, arguments);
    }

    private static ApiObject cluster() {
        return RANCHER.cluster("prod").orElseThrow();
    }

    @Test
    void createsWhatIsNewAndThenWritesNothing() throws IOException {
        PushTrial first = push(MANIFEST);
        assertThat(first.exit()).as(first.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(first.out())
                .contains("created VmwarevsphereConfig fleet-default/nc-prod-cp", "created Cluster fleet-default/prod");
        assertThat(cluster().text("spec", "cloudCredentialSecretName")).isEqualTo("cattle-global-data:cc-admin");
        int writes = RANCHER.writes();
        for (int round = 0; round < 2; round++) {
            RANCHER.settle();
            long generation = cluster().generation();
            assertThat(push(MANIFEST).out()).contains("unchanged Cluster fleet-default/prod");
            assertThat(cluster().generation()).isEqualTo(generation);
        }
        assertThat(RANCHER.writes()).isEqualTo(writes);
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        assertThat(push(MANIFEST, "--dry-run").exit()).isEqualTo(ExitCode.SUCCESS);
        PushTrial tried = push(MANIFEST, "--dry-run=server");
        assertThat(tried.exit()).as(tried.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(tried.out()).contains("created Cluster fleet-default/prod (tried by Rancher, not written)");
        assertThat(tried.err()).contains("the pod security template was left out of the try");
        assertThat(RANCHER.writes()).isZero();
        assertThat(RANCHER.log())
                .noneMatch(line -> line.matches("(POST|PUT|PATCH) k8s/.*/(clusters|vm\\w+)(/\\w+)?\\?.*")
                        && !line.contains("dryRun=All"));
    }

    @Test
    void aRancherWhoseWebhookIsMendedTriesAll() throws IOException {
        RANCHER.version("v2.15.1");
        try {
            assertThat(push(MANIFEST, "--dry-run=server").err()).doesNotContain("left out");
        } finally {
            RANCHER.version("v2.15.0");
        }
    }

    @Test
    void nodesRestartOnlyIfThatIsSaid() throws IOException {
        push(MANIFEST);
        RANCHER.settle();
        String changed = MANIFEST.replace("max-pods=100", "max-pods=200");
        PushTrial alone = push(changed);
        assertThat(alone.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(alone.err()).contains("nothing was written: the push changes running nodes of prod", "--yes");
        Map<String, String> admin = Map.of("RANCHER_TOKEN_KEY", User.ADMINISTRATOR.token());
        assertThat(push(admin, "n\n", true, changed).err()).contains("Go on? [y/N]", "nothing was written");
        assertThat(cluster().list("spec", "rkeConfig", "machineGlobalConfig", "kubelet-arg"))
                .containsExactly("max-pods=100");
        assertThat(push(admin, "y\n", true, changed).exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(push(MANIFEST, "--yes").exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(cluster().list("spec", "rkeConfig", "machineGlobalConfig", "kubelet-arg"))
                .containsExactly("max-pods=100");
    }

    @Test
    void machinesAreReplacedOnlyIfThatIsAllowed() throws IOException {
        push(MANIFEST);
        RANCHER.settle();
        String changed = MANIFEST.replace("cpuCount: \"4\"", "cpuCount: \"8\"");
        PushTrial refused = push(changed, "--yes");
        assertThat(refused.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(refused.err()).contains("running machines of prod would be deleted", "--allow replace-nodes");
        assertThat(push(changed, "--yes", "--allow", "replace-nodes").exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(RANCHER.machineConfig("nc-prod-cp").orElseThrow().text("cpuCount"))
                .isEqualTo("8");
    }

    @Test
    void prunesOnlyWhatIsTheClustersAndNoLongerNamed() throws IOException {
        push(MANIFEST);
        RANCHER.settle();
        String other = "apis/rke-machine-config.cattle.io/v1/namespaces/fleet-default/vmwarevsphereconfigs/other";
        RANCHER.put(
                other,
                Map.of(
                        "apiVersion", "rke-machine-config.cattle.io/v1",
                        "kind", "VmwarevsphereConfig",
                        "metadata", Map.of("name", "other", "namespace", "fleet-default")));
        String renamed = MANIFEST.replace("nc-prod-cp", "nc-prod-all");
        PushTrial kept = push(renamed, "--yes", "--allow", "replace-nodes");
        assertThat(kept.err()).contains("no pool names VmwarevsphereConfig fleet-default/nc-prod-cp any more");
        PushTrial listed = push(renamed, "--prune", "--dry-run");
        assertThat(listed.err()).contains("no pool names VmwarevsphereConfig fleet-default/nc-prod-cp any more");
        assertThat(RANCHER.machineConfig("nc-prod-cp")).isPresent();
        PushTrial pruned = push(renamed, "--prune");
        assertThat(pruned.out()).contains("deleted VmwarevsphereConfig fleet-default/nc-prod-cp");
        assertThat(RANCHER.machineConfig("nc-prod-cp")).isEmpty();
        assertThat(RANCHER.find(other)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1.31.1+rke2r1 | v1.31.2+rke2r1 | does not offer v1.31.2+rke2r1",
                "rancher-restricted | hardened | has no pod security template hardened",
                "REPLACE-vcenter-prod | REPLACE-vcenter-test | has no cloud credential called vcenter-test",
                "REPLACE-vcenter-prod | cc-none | has no cloud credential cattle-global-data:cc-none",
                "name: nc-prod-cp} | name: elsewhere} | names VmwarevsphereConfig elsewhere, which neither the manifest nor",
            })
    void whatRancherWouldOnlyNoticeLaterIsSaidFirst(String from, String to, String message) throws IOException {
        PushTrial run = push(MANIFEST.replace(from, to));
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err()).contains("error: prod: ", message, "hint: ").doesNotContain("Exception");
        assertThat(RANCHER.writes()).isZero();
    }

    @Test
    void aCredentialForAnotherCloudIsWarnedOf() throws IOException {
        assertThat(push(MANIFEST, "--dry-run").err()).doesNotContain("is for vmwarevsphere");
        String elsewhere = MANIFEST.replace("VmwarevsphereConfig", "Amazonec2Config");
        assertThat(push(elsewhere, "--dry-run").err())
                .contains("is for vmwarevsphere, and the machines are made by amazonec2");
    }

    @Test
    void twoCredentialsOfOneNameAreNotGuessedAt() throws IOException {
        RANCHER.credentialCalled("cattle-global-data:cc-other", "vcenter-prod");
        assertThat(push(MANIFEST).err())
                .contains("2 cloud credentials are called vcenter-prod: cattle-global-data:cc-admin,"
                        + " cattle-global-data:cc-other");
    }

    @Test
    void anErrorOfTheRulesEndsIt() throws IOException {
        PushTrial run = push(
                MANIFEST.replace("cni: canal", "cni: canal, kube-proxy-arg: [proxy-mode=ipvs, ipvs-tcp-timeout=9]"));
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("error[kube-proxy/duration-unit]", "1 error in 1 file", "nothing was sent");
        assertThat(RANCHER.writes()).isZero();
    }

    @Test
    void whatCannotBeReadNeverReachesARancher() throws IOException {
        assertThat(push("a: [").exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(push("apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n").exit())
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(RANCHER.log()).isEmpty();
    }

    @Test
    void objectsWithoutANamespaceGoWhereRanchersClustersAre() throws IOException {
        PushTrial run = push(MANIFEST.replace(", namespace: fleet-default", ""));
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).contains("created Cluster fleet-default/prod");
        assertThat(push(MANIFEST).out()).contains("fleet-default/prod  no difference");
    }

    @Test
    void whatWasExportedIsPushedWithoutWhatOnlyTheServerSays() throws IOException {
        push(MANIFEST);
        RANCHER.settle();
        String exported = YamlWriter.write(cluster().fields());
        assertThat(exported).contains("managedFields", "resourceVersion", "status");
        push(exported.replace("max-pods=100", "max-pods=200"), "--yes");
        RANCHER.settle();
        PushTrial again = push(exported.replace("max-pods=100", "max-pods=300"), "--yes");
        assertThat(again.exit()).as(again.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(cluster().list("spec", "rkeConfig", "machineGlobalConfig", "kubelet-arg"))
                .containsExactly("max-pods=300");
        assertThat(cluster().list("metadata", "finalizers")).isNotEmpty();
    }

    @Test
    void tokensAreNamedAndNeverShown() throws IOException {
        PushTrial wrong = push(Map.of("RANCHER_TOKEN_KEY", "token-wrong:0123456789abcdef0123"), "", false, MANIFEST);
        assertThat(wrong.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(wrong.err()).contains("does not accept the token").doesNotContain("0123456789abcdef0123");
        PushTrial none = push(Map.of(), "", false, MANIFEST);
        assertThat(none.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(none.err()).contains("no token is given for " + RANCHER.url());
        PushTrial plain = push(
                Map.of(
                        "RANCHER_TOKEN_KEY",
                        "token-x:0123456789abcdef0123",
                        "RANCHER_URL",
                        "http://rancher.example.org"),
                "",
                false,
                MANIFEST);
        assertThat(plain.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(plain.err()).contains("for everybody on the way to read");
        String secret =
                User.ADMINISTRATOR.token().substring(User.ADMINISTRATOR.token().indexOf(':') + 1);
        PushTrial traced = push(MANIFEST, "--debug", "--print-requests");
        assertThat(traced.err()).contains("curl -sS", "> GET ", "< 200").doesNotContain(secret);
    }

    @Test
    void someoneElsesClusterIsLeftAlone() throws IOException {
        push(MANIFEST);
        String own = MANIFEST.replace("REPLACE-vcenter-prod", "REPLACE-own").replace("nc-prod-cp", "nc-prod-dev");
        PushTrial run = push(Map.of("RANCHER_TOKEN", User.STANDARD.token()), "", false, own);
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err())
                .contains("Cluster fleet-default/prod exists already, and this user may not see it")
                .contains("by then: created VmwarevsphereConfig fleet-default/nc-prod-dev");
    }

    @Test
    void whatARefusedCreateLeavesBehindIsNamedAndRemovedWhereAsked() throws IOException {
        String secret = "api/v1/namespaces/fleet-default/secrets/prod-admission-configuration-psact";
        RANCHER.put(
                secret,
                Map.of(
                        "apiVersion", "v1",
                        "kind", "Secret",
                        "metadata",
                                Map.of(
                                        "name",
                                        "prod-admission-configuration-psact",
                                        "namespace",
                                        "fleet-default",
                                        "uid",
                                        "u")));
        RANCHER.breaksOn("POST|PATCH", "provisioning.cattle.io", Mishap.BROKEN);
        PushTrial run = push(MANIFEST);
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err())
                .contains("etcdserver: no leader")
                .contains("Rancher's webhook left Secret fleet-default/prod-admission-configuration-psact behind");
        assertThat(RANCHER.find(secret)).isPresent();
        assertThat(push(MANIFEST, "--prune").out()).contains("deleted Secret fleet-default/prod-admission");
        assertThat(RANCHER.find(secret)).isEmpty();
    }

    @Test
    void oneThatFailsStopsNoOtherAndResumeGoesOn() throws IOException {
        Path clusters = Files.createDirectories(folder.resolve("clusters"));
        for (String name : List.of("a1", "b2", "c3")) {
            String manifest =
                    MANIFEST.replace("name: prod,", "name: " + name + ",").replace("nc-prod-cp", "nc-" + name);
            Files.writeString(
                    clusters.resolve(name + ".yaml"),
                    name.equals("b2") ? manifest.replace("rancher-restricted", "none") : manifest);
        }
        Map<String, String> admin = Map.of("RANCHER_TOKEN_KEY", User.ADMINISTRATOR.token());
        PushTrial run = run(admin, "", false, List.of("push", clusters.toString()));
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.out()).contains("a1: created Cluster", "c3: created Cluster");
        assertThat(run.err()).contains("3 clusters: 2 done, 1 failed, 0 left out", "--resume");
        Files.writeString(
                clusters.resolve("b2.yaml"),
                Files.readString(clusters.resolve("b2.yaml")).replace("Name: none", "Name: rancher-restricted"));
        PushTrial again = run(admin, "", false, List.of("push", clusters.toString(), "--resume"));
        assertThat(again.exit()).as(again.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(again.out()).contains("b2: created Cluster").doesNotContain("a1:");
        assertThat(again.err()).contains("2 clusters were pushed to the end by the last run");
        // Nobody has waited for them yet.
        RANCHER.settlesAtOnce(true);
        PushTrial waiting = run(admin, "", false, List.of("push", clusters.toString(), "--resume", "--wait=created"));
        PushTrial waited = run(admin, "", false, List.of("push", clusters.toString(), "--resume", "--wait=created"));
        RANCHER.settlesAtOnce(false);
        assertThat(waiting.err()).doesNotContain("pushed to the end");
        assertThat(waited.err()).contains("3 clusters were pushed to the end by the last run");
    }

    @Test
    void registersNodesOfClustersThatMakeNone() throws IOException {
        RANCHER.settlesAtOnce(true);
        PushTrial run = push(CUSTOM);
        RANCHER.settlesAtOnce(false);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out())
                .contains("curl -fL https://r/system-agent-install.sh | sudo sh -s - --server https://r")
                .contains("--etcd --controlplane\n", "--worker\n");
    }

    /** The words of the events, each of which fits the schema. */
    private static List<String> events(PushTrial run) {
        SchemaCheck check = SchemaCheck.against("progress-event", "x");
        List<String> words = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            var root = GoYaml.readAll(YamlText.of("event", line)).get(0).root().orElseThrow();
            assertThat(check.check(root)).as(line).isEmpty();
            words.add(ApiObject.of((Map<?, ?>) root.toData()).text("event"));
        }
        return words;
    }

    @Test
    void eventsFitTheirSchema() throws IOException {
        assertThat(events(push(MANIFEST, "-o", "json", "--dry-run=server")))
                .containsExactly("plan", "remark", "object", "remark", "object");
        assertThat(events(push(MANIFEST, "-o", "json"))).containsExactly("plan", "remark", "object", "object");
        assertThat(events(push(MANIFEST.replace("v1.31.1", "v1.31.2"), "-o", "json")))
                .containsExactly("plan", "remark", "refused");
        assertThat(events(push(MANIFEST.replace("nc-prod-cp", "nc-other"), "-o", "json", "--via", "v3", "--yes")))
                .contains("said");
    }

    @Test
    void eventsOfWaitingFitTheirSchema() throws IOException {
        RANCHER.settlesAtOnce(true);
        List<String> words = events(push(CUSTOM, "-o", "json", "--wait"));
        RANCHER.settlesAtOnce(false);
        assertThat(words).startsWith("plan", "object").contains("state").endsWith("ready", "registration");
        RANCHER.reset();
        PushTrial late = push(MANIFEST, "-o", "json", "--wait", "--timeout", "1s");
        assertThat(events(late)).endsWith("timed-out");
        assertThat(late.exit()).isEqualTo(ExitCode.TIMEOUT);
    }

    @Test
    void aWebhookThatIsAwayCannotTryAnything() throws IOException {
        RANCHER.breaksOn("POST", "/clusters\\?.*dryRun", Mishap.WEBHOOK_AWAY);
        PushTrial run = push(MANIFEST, "--dry-run=server");
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.lines("error: "))
                .singleElement()
                .asString()
                .contains("Cluster fleet-default/prod cannot be tried");
        assertThat(run.err()).contains("mcmgen push --dry-run=client compares without it");
    }

    @Test
    void importYamlIsThereForThoseWhoWantIt() throws IOException {
        PushTrial run = push(MANIFEST, "--via", "v3");
        assertThat(run.err()).contains("leaves a token of yours behind");
        assertThat(RANCHER.log()).anyMatch(line -> line.equals("POST v3/clusters/local?action=importYaml"));
        assertThat(push(MANIFEST, "--via", "v3", "--dry-run=server").err()).contains("importYaml cannot try anything");
    }

    @Test
    void whatWasMadeAlthoughItsAnswerWasLostIsNamed() throws IOException {
        RANCHER.breaksOn("PATCH|POST", "/clusters/prod", Mishap.LOST_AFTER);
        PushTrial run = push(MANIFEST);
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err())
                .contains("created VmwarevsphereConfig fleet-default/nc-prod-cp, Cluster fleet-default/prod, which is"
                        + " there all the same");
        RANCHER.breaksOn("NONE", "", Mishap.LOST_AFTER);
        assertThat(push(MANIFEST).out()).contains("unchanged Cluster fleet-default/prod");
    }

    @Test
    void aRancherThatBreaksIsOneSentence() throws IOException {
        for (int at = 0; at < 12; at++) {
            int first = at;
            RANCHER.reset();
            RANCHER.mishaps(number -> number >= first ? Optional.of(Mishap.BROKEN) : Optional.empty());
            PushTrial run = push(MANIFEST);
            assertThat(run.exit()).as("from request %d on", at).isEqualTo(ExitCode.RANCHER);
            assertThat(run.err().lines().filter(line -> line.startsWith("error: ")))
                    .hasSize(1);
            assertThat(run.err()).doesNotContain("Exception", "\tat ");
        }
    }
}
