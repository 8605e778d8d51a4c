package dev.mcmgen.render.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.OperatingSystem;
import dev.mcmgen.catalog.OperatingSystems;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code prepare-host.sh} against a folder for a root and stubs for the commands. */
class PrepareHostTest {

    private static final Needs IPVS = Needs.ROCKY_9.withIpvs("lc");
    private static final String EL9 = "5.14.0-362.8.1.el9_3.x86_64";

    @TempDir
    Path folder;

    private FakeHost rocky9(Needs needs) {
        return FakeHost.of(folder, "rocky-9", EL9, needs.file("prepare-host.sh"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void preparesAHostOnceAndThenChangesNothing(String shell) throws Exception {
        assumeTrue(isOnPath(shell), () -> shell + " is not on this machine");
        FakeHost host = rocky9(IPVS)
                .withNetworkManager()
                .turnedOn("nm-cloud-setup.service")
                .turnedOn("nm-cloud-setup.timer");

        FakeHost.Run first = host.run(shell);

        assertThat(first.err()).isEmpty();
        assertThat(first.exitCode()).as(first.out()).isZero();
        assertThat(host.calls())
                .containsExactly(
                        "systemctl reload NetworkManager",
                        "systemctl disable --now nm-cloud-setup.timer",
                        "systemctl disable --now nm-cloud-setup.service",
                        "modprobe -a br_netfilter overlay nf_conntrack ip_vs ip_vs_rr ip_vs_wrr ip_vs_sh ip_vs_lc",
                        "sysctl --system",
                        "sysctl -q -p /etc/sysctl.d/99-zz-rke2.conf",
                        "groupadd -r etcd",
                        "useradd -r -c etcd user -s /sbin/nologin -M -g etcd etcd");
        assertThat(host.read("etc/modules-load.d/40-rke2.conf")).isEqualTo(IPVS.file("modules-load.d/40-rke2.conf"));
        assertThat(host.read("etc/sysctl.d/99-zz-rke2.conf")).isEqualTo(IPVS.file("sysctl.d/99-zz-rke2.conf"));
        assertThat(host.read("etc/NetworkManager/conf.d/rke2-canal.conf"))
                .isEqualTo(IPVS.file("NetworkManager/conf.d/rke2-canal.conf"));

        List<String> before = host.state();
        FakeHost.Run second = host.run(shell);

        assertThat(second.exitCode()).isZero();
        assertThat(second.changed()).isEmpty();
        assertThat(host.state()).isEqualTo(before);
        assertThat(host.run(shell, "--check").exitCode()).isZero();
    }

    static Stream<OperatingSystem> writableSystems() {
        OperatingSystems systems = Catalog.bundled().operatingSystems();
        return systems.names().stream()
                .flatMap(name -> systems.find(name).stream())
                .filter(system -> !system.transactional());
    }

    /** Every system of the catalogue has an /etc/os-release in these tests. */
    @ParameterizedTest
    @MethodSource("writableSystems")
    void everySystemOfTheCatalogueIsPrepared(OperatingSystem system) {
        FakeHost host = FakeHost.of(folder, system.name(), "6.1.0", IPVS.file("prepare-host.sh"))
                .turnedOn("nm-cloud-setup.service");

        FakeHost.Run check = host.run("sh", "--check");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.missing()).contains("missing: the file /etc/modules-load.d/40-rke2.conf");
        assertThat(host.calls()).isEmpty();

        FakeHost.Run run = host.run("sh");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(host.has("stub/units/nm-cloud-setup.service")).isEqualTo(!system.nmCloudSetup());
        assertThat(host.has("etc/NetworkManager")).isFalse();
        assertThat(host.run("sh", "--check").missing()).isEmpty();
    }

    @Test
    void checkNamesEverythingThatIsMissingAndChangesNothing() {
        FakeHost host = rocky9(IPVS.withSelinux())
                .withNetworkManager()
                .turnedOn("nm-cloud-setup.timer")
                .withPackage("container-selinux");
        List<String> before = host.state();

        FakeHost.Run check = host.run("sh", "--check");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.missing())
                .containsExactly(
                        "missing: the file /etc/modules-load.d/40-rke2.conf",
                        "missing: the file /etc/sysctl.d/99-zz-rke2.conf",
                        "missing: the file /etc/NetworkManager/conf.d/rke2-canal.conf",
                        "missing: nm-cloud-setup.timer turned off (it is enabled or running)",
                        "missing: the kernel module br_netfilter, which is not loaded",
                        "missing: the kernel module overlay, which is not loaded",
                        "missing: the kernel module nf_conntrack, which is not loaded",
                        "missing: the kernel module ip_vs, which is not loaded",
                        "missing: the kernel module ip_vs_rr, which is not loaded",
                        "missing: the kernel module ip_vs_wrr, which is not loaded",
                        "missing: the kernel module ip_vs_sh, which is not loaded",
                        "missing: the kernel module ip_vs_lc, which is not loaded",
                        "missing: the kernel parameter vm.panic_on_oom=0 (it is not there)",
                        "missing: the kernel parameter vm.overcommit_memory=1 (it is not there)",
                        "missing: the kernel parameter kernel.panic=10 (it is not there)",
                        "missing: the kernel parameter kernel.panic_on_oops=1 (it is not there)",
                        "missing: the kernel parameter net.ipv4.ip_forward=1 (it is 0)",
                        "missing: the kernel parameter net.ipv4.conf.all.forwarding=1 (it is not there)",
                        "missing: the group etcd in /etc/group",
                        "missing: the user etcd in /etc/passwd",
                        "missing: the package rke2-selinux (install it in the machine template)");
        assertThat(check.out().lines()).hasSameSizeAs(check.missing());
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "4.18.0-193.28.1.el8_2.x86_64, nf_conntrack_ipv4",
        "4.18.0-80.el8.x86_64, nf_conntrack_ipv4",
        "4.18.0-240.el8.x86_64, nf_conntrack",
        "4.18.0-553.el8_10.x86_64, nf_conntrack",
        "4.18.20-generic, nf_conntrack_ipv4",
        "4.12.14-197-default, nf_conntrack_ipv4",
        "3.10.0-1160.el7.x86_64, nf_conntrack_ipv4",
        "4.19.0-1-amd64, nf_conntrack",
        "5.4.0-216-generic, nf_conntrack",
        "10.0.1, nf_conntrack",
        "strange, nf_conntrack",
    })
    void theRunningKernelDecidesTheConntrackModule(String kernel, String module) {
        FakeHost host = FakeHost.of(folder, "rocky-8", kernel, IPVS.file("prepare-host.sh"))
                .append("stub/available", "nf_conntrack_ipv4\n");

        assertThat(host.run("sh").exitCode()).isZero();

        assertThat(host.read("etc/modules-load.d/40-rke2.conf").lines().filter(line -> line.startsWith("nf_")))
                .containsExactly(module);
        assertThat(host.run("sh").changed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5.14.0-362.8.1.el9_3.x86_64, nf_conntrack",
        "4.18.0-193.el8.x86_64, nf_conntrack_ipv4 nf_conntrack_ipv6",
    })
    void aListMadeForAnOldKernelFitsTheRunningOne(String kernel, String modules) {
        String script = IPVS.on("rocky-8", "8.2", "").withIpv6().file("prepare-host.sh");
        FakeHost host = FakeHost.of(folder, "rocky-8", kernel, script)
                .append("stub/available", "nf_conntrack_ipv4\nnf_conntrack_ipv6\n");

        assertThat(host.run("sh").exitCode()).isZero();

        assertThat(host.read("etc/modules-load.d/40-rke2.conf").lines().filter(line -> line.startsWith("nf_")))
                .containsExactly(modules.split(" "));
    }

