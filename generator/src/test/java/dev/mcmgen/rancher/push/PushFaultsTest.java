package dev.mcmgen.rancher.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.fake.FakeRancher;
import dev.mcmgen.rancher.fake.FakeRancher.Mishap;
import dev.mcmgen.rancher.fake.User;
import dev.mcmgen.yaml.GoYaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever befalls any request of a push: the same push again ends as if nothing had happened. */
class PushFaultsTest {

    private static final String MANIFEST = """
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: nc-prod-cp, namespace: fleet-default}
            cpuCount: "4"
            creationType: template
            ---
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: nc-prod-worker, namespace: fleet-default}
            cpuCount: "2"
            creationType: template
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: prod-files
              namespace: fleet-default
              annotations: {rke.cattle.io/object-authorized-for-clusters: prod}
            stringData: {a: text}
            ---
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod, namespace: fleet-default}
            spec:
              kubernetesVersion: v1.30.4+rke2r1
              cloudCredentialSecretName: cattle-global-data:cc-standard
              defaultPodSecurityAdmissionConfigurationTemplateName: rancher-restricted
              rkeConfig:
                machineGlobalConfig: {cni: canal}
                machinePools:
                  - {name: cp, quantity: 1, etcdRole: true, controlPlaneRole: true, machineConfigRef: {kind: VmwarevsphereConfig, name: nc-prod-cp}}
                  - {name: worker, quantity: 1, workerRole: true, machineConfigRef: {kind: VmwarevsphereConfig, name: nc-prod-worker}}
            """;

    private static final String CHANGED = MANIFEST.replace("cpuCount: \"2\"", "cpuCount: \"8\"")
            .replace("cni: canal", "cni: calico")
            .replace("a: text", "a: other");

    private static final FakeRancher fake = new FakeRancher();
    private static final Rancher ADMINISTRATOR = fake.as(User.ADMINISTRATOR);
    private static final Rancher STANDARD = fake.as(User.STANDARD);

    @AfterAll
    static void stop() {
        fake.close();
    }

    private static Rancher as(User user) {
        return user.administrator() ? ADMINISTRATOR : STANDARD;
    }

    private static DesiredCluster desired(String manifest) {
        return DesiredCluster.of(GoYaml.readAll("test", manifest.getBytes(UTF_8)), new ArrayList<>())
                .get(0);
    }

    private static void push(Rancher rancher, DesiredCluster desired) {
        ServerFacts server = ServerFacts.ask(rancher);
        Catalog catalog = Catalog.bundled();
        Preflight.Result looked = new Preflight(rancher, server, catalog.rancher()).check(desired);
        PushListener silent = new PushListener() {
            @Override
            public void written(Written written, boolean dryRun) {}

            @Override
            public void remark(Remark remark) {}
        };
        assertThat(looked.remarks()).noneMatch(Remark::isRefusal);
        new ClusterPush(rancher.kubernetes(), server, catalog, false, silent, time -> {}).write(desired, looked);
    }

    /** What is wanted of each object, without what counts writes. */
    private static Map<String, Object> state(FakeRancher fake) {
        Map<String, Object> state = new TreeMap<>();
        for (String path : fake.paths()) {
            ApiObject object = fake.find(path).orElseThrow();
            Map<String, Object> fields = new TreeMap<>(object.fields());
            fields.put("metadata", object.object("metadata", "annotations").fields());
            state.put(path, fields);
        }
        return state;
    }

    /** The state with who owns which field: what the answers of the fake depend on. */
    private static Map<String, Object> owned(FakeRancher fake) {
        Map<String, Object> state = state(fake);
        for (String path : fake.paths()) {
            state.put("owners of " + path, fake.find(path).orElseThrow().list("metadata", "managedFields"));
        }
        return state;
    }

    private static void settled(FakeRancher fake, User user) {
        fake.settle();
        if (!user.administrator()) {
            // Rights to what one has created come after a moment.
            fake.settle();
            for (int i = 0; i < 3; i++) {
                as(user).kubernetes().find(Resource.CLUSTERS, "fleet-default", "prod");
            }
        }
    }

    private static void push(User user, String manifest) {
        push(as(user), desired(manifest));
    }

    static Stream<User> users() {
        return Stream.of(User.ADMINISTRATOR, User.STANDARD);
    }

    @ParameterizedTest
    @MethodSource("users")
    void aCreateIsFinishedByTheNextPush(User user) {
        isFinished(user, () -> {}, MANIFEST);
    }

    @ParameterizedTest
    @MethodSource("users")
    void anUpdateIsFinishedByTheNextPush(User user) {
        Runnable before = () -> {
            push(user, MANIFEST);
            settled(fake, user);
        };
        isFinished(user, before, CHANGED);
    }

    /** Pushes without a mishap, and then with each of them at each of the requests that this took. */
    private static void isFinished(User user, Runnable before, String manifest) {
        fake.reset();
        before.run();
        FakeRancher.Saved start = fake.saved();
        int first = fake.log().size();
        push(user, manifest);
        List<String> requests = List.copyOf(fake.log().subList(first, fake.log().size()));
        settled(fake, user);
        Map<String, Object> wanted = state(fake);
        // From the same state the same push makes the same of it, and need not be seen twice.
        Set<Map<String, Object>> mended = new HashSet<>();
        for (Mishap mishap : Mishap.values()) {
            for (int at = 0; at < requests.size(); at++) {
                for (int times : mishap.times(requests.get(at))) {
                    fake.restore(start);
                    boolean gotThrough = hit(user, manifest, mishap, at, at + times);
                    assertThat(gotThrough || !mishap.passes(times))
                            .as("%s, %s times from %s on, is got over", mishap, times, requests.get(at))
                            .isTrue();
                    if (mended.add(owned(fake))) {
                        mend(user, manifest, wanted, mishap + " at " + requests.get(at));
                    }
                }
            }
        }
        // Nothing, one of the machine configs, both, … and in the end all of it.
        assertThat(mended.size()).as("states that were left").isGreaterThan(3);
    }

    /** Whether the push came to its end all the same. */
    private static boolean hit(User user, String manifest, Mishap mishap, int at, int until) {
        fake.mishaps(number -> number >= at && number < until ? Optional.of(mishap) : Optional.empty());
        boolean gotThrough = true;
        try {
            push(user, manifest);
        } catch (RancherException e) {
            assertThat(e).message().doesNotContain("Exception").hasSizeLessThan(1000);
            gotThrough = false;
        }
        assertThat(fake.requests()).isGreaterThan(at);
        fake.mishaps(number -> Optional.empty());
        settled(fake, user);
        return gotThrough;
    }

    private static void mend(User user, String manifest, Map<String, Object> wanted, String mishap) {
        assertThatCode(() -> push(user, manifest)).as("again after %s", mishap).doesNotThrowAnyException();
        settled(fake, user);
        assertThat(state(fake)).as(mishap).isEqualTo(wanted);
        int writes = fake.writes();
        push(user, manifest);
        assertThat(fake.writes())
                .as("nothing is left to write after %s", mishap)
                .isEqualTo(writes);
    }
}
