package dev.mcmgen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads who made a mistake. */
class BadSpecTest {

    /** One line below {@code spec:}, which is line 7 and begins in column 3, and the one problem that it makes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    kubeProxy: {ipvs: {strictArp: true}}      | 7:22 spec/unknown-field unknown field "strictArp" in ipvs (did you mean strictARP?)
                    kubeProxy: {ipvs: {strictARP: "yes"}}     | 7:33 spec/type strictARP: true or false expected, found text "yes" (write true)
                    kubeProxy: {mode: ipv}                    | 7:21 spec/value mode: one of iptables, ipvs, nftables, none expected, found text "ipv" (did you mean ipvs?)
                    kubeProxy: {mode: ebpf}                   | 7:21 spec/value mode: one of iptables, ipvs, nftables, none expected, found text "ebpf"
                    kubeProxy: {ipvs: {tcpTimeout: 120}}      | 7:34 spec/type tcpTimeout: a duration with its unit expected, found the number 120 (for example 120s)
                    kubeProxy: {ipvs: {tcpTimeout: 2min}}     | 7:34 spec/value tcpTimeout: a duration with its unit expected, found text "2min" (for example 120s)
                    kubeProxy: {args: [--v=2]}                | 7:22 spec/value args[0]: an argument as name=value, without leading dashes expected, found text "--v=2" (for example v=2)
                    kubeProxy: {conntrack: {min: -1}}         | 7:32 spec/value min: a number of at least 0 expected, found the number -1 (for example 131072)
                    kubeProxy: ipvs                           | 7:14 spec/type kubeProxy: an object expected, found text "ipvs" (for example {"mode":"ipvs"})
                    kubeProxy:                                | 7:13 spec/type kubeProxy: an object expected, found nothing (write {})
                    dns: {clusterDNS: 10.43.0.256}            | 7:21 spec/value clusterDNS: an IP address, or a list of one for each IP family expected, found text "10.43.0.256" (for example 10.43.0.10)
                    dns: {clusterDomain: Cluster.local}       | 7:24 spec/value clusterDomain: a domain name in lower case expected, found text "Cluster.local" (for example cluster.local)
                    network: {clusterCIDR: 10.42.0.0/16}      | 7:26 spec/type clusterCIDR: a list expected, found text "10.42.0.0/16" (write [10.42.0.0/16])
                    network: {serviceCIDR: [10.43.0.0/33]}    | 7:27 spec/value serviceCIDR[0]: a network in CIDR form expected, found text "10.43.0.0/33" (for example 10.42.0.0/16)
                    network: {serviceCIDR: []}                | 7:26 spec/value serviceCIDR: a list of at least one entry expected, found an empty list (for example ["10.43.0.0/16"])
                    nodeOS: rocky9                            | 7:11 spec/value nodeOS: one of rhel-8, rhel-9, rhel-10, rocky-8, rocky-9, rocky-10, alma-8, alma-9, alma-10, ubuntu-20.04, ubuntu-22.04, ubuntu-24.04, sles-15, sle-micro, debian-12 expected, found text "rocky9" (did you mean rocky-9?)
                    nodeOSVersion: 9.3                        | 7:18 spec/type nodeOSVersion: a version in quotes expected, found the number 9.3 (write "9.3")
                    nodeOSVersion: 9.30                       | 7:18 yaml/ambiguous-scalar YAML readers disagree on 9.30, or do not keep it as written (write "9.30")
                    machinePools: []                          | 7:3 spec/unknown-field unknown field "machinePools" in spec (write pools)
                    frobnicate: 1                             | 7:3 spec/unknown-field unknown field "frobnicate" in spec (mcmgen schema and docs/spec.md list the fields)
                    hardening: {auditPolicy: {}} | 7:28 spec/value auditPolicy: text, or an object with either content or file expected, found an empty object (for example {"file":"audit-policy.yaml"})
                    config: {kubelet-arg: [a=b]}              | 7:12 spec/value config: a key other than the arguments of components expected, found "kubelet-arg" (write args.kubelet)
                    config: {a: {b: c}}                       | 7:15 spec/type a: text, a boolean, a whole number, or a list of them expected, found an object
                    agentEnv: {A: 1}                          | 7:17 spec/type A: text expected, found the number 1 (write "1")
                    agentEnv: {a-b: x}                        | 7:14 spec/value agentEnv: the name of an environment variable expected, found "a-b"
                    upgrade: {worker: {concurrency: 101%}}    | 7:35 spec/value concurrency: a whole number, or a percentage expected, found text "101%" (for example 10%)
                    clusterEndpoint: {caCerts: x}             | 7:30 spec/value caCerts without fqdn: Rancher refuses the cluster (add fqdn, or remove caCerts)
                    manifests: [{name: a}]                    | 7:15 spec/missing manifests[0]: exactly one of content, file expected, found none
                    files: [{path: a, content: b}]            | 7:18 spec/value path: an absolute path expected, found text "a" (for example /etc/rancher/rke2/extra.conf)
                    files: [{path: /a, content: b, roles: [master]}] | 7:42 spec/value roles[0]: one of etcd, controlplane, worker expected, found text "master"
                    hostnameLengthLimit: 64                   | 7:24 spec/value hostnameLengthLimit: a whole number from 10 to 63 expected, found the number 64
                    etcd: {snapshots: {s3: {accessKey: x}}}   | 7:27 spec/unknown-field unknown field "accessKey" in s3 (keys come from the cloud credential: name it in cloudCredential)
                    etcd: {snapshots: {s3: {cloudCredential: cattle-global-data:REPLACE-s3}}} | 7:44 spec/value cattle-global-data:REPLACE-s3 is a placeholder that render writes; no credential has this id (write the display name, s3)
                    registries: {configs: {r: {auth: {}}}}    | 7:30 spec/unknown-field unknown field "auth" in r (a password does not stand in a spec: make a Secret and name it in authConfigSecretName)
                    registries: {systemDefaultRegistry: "https://r.example.org"} | 7:39 spec/value systemDefaultRegistry: a registry without https:// before it expected, found text "https://r.example.org" (for example registry.example.org)
                    pools: [{name: a, roles: [etcd]}]         | 7:10 spec/value pools: nobody makes machines for infrastructure custom or standalone (remove it)
                    """)
    void namesPlaceCodeExpectationAndNextStep(String line, String expected) {
        List<Problem> problems = Specs.problemsOf(Specs.with(line));

        assertThat(problems).extracting(BadSpecTest::shown).containsExactly(expected);
    }

    @Test
    void aSecondDocumentDoesNotHideWhatIsWrongWithTheFirst() {
        List<Problem> problems = Specs.problemsOf(Specs.with("frobnicate: 1") + "---\na: 0600\n");

        assertThat(problems).extracting(Problem::code).containsExactly("spec/unknown-field", "yaml/several-documents");
    }

    @Test
    void whatReadersDisagreeOnDoesNotHideTheRest() {
        List<Problem> problems = Specs.problemsOf(Specs.with(
                "nodeOSVersion: 9.30\nkubeProxy: {mode: ipv, mode: ipvs, ipvs: {strictARP: yes, x: !!str a}}"));

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        "yaml/ambiguous-scalar",
                        "yaml/duplicate-key",
                        "yaml/ambiguous-scalar",
                        "spec/unknown-field",
                        "yaml/tag");
    }

    /** Who uses aliases has one problem; what is missing for want of them is none of the user's. */
    @Test
    void whatAnAliasStandsForIsNotJudged() {
        assertThat(Specs.problemsOf(Specs.with("kubeProxy: &a {mode: ipvs}\ndns: *a")))
                .extracting(Problem::code)
                .containsExactly("yaml/anchor", "yaml/alias");
    }

