package dev.mcmgen.cluster.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.yaml.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneReaderTest {

    private static final StandaloneReader READER = new StandaloneReader(Catalog.bundled());

    @TempDir
    Path root;

    @Test
    void oneGroupWithEveryRoleIsAServer() throws IOException {
        write("node/config.yaml", "cni: cilium\n");

        EffectiveCluster read = READER.read(root.resolve("node"), StandaloneOptions.NONE);

        assertThat(read.file()).isEqualTo(root + "/node");
        assertThat(read.kind()).isEqualTo(EffectiveCluster.Kind.STANDALONE);
        assertThat(read.distribution()).isEqualTo(Distribution.RKE2);
        assertThat(read.name()).isEmpty();
        assertThat(read.rancher()).isEmpty();
        assertThat(read.kubernetesVersion()).isEmpty();
        assertThat(read.error()).isEmpty();
        assertThat(read.groups()).singleElement().satisfies(group -> {
            assertThat(group.pool()).isEmpty();
            assertThat(group.roles()).containsExactly(Role.ETCD, Role.CONTROLPLANE, Role.WORKER);
            assertThat(group.system()).isEqualTo(NodeSystem.LINUX);
            assertThat(group.config()).isEqualTo(Map.of("cni", "cilium"));
            assertThat(group.files()).isEmpty();
        });
    }

    @Test
    void everyLineHasItsFateAndItsPlace() throws IOException {
        write("node/config.yaml", """
                # the base
                node-name: a
                tls-san: [one]
                kubelet-arg: []
                kube-proxy-args: [v=2]
                flannel-backend: none
                <<: {debug: true}
                "  token ": t
                """);
        write("node/config.yaml.d/50-more.yaml", """
                node-name: b
                tls-san+:
                  - two
                  - 1.30
                node-label+: x=y
                node-taint: ~
                node-taint+: []
                """);

        assertThat(fates("node"))
                .containsExactly(
                        "config.yaml:2:1 node-name overwritten /node-name",
                        "config.yaml:3:1 tls-san applied",
                        "config.yaml:4:1 kubelet-arg dropped empty",
                        "config.yaml:5:1 kube-proxy-args dropped unknown-key",
                        "config.yaml:6:1 flannel-backend ignored",
                        "config.yaml:7:1 << dropped unknown-key",
                        "config.yaml:8:1 token applied",
                        "config.yaml.d/50-more.yaml:1:1 node-name applied",
                        "config.yaml.d/50-more.yaml:2:1 tls-san+ merged [one, two, 1.3]",
                        "config.yaml.d/50-more.yaml:5:1 node-label+ applied",
                        "config.yaml.d/50-more.yaml:6:1 node-taint dropped empty",
                        "config.yaml.d/50-more.yaml:7:1 node-taint+ dropped empty");
        assertThat(group("node", StandaloneOptions.NONE).config())
                .isEqualTo(Map.of(
                        "node-name", "b",
                        "tls-san", List.of("one", "two", "1.3"),
                        "token", "t",
                        "node-label", "x=y"));
    }

    @Test
    void originsHoldPathAndValue() throws IOException {
        write("node/config.yaml", "debug: true\ntls-san:\n  - a\n");

        Entry entry = group("node", StandaloneOptions.NONE).entries().get(1);

        assertThat(entry.value()).isEqualTo(List.of("a"));
        assertThat(entry.origin()).hasValueSatisfying(origin -> {
            assertThat(origin.position()).isEqualTo(new Position(root + "/node/config.yaml", 2, 1));
            assertThat(origin.path()).hasToString("/tls-san");
            assertThat(origin.value().position().line()).isEqualTo(3);
        });
    }

    @Test
    void aLaterPlainKeyOverwritesAllBeforeIt() throws IOException {
        write("node/config.yaml", "tls-san: [a]\ntls-san+: [b]\n");
        write("node/config.yaml.d/1.yaml", "tls-san: [c]\ntls-san+: [d]\n");

        assertThat(fates("node"))
                .containsExactly(
                        "config.yaml:1:1 tls-san overwritten /tls-san",
                        "config.yaml:2:1 tls-san+ overwritten /tls-san",
                        "config.yaml.d/1.yaml:1:1 tls-san applied",
                        "config.yaml.d/1.yaml:2:1 tls-san+ merged [c, d]");
    }

    @Test
    void aLinkThatLeadsNowhereTakesTheWholeConfigurationAway() throws IOException {
        write("node/config.yaml", "cni: canal\n");
        write("node/config.yaml.d/20.yaml", "debug: true\n");
        Files.createSymbolicLink(root.resolve("node/config.yaml.d/.#10.yaml"), Path.of("user@host.4242"));

        NodeGroup group = group("node", StandaloneOptions.NONE);

        assertThat(READER.read(root.resolve("node"), StandaloneOptions.NONE).error())
                .isEmpty();
        assertThat(group.config()).isEmpty();
        assertThat(fates("node"))
                .containsExactly("config.yaml:1:1 cni ignored", "config.yaml.d/20.yaml:1:1 debug ignored");
    }

    @Test
    void anErrorOfTheReaderLeavesNothingAndNamesThePlace() throws IOException {
        write("node/config.yaml", "cni: canal\n");
        write("node/config.yaml.d/1.yaml", "debug: true\n  cni: x\n");

        EffectiveCluster read = READER.read(root.resolve("node"), StandaloneOptions.NONE);

        assertThat(read.error())
                .hasValueSatisfying(
                        error -> assertThat(error).startsWith("yaml: line 2: ").endsWith("config.yaml.d/1.yaml:2:6)"));
        assertThat(read.groups().get(0).config()).isEmpty();
        assertThat(fates("node")).containsExactly("config.yaml:1:1 cni ignored");
    }

    @Test
    void anErrorOfTheCommandLeavesWhatItWasGiven() throws IOException {
        write("node/config.yaml", "cni: canal\nselinux: \"yes\"\n");

        EffectiveCluster read = READER.read(root.resolve("node"), StandaloneOptions.NONE);

        assertThat(read.error()).contains("invalid boolean value \"yes\" for -selinux: parse error");
        assertThat(read.groups().get(0).config()).isEqualTo(Map.of("cni", "canal", "selinux", "yes"));
    }

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, ingress-controller, false",
        "v1.28.12+rke2r1, ingress-controller, true",
        "v1.31.1+rke2r1,  ingress-controller, true",
        "v1.26.10+rke2r2, datastore-endpoint, false",
        "v1.31.1+k3s1,    datastore-endpoint, true",
        "v1.31.1+k3s1,    cni,                false",
    })
    void aReleaseDecidesWhichKeysAreRead(String release, String key, boolean read) throws IOException {
        write("node/config.yaml", key + ": x\n");
        StandaloneOptions options =
                new StandaloneOptions(Optional.empty(), Optional.empty(), Optional.of(Release.parse(release)));

        NodeGroup group = group("node", options);

        assertThat(group.config().containsKey(key)).isEqualTo(read);
        assertThat(group.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.fate().id()).isEqualTo(read ? "applied" : "ignored"));
        assertThat(READER.read(root.resolve("node"), options).kubernetesVersion())
                .contains(release);
    }

    @Test
    void anAgentOfRke2SkipsWhatOnlyServersTakeAndOneOfK3sFails() throws IOException {
        write("agent/config.yaml", "cluster-cidr: 10.42.0.0/16\nnode-name: a\n");

        NodeGroup rke2 = group("agent", StandaloneOptions.NONE);
        assertThat(rke2.roles()).containsExactly(Role.WORKER);
        assertThat(rke2.config()).isEqualTo(Map.of("node-name", "a"));
        assertThat(fates("agent"))
                .containsExactly("config.yaml:1:1 cluster-cidr ignored", "config.yaml:2:1 node-name applied");

        StandaloneOptions k3s =
                new StandaloneOptions(Optional.of(Distribution.K3S), Optional.of(NodeRole.AGENT), Optional.empty());
        assertThat(READER.read(root.resolve("agent"), k3s).error())
                .contains("flag provided but not defined: -cluster-cidr");
    }

    @ParameterizedTest
    @CsvSource({
        "etc/rancher/k3s,                     K3S,  SERVER",
        "etc/rancher/k3s/config.yaml,         K3S,  SERVER",
        "etc/rancher/k3s/config.yaml.d,       K3S,  SERVER",
        "etc/rancher/k3s/config.yaml.d/1.yml, K3S,  SERVER",
        "etc/rancher/rke2,                    RKE2, SERVER",
        "k3s,                                 RKE2, SERVER",
        "k3s/first-server,                    K3S,  SERVER",
        "k3s/agent/config.yaml,               K3S,  AGENT",
        "k3s/other,                           RKE2, SERVER",
        "agent,                               RKE2, AGENT",
        "agent/config.yaml,                   RKE2, AGENT",
        "agent/config.yaml.d/1.yml,           RKE2, AGENT",
        "agent/server,                        RKE2, SERVER",
        "rancher/k3s/agent,                   K3S,  AGENT",
    })
    void thePathSaysProductAndRole(String path, Distribution product, NodeRole role) throws IOException {
        String folder = path.replaceFirst("/config\\.yaml.*", "");
        write(folder + "/config.yaml", "node-name: a\n");
        write(folder + "/config.yaml.d/1.yml", "node-name: b\n");

        EffectiveCluster read = READER.read(root.resolve(path), StandaloneOptions.NONE);

        assertThat(read.distribution()).isEqualTo(product);
        assertThat(read.groups().get(0).command()).isEqualTo(role);
    }

    @Test
    void aBaseFileBringsItsDropInsAndADropInStandsAlone() throws IOException {
        write("node/config.yaml", "node-name: a\n");
        write("node/config.yaml.d/1.yaml", "debug: true\n");

        assertThat(group("node/config.yaml", StandaloneOptions.NONE).config())
                .isEqualTo(Map.of("node-name", "a", "debug", "true"));
        assertThat(group("node/config.yaml.d/1.yaml", StandaloneOptions.NONE).config())
                .isEqualTo(Map.of("debug", "true"));
        assertThat(group("node/config.yaml.d", StandaloneOptions.NONE).config()).isEqualTo(Map.of("debug", "true"));
    }

    @ParameterizedTest
    @CsvSource({
        "base,                     true",
        "drop-ins,                 true",
        "base/config.yaml,         true",
        "drop-ins/config.yaml.d,   true",
        "drop-ins/config.yaml.d/x, true",
        "other,                    false",
        "other/values.yaml,        false",
        "absent,                   false",
        "absent/config.yaml,       true",
    })
    void tellsWhatIsStandalone(String path, boolean standalone) throws IOException {
        write("base/config.yaml", "");
        write("drop-ins/config.yaml.d/x", "");
        write("other/values.yaml", "");

        assertThat(StandaloneReader.isStandalone(root.resolve(path))).isEqualTo(standalone);
    }

    /** On the node the folder has another name. */
    @Test
    void theNameOfTheFolderIsNoTrouble() throws IOException {
        write("100%zz/config.yaml", "cni: canal\n");
        write("100%zz/config.yaml.d/1.yaml", "debug: true\n");

        assertThat(READER.read(root.resolve("100%zz"), StandaloneOptions.NONE).error())
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsNoConfiguration() {
        assertThatThrownBy(() -> READER.read(root.resolve("config.yaml"), StandaloneOptions.NONE))
                .isInstanceOf(NoSuchFileException.class);
    }

    private NodeGroup group(String path, StandaloneOptions options) throws IOException {
        return READER.read(root.resolve(path), options).groups().get(0);
    }

    /** {@code place key fate detail} of each entry. */
    private List<String> fates(String path) throws IOException {
        String prefix = root.resolve(path) + "/";
        return group(path, StandaloneOptions.NONE).entries().stream()
                .map(entry -> entry.origin().orElseThrow().position().toString().replace(prefix, "") + " " + entry.key()
                        + " " + entry.fate().id() + detail(entry))
                .toList();
    }

    private static String detail(Entry entry) {
        if (entry.fate() instanceof Fate.Overwritten overwritten) {
            return " " + overwritten.by();
        }
        if (entry.fate() instanceof Fate.Dropped dropped) {
            return " " + dropped.reason().id();
        }
        return entry.fate() instanceof Fate.Merged ? " " + entry.value() : "";
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
