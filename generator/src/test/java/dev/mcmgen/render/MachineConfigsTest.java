package dev.mcmgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.schema.Schemas;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every field of a machine in the spec, and what becomes of it in the machine config that Rancher reads. */
class MachineConfigsTest {

    /** The spec's field, the machine config's, and its value there: text or lists of text, as Rancher's schema wants. */
    private static final String VSPHERE_FIELDS = """
            creationType: library             | creationType: library
            template: /DC1/vm/t               | cloneFrom: /DC1/vm/t
            contentLibrary: lib               | contentLibrary: lib
            cloudinit: https://a.example.org  | cloudinit: https://a.example.org
            boot2dockerUrl: https://b.example.org | boot2dockerUrl: https://b.example.org
            datacenter: /DC1                  | datacenter: /DC1
            datastore: /DC1/datastore/ds1     | datastore: /DC1/datastore/ds1
            datastoreCluster: /DC1/datastore/c | datastoreCluster: /DC1/datastore/c
            folder: /DC1/vm/f                 | folder: /DC1/vm/f
            pool: /DC1/host/p                 | pool: /DC1/host/p
            hostsystem: /DC1/host/h           | hostsystem: /DC1/host/h
            network: [/DC1/network/a, b]      | network: [/DC1/network/a, b]
            cpus: 8                           | cpuCount: "8"
            memory: 16Gi                      | memorySize: "16384"
            disk: 100Gi                       | diskSize: "102400"
            cfgparam: [disk.enableUUID=TRUE, a=b] | cfgparam: [disk.enableUUID=TRUE, a=b]
            os: linux                         | os: linux
            sshUser: rocky                    | sshUser: rocky
            sshPort: 2222                     | sshPort: "2222"
            sshUserGroup: wheel               | sshUserGroup: wheel
            gracefulShutdownTimeout: 30       | gracefulShutdownTimeout: "30"
            vappIpprotocol: IPv4              | vappIpprotocol: IPv4
            vappIpallocationpolicy: fixedAllocated | vappIpallocationpolicy: fixedAllocated
            vappTransport: com.vmware.guestInfo | vappTransport: com.vmware.guestInfo
            vappProperty: [a=b]               | vappProperty: [a=b]
            tag: ["urn:vmomi:InventoryServiceTag:a:GLOBAL"] | tag: ["urn:vmomi:InventoryServiceTag:a:GLOBAL"]
            customAttribute: [100=a]          | customAttribute: [100=a]
            vcenter: vc.example.org           | vcenter: vc.example.org
            vcenterPort: 8443                 | vcenterPort: "8443"
            """;

    @Test
    void everyVsphereFieldArrivesWithItsTypeFromTheClusterAndFromAPool() {
        List<String> fields = new ArrayList<>();
        Map<String, Object> expected = new LinkedHashMap<>();
        VSPHERE_FIELDS.lines().forEach(line -> {
            String[] sides = line.split("\\|", 2);
            fields.add(sides[0].strip());
            expected.putAll(data(sides[1].strip()));
        });
        List<String> sizes = fields.subList(12, 15);
        List<String> others = new ArrayList<>(fields);
        others.removeAll(sizes);

        assertThat(machineConfig(
                        "{vsphere: {cloudCredential: 'cattle-global-data:cc-abcde', " + String.join(", ", fields)
                                + "}}",
                        ""))
                .containsAllEntriesOf(expected);
        assertThat(machineConfig(
                        "{vsphere: {cloudCredential: 'cattle-global-data:cc-abcde', template: /other, cpus: 1}}",
                        ", " + String.join(", ", sizes) + ", vsphere: {" + String.join(", ", others) + "}"))
                .containsAllEntriesOf(expected);
    }

