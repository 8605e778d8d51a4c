package dev.mcmgen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overlays, {@code --set} and fleet files. */
class ChangesTest {

    private static final String BASE = """
            apiVersion: mcmgen/v1
            kind: ClusterSpec
            metadata: {name: prod-01, labels: {env: prod}}
            spec:
              kubernetesVersion: v1.30.4+rke2r1
              kubeProxy: {mode: ipvs, args: [v=2]}
              infrastructure: {vsphere: {template: /t}}
              pools:
              - {name: cp, roles: [etcd, controlplane], quantity: 3}
              - {name: worker, roles: [worker], quantity: 3, labels: {zone: a}}
            """;

    private static SpecDocument changed(List<String> overlays, Assignment... assignments) {
        List<SpecSource> sources = overlays.stream()
                .map(text -> Specs.source("overlay.yaml", text))
                .toList();
        return Specs.READER.read(Specs.source("spec.yaml", BASE), new SpecChanges(sources, Arrays.asList(assignments)));
    }

    @Test
    void anOverlayMergesObjectsAndPoolsAndReplacesOtherLists() {
        ClusterSpec spec = changed(List.of("""
                        metadata: {labels: {site: b}}
                        spec:
                          kubeProxy: {args: [v=4]}
                          pools:
                          - {name: worker, quantity: 5, labels: {zone: null}}
                          - {name: gpu, roles: [worker]}
                        """)).spec();

        assertThat(spec.metadata().labels()).containsEntry("env", "prod").containsEntry("site", "b");
        assertThat(spec.kubeProxy().args()).containsExactly("v=4");
        assertThat(spec.pools()).extracting(Pool::name).containsExactly("cp", "worker", "gpu");
        assertThat(spec.pools().get(1).quantity()).contains(5);
        assertThat(spec.pools().get(1).labels()).isEmpty();
    }

    @Test
    void aValueKeepsThePlaceWhereItWasWritten() {
        SpecDocument document = changed(List.of("spec: {kubeProxy: {mode: iptables}}"));

        assertThat(document.positionOf(JsonPointer.parse("/spec/kubeProxy/mode"))
                        .toString())
                .isEqualTo("overlay.yaml:1:26");
        assertThat(document.positionOf(JsonPointer.parse("/spec/kubeProxy/args"))
                        .file())
                .isEqualTo("spec.yaml");
    }

    @Test
    void anOverlayCanTakeAwayAndReplace() {
        ClusterSpec spec = changed(List.of("spec: {infrastructure: {vsphere: null, custom: {}}, pools: null}"))
                .spec();

        assertThat(spec.infrastructure()).isEqualTo(new Infrastructure.Custom());
    }

