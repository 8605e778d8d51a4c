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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    /** More requests than any of these pushes makes. */
    private static final int MOST = 60;

    private static final FakeRancher fake = new FakeRancher();

    @AfterAll
    static void stop() {
        fake.close();
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

    private static void settled(FakeRancher fake, User user) {
        fake.settle();
        if (!user.administrator()) {
            // Rights to what one has created come after a moment.
            fake.settle();
            for (int i = 0; i < 3; i++) {
                fake.as(user).kubernetes().find(Resource.CLUSTERS, "fleet-default", "prod");
            }
        }
    }

    static Stream<Arguments> mishaps() {
        return Stream.of(User.ADMINISTRATOR, User.STANDARD)
                .flatMap(user -> Stream.of(Mishap.values()).map(mishap -> Arguments.of(user, mishap)));
    }

    @ParameterizedTest
    @MethodSource("mishaps")
    void aCreateIsFinishedByTheNextPush(User user, Mishap mishap) {
        fake.reset();
        push(fake.as(user), desired(MANIFEST));
        settled(fake, user);
        Map<String, Object> wanted = state(fake);
        for (int at = 0; at < MOST; at++) {
            fake.reset();
            if (!hit(fake, user, MANIFEST, mishap, at)) {
                return;
            }
            assertThat(state(fake)).as("%s at request %d", mishap, at).isEqualTo(wanted);
        }
        throw new AssertionError("the push makes more than " + MOST + " requests");
    }

    @ParameterizedTest
    @MethodSource("mishaps")
    void anUpdateIsFinishedByTheNextPush(User user, Mishap mishap) {
        fake.reset();
        push(fake.as(user), desired(MANIFEST));
        settled(fake, user);
        push(fake.as(user), desired(CHANGED));
        settled(fake, user);
        Map<String, Object> wanted = state(fake);
        for (int at = 0; at < MOST; at++) {
            fake.reset();
            push(fake.as(user), desired(MANIFEST));
            settled(fake, user);
            if (!hit(fake, user, CHANGED, mishap, at)) {
                return;
            }
            assertThat(state(fake)).as("%s at request %d", mishap, at).isEqualTo(wanted);
        }
        throw new AssertionError("the push makes more than " + MOST + " requests");
    }

    /** Pushes with a mishap and then without; false where the push is over before the mishap's turn. */
    private static boolean hit(FakeRancher fake, User user, String manifest, Mishap mishap, int at) {
        // What is asked again meets the same mishap twice more.
        fake.mishaps(number -> number >= at && number < at + 3 ? Optional.of(mishap) : Optional.empty());
        try {
            push(fake.as(user), desired(manifest));
        } catch (RancherException e) {
            assertThat(e).message().doesNotContain("Exception").hasSizeLessThan(1000);
        }
        boolean reached = fake.requests() > at;
        fake.mishaps(number -> Optional.empty());
        settled(fake, user);
        assertThatCode(() -> push(fake.as(user), desired(manifest)))
                .as("again after %s at request %d", mishap, at)
                .doesNotThrowAnyException();
        settled(fake, user);
        int writes = fake.writes();
        push(fake.as(user), desired(manifest));
        assertThat(fake.writes()).as("nothing is left to write").isEqualTo(writes);
        return reached;
    }
}
