package dev.mcmgen.render.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPlannerTest {

    @Test
    void withoutIpvsTheModulesAreThoseOfEveryNode() {
        assertThat(Needs.ROCKY_9.plan().modules()).containsExactly("br_netfilter", "overlay", "nf_conntrack");
    }

    @ParameterizedTest
    @CsvSource({
        "lc, ip_vs ip_vs_rr ip_vs_wrr ip_vs_sh ip_vs_lc",
        "rr, ip_vs ip_vs_rr ip_vs_wrr ip_vs_sh",
        "sh, ip_vs ip_vs_rr ip_vs_wrr ip_vs_sh",
        "mh, ip_vs ip_vs_rr ip_vs_wrr ip_vs_sh ip_vs_mh",
    })
    void ipvsAddsItsModulesAndThatOfTheScheduler(String scheduler, String modules) {
        assertThat(Needs.ROCKY_9.withIpvs(scheduler).plan().modules())
                .containsExactly(("br_netfilter overlay nf_conntrack " + modules).split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "rocky-8, 8.0, '', false, nf_conntrack_ipv4",
        "rhel-8, 8.2, '', true, nf_conntrack_ipv4 nf_conntrack_ipv6",
        "alma-8, 8.3, '', true, nf_conntrack",
        "rocky-8, 8.10, '', false, nf_conntrack",
        "rocky-8, '', '', false, nf_conntrack",
        "rocky-8, 8.2, 4.18.0-553.el8_10.x86_64, false, nf_conntrack",
        "rocky-8, '', 4.18.0-193.el8.x86_64, false, nf_conntrack_ipv4",
        "rocky-9, 9.3, '', true, nf_conntrack",
        "rocky-9, 8.2, '', false, nf_conntrack",
        "ubuntu-20.04, '', '', true, nf_conntrack",
        "'', '', '', false, nf_conntrack",
        "'', '', 4.15.0-213-generic, false, nf_conntrack",
        "linux, '', '', false, nf_conntrack",
    })
    void theConntrackModuleIsThatOfTheKernel(String os, String version, String kernel, boolean ipv6, String modules) {
        Needs needs = Needs.ROCKY_9.on(os, version, kernel);

        assertThat((ipv6 ? needs.withIpv6() : needs).plan().modules())
                .filteredOn(module -> module.startsWith("nf_"))
                .containsExactly(modules.split(" "));
    }

    @Test
    void theKernelParametersAreThoseOfCisAndForwarding() {
        List<String> ipv4 = List.of(
                "vm.panic_on_oom=0",
                "vm.overcommit_memory=1",
                "kernel.panic=10",
                "kernel.panic_on_oops=1",
                "net.ipv4.ip_forward=1",
                "net.ipv4.conf.all.forwarding=1");

        assertThat(Needs.ROCKY_9.plan().sysctls()).isEqualTo(ipv4);
        assertThat(Needs.ROCKY_9.withIpv6().plan().sysctls())
                .containsAll(ipv4)
                .hasSize(7)
                .endsWith("net.ipv6.conf.all.forwarding=1");
    }

    @Test
    void networkManagerLeavesAloneWhatTheClusterMakes() {
        assertThat(Needs.ROCKY_9.plan().unmanagedDevices())
                .startsWith("interface-name:flannel*", "interface-name:cali*")
                .hasSize(7);
        assertThat(Needs.ROCKY_9.withIpvs("lc").withNodeLocal().plan().unmanagedDevices())
                .hasSize(9)
                .endsWith("interface-name:kube-ipvs0", "interface-name:nodelocaldns");
    }

    @ParameterizedTest
    @CsvSource({
        "rhel-10, true, nm-cloud-setup.timer nm-cloud-setup.service",
        "rocky-9, true, nm-cloud-setup.timer nm-cloud-setup.service",
        "alma-8, true, nm-cloud-setup.timer nm-cloud-setup.service",
        "'', true, nm-cloud-setup.timer nm-cloud-setup.service",
        "ubuntu-22.04, false, ''",
        "debian-12, false, ''",
        "sles-15, false, ''",
        "sle-micro, false, ''",
    })
    void theFamilyDecidesOnNetworkManager(String os, boolean networkManager, String unitsOff) {
        HostPlan plan = Needs.ROCKY_9.on(os, "", "").plan();

        assertThat(plan.networkManager()).isEqualTo(networkManager);
        assertThat(String.join(" ", plan.unitsOff())).isEqualTo(unitsOff);
    }

    @Test
    void onlyRke2ServersNeedTheEtcdUser() {
        assertThat(Needs.ROCKY_9.plan().etcdUser()).isTrue();
        assertThat(Needs.ROCKY_9.ofAgents().plan().etcdUser()).isFalse();
        assertThat(Needs.ROCKY_9.ofK3s().plan().etcdUser()).isFalse();
    }

    @Test
    void firewalldIsTurnedOffOnRequestOnly() {
        assertThat(Needs.ROCKY_9.plan().unitsOff()).doesNotContain("firewalld.service");
        assertThat(Needs.ROCKY_9.withoutFirewalld().plan().unitsOff()).endsWith("firewalld.service");
    }

    private static List<String> codes(Needs needs) {
        return needs.plan().notices().stream().map(HostNotice::code).toList();
    }

    @Test
    void theUserIsToldWhatTheFilesCannotDo() {
        Needs flannel = Needs.ROCKY_9.ofK3s();
        assertThat(codes(flannel)).isEmpty();
        assertThat(codes(Needs.ROCKY_9)).containsExactly("host/firewalld-conflict");
        assertThat(codes(Needs.ROCKY_9.on("ubuntu-22.04", "", ""))).isEmpty();
        assertThat(codes(Needs.ROCKY_9.withoutFirewalld())).containsExactly("host/firewalld-disabled");
        assertThat(codes(flannel.withSelinux())).containsExactly("host/selinux-packages");
        assertThat(codes(flannel.withSelinux().on("debian-12", "", ""))).containsExactly("host/no-selinux-packages");
        assertThat(codes(flannel.on("", "", ""))).containsExactly("host/unknown-system");
        assertThat(codes(flannel.on("sle-micro", "", ""))).containsExactly("host/read-only-system");
        assertThat(codes(flannel.on("rocky-10", "", ""))).containsExactly("host/packages");
        assertThat(codes(flannel.on("ubuntu-24.04", "", "").withIpvs("lc"))).containsExactly("host/cloud-kernel");
        assertThat(codes(flannel.on("ubuntu-24.04", "", "").withIpvs("rr"))).isEmpty();
    }

    @Test
    void theNoticeNamesThePackages() {
        assertThat(Needs.ROCKY_9.ofK3s().withSelinux().plan().notices().get(0).message())
                .startsWith("k3s-selinux and container-selinux must be in the machine template");
        assertThat(Needs.ROCKY_9
                        .ofK3s()
                        .on("alma-10", "", "")
                        .plan()
                        .notices()
                        .get(0)
                        .message())
                .isEqualTo("the machine template of alma-10 must have kernel-modules-extra and iptables-nft; without it"
                        + " kernel modules are missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lc\nrm -rf", "l c", "lc'", "LC"})
    void aSchedulerThatIsNoNameIsAnError(String scheduler) {
        assertThatThrownBy(() -> Needs.ROCKY_9.withIpvs(scheduler).plan()).isInstanceOf(IllegalArgumentException.class);
    }
}