    @Test
    void assignmentsComeAfterOverlaysInTheirOrder() {
        ClusterSpec spec = changed(
                        List.of("spec: {kubeProxy: {mode: iptables}}"),
                        Assignment.ofYaml("spec.kubeProxy.mode=nftables"),
                        Assignment.ofYaml("spec.pools[worker].quantity=7"),
                        Assignment.ofYaml("spec.pools[0].quantity=1"),
                        Assignment.ofYaml("spec.dns.nodeLocalCache.enabled=true"),
                        Assignment.ofYaml("spec.network.clusterCIDR=[10.0.0.0/16]"),
                        Assignment.ofYaml("metadata.labels.env=null"),
                        Assignment.ofText("metadata.annotations.example\\.org/build=12"))
                .spec();

        assertThat(spec.kubeProxy().mode()).contains(KubeProxy.Mode.NFTABLES);
        assertThat(spec.pools())
                .extracting(pool -> pool.quantity().orElseThrow())
                .containsExactly(1, 7);
        assertThat(spec.dns().nodeLocalCache().enabled()).contains(true);
        assertThat(spec.network().clusterCIDR()).containsExactly("10.0.0.0/16");
        assertThat(spec.metadata().labels()).isEmpty();
        assertThat(spec.metadata().annotations()).containsEntry("example.org/build", "12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    spec.kubeProxy.mode            | --set spec.kubeProxy.mode:1:1: error[spec/set] path=value expected
                    =x                             | --set =x:1:1: error[spec/set] path=value expected
                    spec..x=1                      | --set spec..x:1:1: error[spec/set] the path cannot be read
                    [0].x=1                        | --set [0].x:1:1: error[spec/set] the path cannot be read
                    spec.pools[gpu].quantity=1     | --set spec.pools[gpu]:1:1: error[spec/set] the list has no such item
                    spec.pools[2].quantity=1       | --set spec.pools[2]:1:1: error[spec/set] the list has no such item
                    spec.pools.quantity=1          | --set spec.pools.quantity:1:1: error[spec/set] the list has no such item
                    spec.kubernetesVersion.minor=1 | --set spec.kubernetesVersion.minor:1:1: error[spec/set] there is a single value
                    spec.kubeProxy[0]=1            | --set spec.kubeProxy[0]:1:1: error[spec/set] there is an object, not a list
                    spec.kubeProxy.mode=ipv        | --set spec.kubeProxy.mode:1:8: error[spec/value] mode: one of
                    spec.kubeProxy.mod=ipvs        | --set spec.kubeProxy.mod:1:8: error[spec/unknown-field] unknown field "mod"
                    spec.nodeOSVersion=1.30        | --set spec.nodeOSVersion:1:8: error[yaml/ambiguous-scalar]
                    """)
    void whatCannotBeSetNamesTheOption(String text, String expected) {
        List<Problem> problems = Specs.problems(() -> changed(List.of(), Assignment.ofYaml(text)));

        assertThat(problems).singleElement().asString().startsWith(expected);
    }

    @Test
    void aFleetIsManyClusters() {
        String fleet = """
                apiVersion: mcmgen/v1
                kind: Fleet
                defaults:
                  metadata: {workspace: edge}
                  spec: {kubernetesVersion: v1.30.4+rke2r1, infrastructure: {custom: {}}}
                clusters:
                - metadata: {name: edge-01}
                - metadata: {name: edge-02}
                  spec: {nodeOS: sles-15}
                """;

        List<SpecDocument> documents = Specs.READER.readAll(Specs.source("fleet.yaml", fleet), SpecChanges.NONE);

        assertThat(documents)
                .extracting(document -> document.spec().metadata().name())
                .containsExactly("edge-01", "edge-02");
        assertThat(documents)
                .allSatisfy(document ->
                        assertThat(document.spec().metadata().workspace()).contains("edge"));
        assertThat(documents.get(1).spec().nodeOS()).contains("sles-15");
        assertThat(documents
                        .get(1)
                        .positionOf(JsonPointer.parse("/spec/nodeOS"))
                        .line())
                .isEqualTo(9);
    }

    @Test
    void aMistakeInTheDefaultsOfAFleetIsReportedOnce() {
        String fleet = """
                apiVersion: mcmgen/v1
                kind: Fleet
                defaults:
                  spec: {kubernetesVersion: v1.30.4+rke2r1, infrastructure: {custom: {}}, nodeOs: sles-15}
                clusters:
                - metadata: {name: edge-01}
                - metadata: {name: edge-02}
                  spec: {kernel: 5}
                """;

        List<Problem> problems =
                Specs.problems(() -> Specs.READER.readAll(Specs.source("fleet.yaml", fleet), SpecChanges.NONE));

        assertThat(problems)
                .extracting(problem -> problem.position().line() + " " + problem.code())
                .containsExactly("4 spec/unknown-field", "8 spec/type");
    }

    @Test
    void clustersOfAFleetHaveDifferentNames() {
        String fleet = """
                apiVersion: mcmgen/v1
                kind: Fleet
                clusters: [{metadata: {name: a1}}, {metadata: {name: a1}}, {metadata: {name: a2}, spec: {nodeOs: x}}]
                defaults: {spec: {kubernetesVersion: v1.31.1+rke2r1, infrastructure: {custom: {}}}}
                """;

        assertThat(Specs.problems(() -> Specs.READER.readAll(Specs.source("f.yaml", fleet), SpecChanges.NONE)))
                .map(Object::toString)
                .containsExactly(
                        "f.yaml:3:54: error[spec/value] the cluster \"a1\" was already given on line 3 (rename one of them)",
                        "f.yaml:3:90: error[spec/unknown-field] unknown field \"nodeOs\" in spec (did you mean nodeOS?)");
    }
}
