package dev.mcmgen.render.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcmgen.render.template.Templates;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudConfigTest {

    private static final Position FIELD = new Position("spec.yaml", 40, 20);
    private static final HostPlan PLAN = Needs.ROCKY_9.withIpvs("lc").plan();

    private final CloudConfig cloudConfig = new CloudConfig(Templates.builtIn());

    private static Map<?, ?> read(String text) {
        return (Map<?, ?>) StrictYaml.read("rendered", text.getBytes(StandardCharsets.UTF_8))
                .toData();
    }

    private static List<Object> list(Map<?, ?> merged, String key) {
        return merged.get(key) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    private List<Problem> problems(String user) {
        return catchThrowableOfType(ProblemsException.class, () -> cloudConfig.merge(Optional.of(user), FIELD, PLAN))
                .problems();
    }

    @Test
    void withoutTheUsersItIsThePreparation() {
        String text = cloudConfig.merge(Optional.empty(), FIELD, PLAN);

        assertThat(text).isEqualTo("""
                #cloud-config
                write_files:
                  - path: /etc/modules-load.d/40-rke2.conf
                    permissions: "0644"
                    content: |
                      # Kernel modules for RKE2. One name on a line; systemd knows no comments behind them.
                      br_netfilter
                      overlay
                      nf_conntrack
                      ip_vs
                      ip_vs_rr
                      ip_vs_wrr
                      ip_vs_sh
                      ip_vs_lc
                  - path: /etc/sysctl.d/99-zz-rke2.conf
                    permissions: "0644"
                    content: |
                      # Kernel parameters for RKE2. The file's name sorts behind those of hardened images, so that this is what counts.
                      vm.panic_on_oom=0
                      vm.overcommit_memory=1
                      kernel.panic=10
                      kernel.panic_on_oops=1
                      net.ipv4.ip_forward=1
                      net.ipv4.conf.all.forwarding=1
                  - path: /etc/NetworkManager/conf.d/rke2-canal.conf
                    permissions: "0644"
                    content: |
                      # NetworkManager leaves the interfaces of the cluster's network alone.
                      [keyfile]
                      unmanaged-devices=interface-name:flannel*;interface-name:cali*;interface-name:tunl*;interface-name:vxlan.calico;interface-name:vxlan-v6.calico;interface-name:wireguard.cali;interface-name:wg-v6.cali;interface-name:kube-ipvs0
                runcmd:
                  - "systemctl disable --now nm-cloud-setup.timer || true"
                  - "systemctl disable --now nm-cloud-setup.service || true"
                  - systemctl reload NetworkManager || true
                  - modprobe -a br_netfilter overlay nf_conntrack ip_vs ip_vs_rr ip_vs_wrr ip_vs_sh ip_vs_lc
                  - sysctl --system
                  - sysctl -q -p /etc/sysctl.d/99-zz-rke2.conf
                  - grep -q '^etcd:' /etc/group || groupadd -r etcd
                  - grep -q '^etcd:' /etc/passwd || useradd -r -c 'etcd user' -s /sbin/nologin -M -g etcd etcd
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "#cloud-config\n", "#cloud-config\n\n# nothing yet\n"})
    void anEmptyOneIsLikeNone(String user) {
        assertThat(cloudConfig.merge(Optional.of(user), FIELD, PLAN))
                .isEqualTo(cloudConfig.merge(Optional.empty(), FIELD, PLAN));
    }

    @Test
    void oursComesFirstAndTheUsersKeysKeepTheirOrder() {
        String text = cloudConfig.merge(Optional.of("""
                #cloud-config
                packages: [chrony]
                write_files:
                - path: /etc/motd
                  content: |
                    one
                    two
                ssh_pwauth: false
                runcmd:
                - [systemctl, enable, --now, chronyd]
                - 'echo "a: b" # not a comment'
                timezone: Etc/UTC
                growpart: {mode: auto, devices: ["/"]}
                """), FIELD, PLAN);

        Map<?, ?> merged = read(text);
        assertThat(text).startsWith("#cloud-config\n");
        assertThat(merged.keySet().stream().map(String::valueOf))
                .containsExactly("write_files", "runcmd", "packages", "ssh_pwauth", "timezone", "growpart");
        assertThat(list(merged, "write_files"))
                .hasSize(4)
                .last()
                .isEqualTo(Map.of("path", "/etc/motd", "content", "one\ntwo\n"));
        assertThat(list(merged, "runcmd"))
                .hasSize(10)
                .endsWith(List.of("systemctl", "enable", "--now", "chronyd"), "echo \"a: b\" # not a comment");
        assertThat(merged.get("ssh_pwauth")).isEqualTo(false);
        assertThat(merged.get("growpart")).isEqualTo(Map.of("mode", "auto", "devices", List.of("/")));
    }

    @Test
    void agentsAndSystemsWithoutNetworkManagerGetLess() {
        String text = cloudConfig.merge(
                Optional.empty(),
                FIELD,
                Needs.ROCKY_9.on("ubuntu-22.04", "", "").ofAgents().plan());

        assertThat(text).doesNotContain("NetworkManager", "etcd", "nm-cloud-setup");
        assertThat(list(read(text), "runcmd")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "packages: [a]                              | cloud-config/header",
                "\\n#cloud-config\\n                        | cloud-config/header",
                "#cloud-config-archive\\n- {}               | cloud-config/header",
                "## template: jinja\\n#cloud-config\\n      | cloud-config/template",
                "#!/bin/sh\\necho\\n                        | cloud-config/script",
                "#cloud-config\\n[a]\\n                     | yaml/not-a-mapping",
                "#cloud-config\\na: [\\n                    | yaml/unreadable",
                "#cloud-config\\na: yes\\n                  | yaml/ambiguous-scalar",
                "#cloud-config\\nruncmd: echo\\n            | cloud-config/not-a-list",
                "#cloud-config\\nruncmd:\\n                 | cloud-config/not-a-list",
                "#cloud-config\\nwrite_files: {path: /a}\\n | cloud-config/not-a-list",
                "#cloud-config\\nusers: root\\n             | cloud-config/not-a-list",
                "#cloud-config\\ngroups: {a: [b]}\\n        | cloud-config/not-a-list",
                "#cloud-config\\nwrite_files: [{content: a}]| cloud-config/no-path",
                "#cloud-config\\nwrite_files: [/a]          | cloud-config/no-path",
            })
    void whatCannotBeMergedIsAProblemOfTheField(String user, String code) {
        assertThat(problems(user.replace("\\n", "\n"))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position()).isEqualTo(FIELD);
            assertThat(problem.message()).contains("cloud-config");
            assertThat(problem.hint()).isNotEmpty();
        });
    }

    @Test
    void everythingWrongIsReportedAtOnce() {
        assertThat(problems("#cloud-config\nruncmd: a\nusers: b\nwrite_files: [{}]\n"))
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "runcmd of the cloud-config, line 2, is not a list; rancher-machine appends to it and would fail",
                        "users of the cloud-config, line 3, is not a list; rancher-machine appends to it and would fail",
                        "the entry of write_files in the cloud-config, line 4, has no path");
    }

    @Test
    void aFileOfOursIsNotOverwritten() {
        assertThat(problems("#cloud-config\nwrite_files:\n- path: /etc/sysctl.d/99-zz-rke2.conf\n  content: a\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("cloud-config/same-file");
                    assertThat(problem.message()).contains("line 3", "yours, would win");
                });
    }

    @Test
    void aFileOfOursMayBeAppendedTo() {
        String user =
                "#cloud-config\nwrite_files:\n- path: /etc/sysctl.d/99-zz-rke2.conf\n  append: true\n  content: a\n";

        assertThat(cloudConfig.merge(Optional.of(user), FIELD, PLAN)).contains("append: true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh\necho\n", "#cloud-config\n# kept\nruncmd: [a]\n", "#cloud-config\n"})
    void onPreparedHostsTheUsersStaysAsItIs(String user) {
        assertThat(CloudConfig.unchanged(user, FIELD)).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource({"'packages: [a]', cloud-config/header", "'#cloud-config\nruncmd: a', cloud-config/not-a-list"})
    void whatRancherMachineRefusesIsAProblemOnPreparedHostsToo(String user, String code) {
        assertThat(catchThrowableOfType(ProblemsException.class, () -> CloudConfig.unchanged(user, FIELD))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(code);
    }
}