    /** One infrastructure, in line 5, or pools in line 6. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                              | []                                     | 5:19 spec/missing infrastructure: exactly one of vsphere, custom, standalone, machineConfig expected, found none
                    {custom: {}, standalone: {}}    |                                        | 5:19 spec/value infrastructure: exactly one of vsphere, custom, standalone, machineConfig expected, found more (keep one of them)
                    {custom: {}, vsphere: {}}       | [{name: a, roles: [etcd]}]             | 5:19 spec/value infrastructure: exactly one of vsphere, custom, standalone, machineConfig expected, found more (keep one of them)
                    {vspere: {}}                    |                                        | 5:19 spec/missing infrastructure: exactly one of vsphere, custom, standalone, machineConfig expected, found none
                    {standalone: {serverAddress: 'https://a:9345'}} |                        | 5:48 spec/value serverAddress: a host name or address, without scheme and port expected, found text "https://a:9345" (for example rke2.example.org)
                    {vsphere: {}}                   |                                        | 3:7 spec/missing pools is missing in spec (for example pools: [{"name":"cp","roles":["controlplane","etcd"],"quantity":3}])
                    {vsphere: {}}                   | []                                     | 6:10 spec/value pools: a list of at least one entry expected, found an empty list (for example [{"name":"cp","roles":["controlplane","etcd"],"quantity":3}])
                    {vsphere: {password: x}}        | [{name: a, roles: [etcd]}]             | 5:30 spec/unknown-field unknown field "password" in vsphere (it comes from the cloud credential, so that no password stands in a spec: make one in Rancher and name it in cloudCredential)
                    {vsphere: {cpuCount: '4'}}      | [{name: a, roles: [etcd]}]             | 5:30 spec/unknown-field unknown field "cpuCount" in vsphere (write cpus: 4)
                    {vsphere: {cloudConfig: 'a: b'}} | [{name: a, roles: [etcd]}]            | 5:43 spec/value cloudConfig: user data that begins with #cloud-config or #! expected, found text "a: b" (for example #cloud-config\\npackages: [chrony])
                    {vsphere: {}}                   | [{name: a, roles: [etcd]}, {name: a, roles: [worker]}] | 6:44 spec/value the pool "a" was already given on line 6 (rename one)
                    {vsphere: {}}                   | [{name: a, roles: [etcd, etcd]}]       | 6:28 spec/value roles: an entry stands twice (remove one of them)
                    {vsphere: {}}                   | [{name: a, roles: [worker], memory: 8G}] | 6:46 spec/value memory: 8G is not a whole number of MiB, which vSphere counts in (the next one is 7630Mi)
                    {vsphere: {}}                   | [{name: a, roles: [worker], memory: 8192}] | 6:46 spec/type memory: a size with its unit (Ki, Mi, Gi, Ti; k, M, G, T) expected, found the number 8192 (for example 8Gi)
                    {vsphere: {}}                   | [{name: a, roles: [worker], autoscaling: {min: 3, max: 2}}] | 6:57 spec/value min: at most max (2) expected, found 3
                    {vsphere: {}}                   | [{name: a, roles: [worker], autoscaling: {min: 3}}] | 6:51 spec/missing max is missing in autoscaling (for example max: 5)
                    {vsphere: {}}                   | [{name: a, roles: [etcd], autoscaling: {min: 0, max: 3}}] | 6:55 spec/value min: 1 or more expected in a pool with etcd or control plane, found 0 (write 1)
                    {machineConfig: {kind: ec2}}    | [{name: a, roles: [etcd]}]             | 5:42 spec/value kind: the kind of a machine config expected, found text "ec2" (for example Amazonec2Config)
                    """)
    void checksInfrastructureAndPoolsTogether(String infrastructure, @Nullable String pools, String expected) {
        String text = """
                {apiVersion: mcmgen/v1, kind: ClusterSpec,
                metadata: {name: prod-01},
                spec: {
                  kubernetesVersion: v1.30.4+rke2r1,
                  infrastructure: %s,
                """.formatted(infrastructure);
        text += pools == null ? "}}" : "  pools: " + pools + "}}";

        assertThat(Specs.problemsOf(text)).extracting(BadSpecTest::shown).contains(expected);
    }

    @Test
    void everythingWrongInOneFileIsReportedAtOnceInItsOrder() {
        String text = """
                kind: Cluster
                metadata: {name: Prod_1, namespace: x}
                spec:
                  kubernetesVersion: 1.26.10+rke2r2
                  kubeProxy:
                    ipvs: {strictArp: true, scheduler: wrx}
                  manifests: [{name: a, file: no-such-file.yaml}]
                  clusterEndpoint: {caCerts: x}
                  infrastructure: {custom: {}}
                """;

        assertThat(Specs.problemsOf(text))
                .extracting(problem ->
                        problem.position().line() + ":" + problem.position().column() + " " + problem.code())
                .containsExactly(
                        "1:1 spec/missing",
                        "1:7 spec/value",
                        "2:18 spec/value",
                        "2:26 spec/unknown-field",
                        "4:22 spec/value",
                        "6:12 spec/unknown-field",
                        "6:40 spec/value",
                        "7:31 spec/file",
                        "8:30 spec/value");
    }

    @Test
    void namedFilesMustBeReadableText(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        Files.write(folder.resolve("latin1.txt"), new byte[] {'a', (byte) 0xe9});
        Files.write(folder.resolve("large.txt"), new byte[1024 * 1024 + 1]);
        String text = Specs.with("""
                manifests:
                - {name: a, file: missing.yaml}
                - {name: b, file: folder}
                - {name: c, file: latin1.txt}
                - {name: d, file: large.txt}
                hardening: {auditPolicy: {file: none.yaml}}
                """);
        SpecSource source = new SpecSource("spec.yaml", folder, text.getBytes(StandardCharsets.UTF_8));

        assertThat(Specs.problems(() -> Specs.READER.read(source)))
                .extracting(BadSpecTest::shown)
                .containsExactly(
                        "8:21 spec/file there is no file missing.yaml (paths are relative to the spec's folder)",
                        "9:21 spec/file folder is a folder; a file was expected",
                        "10:21 spec/file latin1.txt is not UTF-8 text (for other content make a Secret and name it in secret)",
                        "11:21 spec/file large.txt is larger than 1 MiB, more than a Kubernetes object can hold",
                        "12:35 spec/file there is no file none.yaml (paths are relative to the spec's folder)");
    }

    private static String shown(Problem problem) {
        String hint = problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")";
        return problem.position().line() + ":" + problem.position().column() + " " + problem.code() + " "
                + problem.message() + hint;
    }
}
