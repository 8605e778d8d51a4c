package dev.mcmgen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecReaderTest {

    /** The example of the design page, as it stands there. */
    private static final String DESIGN = """
            # yaml-language-server: $schema=…/cluster-spec.schema.json
            apiVersion: mcmgen/v1
            kind: ClusterSpec
            metadata:
              name: prod-01
            spec:
              kubernetesVersion: v1.26.10+rke2r2
              rancher: {version: v2.8.5}
              nodeOS: rocky-9
              kubeProxy:
                mode: ipvs
                ipvs: {scheduler: lc, strictARP: true, tcpTimeout: 120s, udpTimeout: 120s, tcpFinTimeout: 1m}
              dns: {nodeLocalCache: {enabled: true}}
              hardening: {profile: cis, selinux: true}
              network: {cni: canal}
              infrastructure:
                vsphere:
                  cloudCredential: vcenter-prod
                  template: /DC1/vm/templates/rocky93
                  datacenter: /DC1
                  datastore: /DC1/datastore/vsan01
                  pool: /DC1/host/CL1/Resources/k8s
                  network: [/DC1/network/k8s]
              pools:
                - {name: cp, roles: [controlplane, etcd], quantity: 3, cpus: 4, memory: 8Gi, disk: 100Gi}
                - {name: worker, roles: [worker], quantity: 3, cpus: 4, memory: 8Gi, disk: 100Gi}
            """;

    @Test
    void theDesignPagesSpecReadsAsItStands() {
        ClusterSpec spec = Specs.read(DESIGN);

        assertThat(spec.kubernetesVersion()).isEqualTo(Release.parse("v1.26.10+rke2r2"));
        assertThat(spec.rancher().version()).contains(new RancherVersion(2, 8, 5));
        assertThat(spec.kubeProxy().mode()).contains(KubeProxy.Mode.IPVS);
        assertThat(spec.kubeProxy().ipvs().strictARP()).contains(true);
        assertThat(spec.kubeProxy().ipvs().tcpFinTimeout()).contains("1m");
        assertThat(spec.network().cni()).contains(Network.Cni.CANAL);
        assertThat(spec.pools()).extracting(Pool::name).containsExactly("cp", "worker");
        assertThat(spec.pools().get(0).roles()).containsExactly(Role.CONTROLPLANE, Role.ETCD);
        assertThat(spec.infrastructure().hasPools()).isTrue();
    }

    @Test
    void aClusterNeedsNoMoreThanNameReleaseAndInfrastructure() {
        ClusterSpec spec = Specs.read(Specs.with(""));

        assertThat(spec.kubeProxy().mode()).isEmpty();
        assertThat(spec.args().isEmpty()).isTrue();
        assertThat(spec.clusterAgent().isEmpty()).isTrue();
        assertThat(spec.pools()).isEmpty();
        assertThat(spec.infrastructure()).isEqualTo(new Infrastructure.Custom());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetIsInOrder(String name) {
        String text = Presets.find(name).orElseThrow();

        assertThat(text).startsWith("# yaml-language-server: $schema=");
        assertThat(Specs.problemsOf(text)).isEmpty();
    }

    static List<String> presets() {
        return Presets.names();
    }

    @Test
    void aPoolsMachineIsTheClustersWithWhatThePoolSays() {
        ClusterSpec spec = Specs.read("""
                apiVersion: mcmgen/v1
                kind: ClusterSpec
                metadata: {name: prod-01}
                spec:
                  kubernetesVersion: v1.30.4+rke2r1
                  infrastructure:
                    vsphere: {template: /t, folder: /f, memory: 4Gi, cpus: 2, network: [/a, /b]}
                  pools:
                  - {name: all, roles: [etcd, controlplane, worker], memory: 8Gi, vsphere: {folder: /g, network: [/c]}}
                """);
        Infrastructure.Vsphere vsphere = (Infrastructure.Vsphere) spec.infrastructure();

        VsphereMachine machine = spec.pools().get(0).machine(vsphere.machine());

        assertThat(machine.source().template()).contains("/t");
        assertThat(machine.placement().folder()).contains("/g");
        assertThat(machine.placement().network()).containsExactly("/c");
        assertThat(machine.size().cpus()).contains(2);
        assertThat(machine.size().memory()).contains(new Quantity("8Gi", 8L << 30));
    }

    @Test
    void textAndListsOfTextAreReadAlike() {
        assertThat(Specs.read(Specs.with("dns: {clusterDNS: 10.43.0.10}")).dns().clusterDNS())
                .containsExactly("10.43.0.10");
        assertThat(Specs.read(Specs.with("dns: {clusterDNS: [10.43.0.10, 'fd00:43::a']}"))
                        .dns()
                        .clusterDNS())
                .containsExactly("10.43.0.10", "fd00:43::a");
        assertThat(Specs.read(Specs.with("upgrade: {worker: {concurrency: 2}}"))
                        .upgrade()
                        .worker()
                        .concurrency())
                .contains("2");
        assertThat(Specs.read(Specs.with("hardening: {auditPolicy: \"kind: Policy\"}"))
                        .hardening()
                        .auditPolicy())
                .contains(new Hardening.AuditPolicy("kind: Policy", Optional.empty()));
    }

    @Test
    void freeObjectsKeepTheirTypesAndOrder() {
        ClusterSpec spec = Specs.read(Specs.with("overrides: {b: 1, a: [true, x, {c: null}]}"));

        assertThat(spec.overrides().keySet()).containsExactly("b", "a");
        assertThat(spec.overrides().get("b")).isEqualTo(1L);
        assertThat(spec.overrides().get("a")).hasToString("[true, x, {c=null}]");
    }

    @Test
    void aDocumentKnowsWhereItsValuesStand() {
        SpecDocument document = Specs.READER.read(Specs.source("x.yaml", DESIGN));

        assertThat(document.positionOf(JsonPointer.parse("/spec/pools/1/memory"))
                        .toString())
                .isEqualTo("x.yaml:26:69");
        assertThat(document.keyPositionOf(JsonPointer.parse("/spec/kubeProxy/mode"))
                        .toString())
                .isEqualTo("x.yaml:11:5");
    }

    @Test
    void brokenSpecAndBrokenOverlayAreReportedTogether() {
        SpecChanges changes = new SpecChanges(List.of(Specs.source("overlay.yaml", "a: &x 1")), List.of());

        List<Problem> problems =
                Specs.problems(() -> Specs.READER.read(Specs.source("spec.yaml", "a: 1\na: 2"), changes));

        assertThat(problems).extracting(Problem::code).contains("yaml/anchor", "yaml/duplicate-key");
    }

    @Test
    void filesOfAnOverlayAreLookedUpFromItsFolder() {
        Path folder = Specs.ROOT.resolve("generator/src/test/resources/spec").toAbsolutePath();
        SpecSource overlay = new SpecSource(
                "overlay.yaml",
                folder.resolve("manifests"),
                "spec: {manifests: [{name: quotas, file: quotas.yaml}]}".getBytes(StandardCharsets.UTF_8));

        ClusterSpec spec = Specs.READER
                .read(Specs.source("spec.yaml", Specs.with("")), new SpecChanges(List.of(overlay), List.of()))
                .spec();

        assertThat(spec.manifests().get(0).content()).startsWith("apiVersion: v1\nkind: ResourceQuota\n");
    }

    @Test
    void registriesAndRolesAreKeyed() {
        ClusterSpec spec = Specs.read(Specs.with("""
                registries: {mirrors: {'*': {endpoint: ['https://r.example.org']}}}
                roles: {worker: {args: {kubelet: [max-pods=200]}}}
                """));

        assertThat(spec.registries().mirrors())
                .isEqualTo(Map.of("*", new Registries.Mirror(List.of("https://r.example.org"), Map.of())));
        assertThat(spec.roles().values())
                .singleElement()
                .satisfies(worker -> assertThat(worker.args().kubelet()).containsExactly("max-pods=200"));
        assertThat(spec.roles()).containsOnlyKeys(Role.WORKER);
    }
}
