package dev.mcmgen.rancher.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.change.ObjectComparison;
import dev.mcmgen.rancher.fake.FakeRancher;
import dev.mcmgen.rancher.fake.User;
import dev.mcmgen.rancher.push.Written.Act;
import dev.mcmgen.yaml.GoYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectWriterTest {

    private static final ApiObject CLUSTER = object("""
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod, namespace: fleet-default}
            spec:
              kubernetesVersion: v1.30.4+rke2r1
              defaultPodSecurityAdmissionConfigurationTemplateName: rancher-restricted
              rkeConfig:
                machineGlobalConfig: {cni: canal, kube-apiserver-arg: [v=1]}
                machinePools:
                  - {name: cp, quantity: 1, etcdRole: true, machineConfigRef: {kind: VmwarevsphereConfig, name: a}}
                  - {name: worker, quantity: 1, workerRole: true, machineConfigRef: {kind: VmwarevsphereConfig, name: a}}
            """);

    private static final String[] POOLS = {"spec", "rkeConfig", "machinePools"};
    private static final ObjectComparison COMPARISON =
            new ObjectComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0"));

    private final FakeRancher rancher = new FakeRancher();

    private static ApiObject object(String yaml) {
        return ApiObject.of((Map<?, ?>) GoYaml.readAll("test", yaml.getBytes(UTF_8))
                .get(0)
                .root()
                .orElseThrow()
                .toData());
    }

    @AfterEach
    void stop() {
        rancher.close();
    }

    private Written write(ApiObject desired, User user, boolean applies, boolean force) {
        KubernetesApi api = rancher.as(user).kubernetes();
        Resource resource = Resource.of(desired);
        return new ObjectWriter(api, COMPARISON, applies, force, time -> {})
                .write(
                        desired,
                        api.find(resource, desired.namespace(), desired.name()),
                        Access.ask(api, resource, desired.namespace(), desired.name()));
    }

    private Written write(ApiObject desired) {
        return write(desired, User.ADMINISTRATOR, true, false);
    }

    private static ApiObject withArgument(ApiObject cluster, String argument) {
        return cluster.with(List.of(argument), "spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg");
    }

    private ApiObject live() {
        return rancher.cluster("prod").orElseThrow();
    }

    @Test
    void createsByApplyAndThenWritesNothing() {
        assertThat(write(CLUSTER).act()).isEqualTo(Act.CREATED);
        rancher.settle();
        ApiObject before = live();
        int writes = rancher.writes();
        assertThat(write(CLUSTER).act()).isEqualTo(Act.UNCHANGED);
        assertThat(rancher.writes()).isEqualTo(writes);
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void changesWhatIsNewAndKeepsWhatRancherPutIn() {
        write(CLUSTER);
        rancher.settle();
        assertThat(write(withArgument(CLUSTER, "v=2")).act()).isEqualTo(Act.CHANGED);
        assertThat(live().list("spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg"))
                .containsExactly("admission-control-config-file=/etc/rancher/rke2/config/rancher-psact.yaml", "v=2");
        assertThat(live().objects("spec", "rkeConfig", "machinePools"))
                .allMatch(pool -> !pool.text("dynamicSchemaSpec").isEmpty());
        assertThat(live().list("metadata", "finalizers")).isNotEmpty();
    }

    @Test
    void takesAwayWhatIsNoLongerNamed() {
        write(CLUSTER);
        rancher.settle();
        write(withArgument(CLUSTER.without("spec", "rkeConfig", "machineGlobalConfig", "cni"), "v=2"));
        assertThat(live().object("spec", "rkeConfig", "machineGlobalConfig").fields())
                .doesNotContainKey("cni");
    }

    @Test
    void aPoolThatIsGoneIsGoneWithWhatRancherWroteIntoIt() {
        write(CLUSTER);
        rancher.settle();
        List<Object> pools = CLUSTER.list("spec", "rkeConfig", "machinePools");
        write(CLUSTER.with(pools.subList(0, 1), "spec", "rkeConfig", "machinePools"));
        assertThat(live().objects("spec", "rkeConfig", "machinePools"))
                .extracting(pool -> pool.text("name"))
                .containsExactly("cp");
    }

    @Test
    void aConflictWithOthersChangesNothingUnlessForced() {
        write(CLUSTER);
        rancher.settle();
        rancher.inConsole("prod", cluster -> cluster.with("calico", "spec", "rkeConfig", "machineGlobalConfig", "cni"));
        assertThatThrownBy(() -> write(CLUSTER))
                .isInstanceOf(RancherException.class)
                .hasMessageContaining("somebody in Rancher's console (manager rancher) set"
                        + " .spec.rkeConfig.machineGlobalConfig.cni");
        assertThat(live().text("spec", "rkeConfig", "machineGlobalConfig", "cni"))
                .isEqualTo("calico");
        write(CLUSTER, User.ADMINISTRATOR, true, true);
        assertThat(live().text("spec", "rkeConfig", "machineGlobalConfig", "cni"))
                .isEqualTo("canal");
    }

    @Test
    void olderRanchersGetTheWholeObject() {
        write(CLUSTER, User.ADMINISTRATOR, false, false);
        rancher.settle();
        assertThat(write(withArgument(CLUSTER, "v=2"), User.ADMINISTRATOR, false, false)
                        .act())
                .isEqualTo(Act.CHANGED);
        assertThat(rancher.log()).noneMatch(line -> line.startsWith("PATCH"));
        assertThat(live().objects("spec", "rkeConfig", "machinePools"))
                .allMatch(pool -> !pool.text("dynamicSchemaSpec").isEmpty());
    }

    @Test
    void somebodyWhoMayOnlyCreateCreates() {
        assertThat(write(CLUSTER, User.STANDARD, true, false).act()).isEqualTo(Act.CREATED);
        assertThat(rancher.log()).noneMatch(line -> line.startsWith("PATCH"));
        rancher.settle();
        // Rights to what one has created come a moment later.
        rancher.as(User.STANDARD).kubernetes().find(Resource.CLUSTERS, "fleet-default", "prod");
        rancher.as(User.STANDARD).kubernetes().find(Resource.CLUSTERS, "fleet-default", "prod");
        assertThat(write(withArgument(CLUSTER, "v=3"), User.STANDARD, true, false)
                        .act())
                .isEqualTo(Act.CHANGED);
        assertThat(live().list("spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg"))
                .endsWith("v=3");
    }

    @Test
    void aClusterOfSomebodyElseIsLeftAlone() {
        write(CLUSTER);
        assertThatThrownBy(() -> write(CLUSTER, User.STANDARD, true, false))
                .hasMessageContaining("Cluster fleet-default/prod exists already, and this user may not see it");
    }

    private void replaceArgument() {
        write(withArgument(CLUSTER, "v=2"), User.ADMINISTRATOR, false, false);
    }

    @Test
    void whoWasFasterIsReadAgain() {
        write(CLUSTER);
        rancher.settle();
        AtomicInteger writes = new AtomicInteger();
        rancher.meanwhile("PUT .*", () -> {
            if (writes.incrementAndGet() <= 2) {
                rancher.inConsole("prod", cluster -> cluster.with("no " + writes, "metadata", "labels", "theirs"));
            }
        });
        replaceArgument();
        assertThat(writes).hasValue(3);
        assertThat(live().text("metadata", "labels", "theirs")).isEqualTo("no 2");
        assertThat(live().list("spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg"))
                .endsWith("v=2");
    }

    @Test
    void whoIsAlwaysFasterIsGivenWay() {
        write(CLUSTER);
        rancher.settle();
        AtomicInteger writes = new AtomicInteger();
        rancher.meanwhile(
                "PUT .*",
                () -> rancher.inConsole(
                        "prod",
                        cluster -> cluster.with("no " + writes.incrementAndGet(), "metadata", "labels", "theirs")));
        assertThatThrownBy(this::replaceArgument)
                .hasMessageContaining("Cluster fleet-default/prod is being changed by others all the time");
        assertThat(writes).hasValue(6);
    }

    @Test
    void whatIsOnItsWayOutIsLeftAlone() {
        write(CLUSTER);
        rancher.inConsole("prod", cluster -> cluster.with("2026-11-22T17:13:03Z", "metadata", "deletionTimestamp"));
        assertThatThrownBy(this::replaceArgument).hasMessageContaining("is being deleted");
    }

    private static ApiObject withFiles(String... secrets) {
        List<Object> sources = new ArrayList<>();
        for (String secret : secrets) {
            sources.add(Map.of("secret", Map.of("name", secret)));
        }
        return CLUSTER.with(List.of(Map.of("fileSources", sources)), "spec", "rkeConfig", "machineSelectorFiles");
    }

    @Test
    void theFormInWhichRancherWritesFilesBackIsNoConflict() {
        write(withFiles("one"));
        rancher.settle();
        assertThat(write(withArgument(withFiles("one"), "v=2")).act()).isEqualTo(Act.CHANGED);
        rancher.settle();
        assertThat(write(withArgument(withFiles("two"), "v=2")).act()).isEqualTo(Act.CHANGED);
        assertThat(live().list("spec", "rkeConfig", "machineSelectorFiles").toString())
                .contains("two")
                .doesNotContain("one")
                .contains("prod-admission-configuration-psact");
    }

    @ParameterizedTest
    @CsvSource({"10m, 10m0s", "90s, 1m30s", "1h, 1h0m0s", "0s, 0s", "1.5s, 1.5s", "x, x"})
    void typedFieldsAreSentAsGoWritesThemBack(String written, String sent) {
        ApiObject pool = TypedForm.of(CLUSTER.with(
                        List.of(Map.of(
                                "name",
                                "cp",
                                "nodeStartupTimeout",
                                written,
                                "taints",
                                List.of(Map.of("key", "a", "value", "", "effect", "NoSchedule")))),
                        POOLS))
                .objects(POOLS)
                .get(0);
        assertThat(pool.text("nodeStartupTimeout")).isEqualTo(sent);
        assertThat(pool.list("taints")).containsExactly(Map.of("key", "a", "effect", "NoSchedule"));
    }

    @Test
    void whatMeansTheSameIsSaidInRanchersWords() {
        ApiObject wanted = CLUSTER.with(false, "spec", "localClusterAuthEndpoint", "enabled")
                .with(List.of(Map.of("name", "cp", "unhealthyNodeTimeout", "10m", "etcdRole", true)), POOLS);
        ApiObject there = wanted.without("spec", "localClusterAuthEndpoint", "enabled")
                .with(List.of(Map.of("name", "cp", "unhealthyNodeTimeout", "10m0s", "etcdRole", true)), POOLS)
                .with("v1.30.3+rke2r1", "spec", "kubernetesVersion");
        ApiObject words = RanchersWords.of(wanted, there, COMPARISON);
        assertThat(words.object("spec", "localClusterAuthEndpoint").fields()).isEmpty();
        assertThat(words.objects(POOLS).get(0).text("unhealthyNodeTimeout")).isEqualTo("10m0s");
        assertThat(words.text("spec", "kubernetesVersion")).isEqualTo("v1.30.4+rke2r1");
    }
}