    @Test
    void withoutRootItRefuses() {
        FakeHost host = rocky9(IPVS).write("stub/uid", "1000\n");
        List<String> before = host.state();

        for (String[] arguments : new String[][] {{}, {"--check"}}) {
            FakeHost.Run run = host.run("sh", arguments);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).isEqualTo("prepare-host.sh: run this as root; nothing was changed.\n");
            assertThat(run.out()).isEmpty();
        }
        assertThat(host.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "--nonsense, 'prepare-host.sh: unknown argument --nonsense; --help shows the usage.'",
        "--role, 'prepare-host.sh: --role needs server or agent.'",
        "--role=worker, 'prepare-host.sh: --role is server or agent, not worker.'",
    })
    void wrongUsageIsRefused(String argument, String message) {
        FakeHost.Run run = rocky9(IPVS).run("sh", argument);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo(message + "\n");
    }

    @Test
    void helpNeedsNoRoot() {
        FakeHost.Run run = rocky9(IPVS).write("stub/uid", "1000\n").run("sh", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: prepare-host.sh [--check] [--role server|agent]");
    }

    @Test
    void anAgentGetsNoEtcdUser() {
        FakeHost agent = rocky9(IPVS);
        assertThat(agent.run("sh", "--role", "agent").exitCode()).isZero();
        assertThat(agent.read("etc/passwd")).doesNotContain("etcd");
        assertThat(agent.run("sh", "--check", "--role=agent").exitCode()).isZero();
        assertThat(agent.run("sh", "--check").missing())
                .containsExactly("missing: the group etcd in /etc/group", "missing: the user etcd in /etc/passwd");
    }

    @Test
    void k3sHasItsOwnNamesAndNoEtcdUser() {
        FakeHost host = rocky9(IPVS.ofK3s()).withNetworkManager();

        assertThat(host.run("sh").exitCode()).isZero();

        assertThat(host.has("etc/modules-load.d/40-k3s.conf")).isTrue();
        assertThat(host.has("etc/sysctl.d/99-zz-k3s.conf")).isTrue();
        assertThat(host.has("etc/NetworkManager/conf.d/k3s-flannel.conf")).isTrue();
        assertThat(host.read("etc/passwd")).doesNotContain("etcd");
    }

    @ParameterizedTest
    @CsvSource({
        "sle-micro, 5.14.21-150500.55.7-default, note: this is SLE Micro",
        "sl-micro, 6.4.0-18-default, note: this is SLE Micro",
        "fedora-42, 6.14.0-63.fc42.x86_64, note: nothing is known of fedora 42",
    })
    void whereItMayOnlyCheckItOnlyChecks(String system, String kernel, String note) {
        FakeHost host = FakeHost.of(folder, system, kernel, IPVS.file("prepare-host.sh"))
                .write("stub/available", "overlay\nbr_netfilter\nnf_conntrack\n");
        List<String> before = host.state();

        FakeHost.Run run = host.run("sh");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.notes()).hasSize(1).allMatch(line -> line.startsWith(note));
        assertThat(run.missing())
                .contains("missing: the kernel module overlay, which is not loaded")
                .anyMatch(line ->
                        line.startsWith("missing: the kernel module ip_vs, which kernel " + kernel + " does not"));
        assertThat(host.state()).isEqualTo(before);
    }

    @Test
    void aModuleThatTheKernelLacksIsNamedWithItsPackage() {
        FakeHost host = FakeHost.of(
                        folder, "rocky-10", "6.12.0-55.9.1.el10_0.x86_64", Needs.ROCKY_9.file("prepare-host.sh"))
                .write("stub/available", "overlay\nnf_conntrack\n");

        FakeHost.Run run = host.run("sh");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.missing())
                .containsExactly(
                        "missing: the kernel module br_netfilter, which kernel 6.12.0-55.9.1.el10_0.x86_64 does not have"
                                + " (look for it in the package kernel-modules-extra-6.12.0-55.9.1.el10_0.x86_64)");
    }

    @Test
    void onUbuntuAMissingModuleIsLookedForInItsOwnPackage() {
        FakeHost host = FakeHost.of(folder, "ubuntu-22.04", "5.15.0-1030-kvm", IPVS.file("prepare-host.sh"))
                .write("stub/available", "overlay\nbr_netfilter\nnf_conntrack\nip_vs\nip_vs_rr\nip_vs_wrr\nip_vs_sh\n");

        assertThat(host.run("sh").missing())
                .containsExactly("missing: the kernel module ip_vs_lc, which kernel 5.15.0-1030-kvm does not have"
                        + " (look for it in the package linux-modules-extra-5.15.0-1030-kvm)");
    }

    @Test
    void builtInModulesAreThere() {
        FakeHost host = rocky9(Needs.ROCKY_9)
                .write("stub/available", "")
                .write("lib/modules/" + EL9 + "/modules.builtin", "kernel/fs/overlayfs/overlay.ko\n")
                .write("sys/module/br_netfilter/refcnt", "0\n")
                .append("proc/modules", "nf_conntrack 16384 0 - Live 0x0\n");

        assertThat(host.run("sh").exitCode()).isZero();
        assertThat(host.calls()).noneMatch(call -> call.startsWith("modprobe"));
    }

    @Test
    void whatSysctlConfSetsDoesNotWin() {
        FakeHost host = rocky9(Needs.ROCKY_9).write("etc/sysctl.conf", "net.ipv4.ip_forward=0\n");

        FakeHost.Run check = host.run("sh", "--check");
        assertThat(check.missing())
                .contains(
                        "missing: the kernel parameter net.ipv4.ip_forward=1 (it is 0, and /etc/sysctl.conf sets it too)");

        assertThat(host.run("sh").exitCode()).isZero();
        assertThat(host.read("proc/sys/net/ipv4/ip_forward")).isEqualTo("1\n");
    }

    @Test
    void aChangedFileIsNamedAndWrittenAgain() {
        FakeHost host = rocky9(Needs.ROCKY_9);
        host.run("sh");
        host.append("etc/sysctl.d/99-zz-rke2.conf", "kernel.panic=5\n");

        assertThat(host.run("sh", "--check").missing())
                .containsExactly(
                        "missing: the settings of this cluster in /etc/sysctl.d/99-zz-rke2.conf, whose content differs");
        assertThat(host.run("sh").changed())
                .containsExactly("changed: wrote /etc/sysctl.d/99-zz-rke2.conf", "changed: set the kernel parameters");
    }

    @Test
    void firewalldIsTurnedOffOnlyWhereTheSpecSaysSo() {
        FakeHost kept = rocky9(Needs.ROCKY_9).turnedOn("firewalld.service");
        FakeHost.Run run = kept.run("sh");
        assertThat(run.exitCode()).isZero();
        assertThat(run.notes())
                .containsExactly(
                        "note: firewalld is on and conflicts with Canal; the spec keeps it (nodeImage.firewalld)");
        assertThat(kept.has("stub/units/firewalld.service")).isTrue();

        FakeHost disabled = rocky9(Needs.ROCKY_9.withoutFirewalld()).turnedOn("firewalld.service");
        assertThat(disabled.run("sh").exitCode()).isZero();
        assertThat(disabled.has("stub/units/firewalld.service")).isFalse();
    }

    @Test
    void whatOnlyTheImageCanHoldIsReported() {
        FakeHost host = rocky9(Needs.ROCKY_9)
                .append("proc/mounts", "/dev/sda2 /var xfs rw,nosuid,nodev,noexec 0 0\n")
                .append("proc/mounts", "/dev/sda3 /var/lib/kubelet xfs rw 0 0\n")
                .write("sys/fs/selinux/enforce", "1")
                .turnedOn("fapolicyd.service");

        FakeHost.Run run = host.run("sh");

        assertThat(run.missing())
                .containsExactly("missing: exec on the file system of /var/lib/rancher, which is mounted noexec;"
                        + " programs are run from there");
        assertThat(run.notes())
                .containsExactly(
                        "note: SELinux enforces on this host, but the cluster does not have selinux: true",
                        "note: fapolicyd is on and /etc/fapolicyd/rules.d/80-rke2.rules is not there; RKE2's install.sh"
                                + " writes it");
    }

    @Test
    void selinuxHasNoPackagesOnUbuntu() {
        FakeHost host = FakeHost.of(
                folder,
                "ubuntu-24.04",
                "6.8.0-64-generic",
                Needs.ROCKY_9.withSelinux().file("prepare-host.sh"));

        FakeHost.Run run = host.run("sh");

        assertThat(run.exitCode()).isZero();
        assertThat(run.notes())
                .hasSize(1)
                .allMatch(line -> line.contains("no SELinux policy package of rke2 for ubuntu"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shellcheckFindsNothing(boolean k3s) throws Exception {
        assumeTrue(isOnPath("shellcheck"), "shellcheck is not on this machine");
        Needs needs = IPVS.withSelinux().withIpv6();
        Path script = folder.resolve("prepare-host.sh");
        Files.writeString(script, (k3s ? needs.ofK3s().withoutFirewalld() : needs).file("prepare-host.sh"));
        Path report = folder.resolve("report");

        Process process = new ProcessBuilder("shellcheck", "--severity=style", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(report)).isZero();
    }

    private static boolean isOnPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, command)));
    }
}
