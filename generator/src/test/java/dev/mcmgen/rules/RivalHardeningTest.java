package dev.mcmgen.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.rules.subject.Assumptions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Manifests in the shape that two public charts render with their own example values (peers.md §2.2, §2.3): what they get
 * wrong about secrets and hardening is found, each by its own rule.
 */
class RivalHardeningTest {

    private static final String CHART = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: demo, namespace: fleet-default}
            spec:
              kubernetesVersion: v1.33.5+rke2r1
              cloudCredentialSecretName: cattle-global-data:cc-abcde
              rkeConfig:
                machineGlobalConfig:
                  cni: canal
                  docker: false
                  profile: cis
                  secrets-encryption: true
                  token: aV3ryS3cretJoinToken
                registries:
                  configs:
                    registry.example.org:
                      auth: {username: robot, password: n0tS3cret}
                machinePools:
                  - name: all
                    etcdRole: true
                    controlPlaneRole: true
                    workerRole: true
                    quantity: 1
                    machineConfigRef: {kind: VmwarevsphereConfig, name: all}
            ---
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: all, namespace: fleet-default}
            password: vC3nterPassw0rd
            cloudConfig: |
              #cloud-config
              runcmd:
                - sysctl -w vm.overcommit_memory=1
            """;

    @Test
    void eachFaultIsFoundByItsOwnRule() {
        List<String> found = new Inspector(Rules.all(Catalog.bundled()), LocalDate.of(2026, 11, 22), Catalog.bundled())
                .inspect("rendered.yaml", CHART.getBytes(UTF_8), Assumptions.NONE).findings().stream()
                        .map(Finding::rule)
                        .toList();

        assertThat(found)
                .contains(
                        "secret/configuration",
                        "secret/registry",
                        "secret/machine-config",
                        "pod-security/no-template",
                        "profile/audit-policy-none",
                        "host/etcd-user",
                        "host/profile-sysctls");
    }
}