    /** The table knows every field that the schema has; the cloud-config has tests of its own. */
    @Test
    void theTableIsWhole() {
        JsonNode schema = JsonMapper.shared().readTree(Schemas.text("cluster-spec"));
        TreeSet<String> fields = new TreeSet<>();
        schema.path("$defs").path("vsphere").path("properties").propertyNames().forEach(fields::add);
        fields.removeAll(List.of("cloudConfig", "cloudCredential", "cloudProvider"));
        List<String> tested = VSPHERE_FIELDS
                .lines()
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();

        assertThat(tested).containsExactlyInAnyOrderElementsOf(fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    Amazonec2Config    | instanceType: t3.large          | instanceType: t3.large
                    Amazonec2Config    | rootSize: 40                    | rootSize: "40"
                    Amazonec2Config    | monitoring: true                | monitoring: true
                    Amazonec2Config    | securityGroup: [rancher-nodes]  | securityGroup: [rancher-nodes]
                    DigitaloceanConfig | size: s-4vcpu-8gb               | size: s-4vcpu-8gb
                    AzureConfig        | diskSize: 30                    | diskSize: "30"
                    HarvesterConfig    | cpuCount: "4"                   | cpuCount: "4"
                    OtherConfig        | anything: [1, 2]                | anything: ["1", "2"]
                    """)
    void fieldsOfOtherDriversHaveTheTypeOfTheirSchema(String kind, String field, String expected) {
        String machineConfig = "{machineConfig: {kind: " + kind + ", cloudCredential: 'cattle-global-data:cc-abcde', "
                + "config: {%s}}}";

        assertThat(machineConfig(machineConfig.formatted(field), "")).containsAllEntriesOf(data(expected));
        assertThat(machineConfig(machineConfig.formatted(""), ", machineConfig: {" + field + "}"))
                .containsAllEntriesOf(data(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    Amazonec2Config    | instanceTyp: t3.large           | machine-config/unknown-field
                    Amazonec2Config    | instanceType: true              | machine-config/type
                    Amazonec2Config    | monitoring: "yes"               | machine-config/type
                    Amazonec2Config    | securityGroup: rancher-nodes    | machine-config/type
                    Amazonec2Config    | accessKey: AKIA                 | machine-config/secret
                    Amazonec2Config    | secretKey: x                    | machine-config/secret
                    Amazonec2Config    | sessionToken: x                 | machine-config/secret
                    DigitaloceanConfig | accessToken: x                  | machine-config/secret
                    AzureConfig        | clientSecret: x                 | machine-config/secret
                    LinodeConfig       | token: x                        | secret/in-clear
                    LinodeConfig       | rootPass: x                     | machine-config/secret
                    OpenstackConfig    | password: x                     | machine-config/secret
                    """)
    void whatADriverDoesNotTakeIsRefused(String kind, String field, String code) {
        String infrastructure = "{machineConfig: {kind: " + kind
                + ", cloudCredential: 'cattle-global-data:cc-abcde', config: {" + field + "}}}";

        assertThat(Rendered.of(spec("prod-01", infrastructure, "")).refusalCodes())
                .containsExactly(code);
    }

    /** Rancher's own cluster, and the form of the names that it gives. */
    @ParameterizedTest
    @CsvSource({"local, true", "c-abcde, true", "c-12345, true", "c-abcdef, false", "c-m-abcde, false", "local-1, false"
    })
    void reservedNamesAreRefused(String name, boolean refused) {
        Rendered rendered = Rendered.of(spec(name, "{custom: {}}", null));

        assertThat(rendered.refusals()).isEqualTo(refused ? List.of("3:18 rancher/reserved-name") : List.of());
    }

    /** Without Rancher nobody has reserved them. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "c-abcde"})
    void standaloneClustersMayHaveAnyName(String name) {
        assertThat(Rendered.of(spec(name, "{standalone: {serverAddress: a.example.org}}", null))
                        .refusals())
                .isEmpty();
    }

    private static Map<String, Object> machineConfig(String infrastructure, String ofPool) {
        return Rendered.of(spec("prod-01", infrastructure, ofPool)).data("rancher/machineconfig-all.yaml");
    }

    private static String spec(String name, String infrastructure, @Nullable String ofPool) {
        return "apiVersion: mcmgen/v1\nkind: ClusterSpec\nmetadata: {name: " + name + "}\nspec:\n"
                + "  kubernetesVersion: v1.30.4+rke2r1\n  infrastructure: " + infrastructure + "\n"
                + (ofPool == null ? "" : "  pools: [{name: all, roles: [etcd, controlplane, worker]" + ofPool + "}]\n");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(String yaml) {
        YamlNode root = GoYaml.readAll("expected", yaml.getBytes(StandardCharsets.UTF_8))
                .get(0)
                .root()
                .orElseThrow();
        return (Map<String, Object>) ((YamlMapping) root).toData();
    }
}
