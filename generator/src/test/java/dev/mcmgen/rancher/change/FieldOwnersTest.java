package dev.mcmgen.rancher.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rancher.ApiObject;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who set what, and what goes when a manifest no longer names it. */
class FieldOwnersTest {

    private static final String LIVE = """
            kind: Cluster
            metadata:
              annotations: {ours: a, theirs: b}
              managedFields:
              - manager: mcmgen
                operation: Update
                fieldsV1:
                  f:metadata: {f:annotations: {f:ours: {}}}
                  f:spec:
                    f:agentEnvVars: {}
                    f:rkeConfig:
                      f:registries: {}
                      f:machineGlobalConfig: {f:cni: {}, f:profile: {}, f:debug: {}}
                      f:chartValues: {f:a: {".": {}, f:mine: {}}}
                      f:machinePools:
                        ".": {}
                        'k:{"name":"cp"}': {".": {}, f:name: {}, f:quantity: {}}
                        'k:{"name":"w"}': {".": {}, f:name: {}}
              - manager: rancher
                operation: Update
                fieldsV1:
                  f:spec:
                    f:rkeConfig:
                      f:registries: {f:mirrors: {".": {}, f:x: {}}}
                      f:machineGlobalConfig: {f:selinux: {}, f:debug: {}}
                      f:chartValues: {f:a: {f:theirs: {}}}
                      f:machinePools:
                        'k:{"name":"w"}': {f:quantity: {}, f:dynamicSchemaSpec: {}}
                        'k:{"name":"extra"}': {".": {}, f:name: {}}
              - manager: status-writer
                subresource: status
                fieldsV1: {f:spec: {f:kubernetesVersion: {}}}
            spec:
              kubernetesVersion: v1
              agentEnvVars: [{name: A, value: b}, {name: C, value: d}]
              rkeConfig:
                registries: {mirrors: {x: {}}}
                machineGlobalConfig: {cni: canal, profile: cis, selinux: true, debug: true}
                chartValues: {a: {mine: 1, theirs: 2}}
                machinePools: [{name: cp, quantity: 1}, {name: w, quantity: 2}, {name: extra}]
            """;

    private static String changes(String desired) {
        ApiObject live = Objects.yaml(LIVE);
        return new ObjectComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0"))
                .compare(Objects.yaml(desired), Optional.of(live)).stream()
                        .map(change -> change.kind() + " " + change.path() + " " + change.setBy())
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void whatNobodyNamesAnyMore() {
        assertThat(changes("kind: Cluster").lines())
                .containsExactly(
                        "REMOVED .metadata.annotations.ours [mcmgen]",
                        "KEPT .spec.kubernetesVersion []",
                        "REMOVED .spec.agentEnvVars[name=\"A\"] [mcmgen]",
                        "REMOVED .spec.agentEnvVars[name=\"C\"] [mcmgen]",
                        "KEPT .spec.rkeConfig.registries [rancher]",
                        "REMOVED .spec.rkeConfig.machineGlobalConfig.cni [mcmgen]",
                        "REMOVED .spec.rkeConfig.machineGlobalConfig.profile [mcmgen]",
                        "KEPT .spec.rkeConfig.machineGlobalConfig.selinux [rancher]",
                        "KEPT .spec.rkeConfig.machineGlobalConfig.debug [mcmgen, rancher]",
                        "REMOVED .spec.rkeConfig.chartValues.a.mine [mcmgen]",
                        "KEPT .spec.rkeConfig.chartValues.a.theirs [rancher]",
                        "REMOVED .spec.rkeConfig.machinePools[name=\"cp\"] [mcmgen]",
                        "REMOVED .spec.rkeConfig.machinePools[name=\"w\"] [mcmgen, rancher]",
                        "KEPT .spec.rkeConfig.machinePools[name=\"extra\"] [rancher]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a list without keys in Rancher's schema is replaced as a whole, whoever owns it
            spec: {agentEnvVars: [{name: A, value: b}]} | REMOVED .spec.agentEnvVars[name="C"] [mcmgen]
            spec: {rkeConfig: {machinePools: [{name: cp, quantity: 2}]}} | CHANGED .spec.rkeConfig.machinePools[name="cp"].quantity [mcmgen]
            """)
    void whatIsNamed(String fields, String expected) {
        assertThat(changes("kind: Cluster\n" + fields)).contains(expected);
    }

    @Test
    void aListThatAnotherManagerOwnsAsAWhole() {
        ApiObject live = Objects.yaml("""
                kind: Cluster
                metadata: {managedFields: [{manager: rancher, fieldsV1: {f:spec: {f:rkeConfig: {f:machinePools: {}}}}}]}
                spec: {rkeConfig: {machinePools: [{name: a}, {name: b}]}}
                """);
        ApiObject desired = Objects.yaml("kind: Cluster\nspec: {rkeConfig: {machinePools: [{name: a}]}}");

        assertThat(new ObjectComparison(Catalog.bundled(), RancherVersion.parse("v2.8.5"))
                        .compare(desired, Optional.of(live)))
                .singleElement()
                .extracting(Change::kind)
                .isEqualTo(Change.Kind.REMOVED);
    }
}
