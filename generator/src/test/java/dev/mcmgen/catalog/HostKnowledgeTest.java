package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.OperatingSystem.ModuleFact.State;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostKnowledgeTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @CsvSource({
        "rocky-8,      '',  '',                        nf_conntrack",
        "rocky-8,      8.2, '',                        nf_conntrack_ipv4",
        "rocky-8,      8.3, '',                        nf_conntrack",
        "rocky-8,      8.9, '',                        nf_conntrack",
        "rhel-8,       '',  4.18.0-193.el8.x86_64,     nf_conntrack_ipv4",
        "rhel-8,       '',  4.18.0-240.el8.x86_64,     nf_conntrack",
        "rhel-8,       8.1, 4.18.0-513.5.1.el8_9,      nf_conntrack",
        "alma-8,       '',  4.18,                      nf_conntrack",
        "rocky-9,      9.3, '',                        nf_conntrack",
        "rocky-9,      '',  5.14.0-362.8.1.el9_3,      nf_conntrack",
        "rhel-10,      '',  '',                        nf_conntrack",
        "ubuntu-20.04, '',  '',                        nf_conntrack",
        "ubuntu-20.04, '',  4.15.0-20-generic,         nf_conntrack_ipv4",
        "sles-15,      '',  4.12.14-197,               nf_conntrack_ipv4",
        "sle-micro,    '',  '',                        nf_conntrack",
        "debian-12,    '',  6.1.0-18-amd64,            nf_conntrack",
    })
    void namesTheConntrackModule(String name, String version, String kernel, String module) {
        OperatingSystem system = catalog.operatingSystems().find(name).orElseThrow();

        assertThat(system.conntrackModule(KernelVersion.find(version), KernelVersion.find(kernel)))
                .isEqualTo(module);
    }

    @Test
    void knowsEverySystemOfTheSpec() {
        assertThat(catalog.operatingSystems().names())
                .containsExactlyInAnyOrder(
                        "rhel-8",
                        "rhel-9",
                        "rhel-10",
                        "rocky-8",
                        "rocky-9",
                        "rocky-10",
                        "alma-8",
                        "alma-9",
                        "alma-10",
                        "ubuntu-20.04",
                        "ubuntu-22.04",
                        "ubuntu-24.04",
                        "debian-12",
                        "sles-15",
                        "sle-micro");
    }

    @ParameterizedTest
    @CsvSource({
        "rocky-9,  ip_vs_twos, NOT_BUILT",
        "rocky-8,  ip_vs_mh,   EXTRA_PACKAGE",
        "rocky-10, ip_set,     EXTRA_PACKAGE",
    })
    void knowsModulesThatAreNotSimplyThere(String system, String module, State state) {
        assertThat(catalog.operatingSystems().find(system).orElseThrow().module(module))
                .get()
                .extracting(OperatingSystem.ModuleFact::state)
                .isEqualTo(state);
    }

    @Test
    void saysNothingOfOtherModules() {
        OperatingSystem rocky = catalog.operatingSystems().find("rocky-9").orElseThrow();

        assertThat(rocky.module("ip_vs_lc")).isEmpty();
        assertThat(catalog.operatingSystems().nftablesKernel())
                .as("as messages show it")
                .hasToString("5.13");
        assertThat(catalog.operatingSystems().find("windows-2022")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rocky-8, true", "rocky-9, false", "ubuntu-20.04, true", "ubuntu-22.04, false", "debian-12, false"})
    void knowsWhichKernelsAreTooOldForNftables(String name, boolean tooOld) {
        OperatingSystems systems = catalog.operatingSystems();
        Optional<KernelVersion> kernel = systems.find(name).orElseThrow().kernel();

        assertThat(kernel.orElseThrow().below(systems.nftablesKernel())).isEqualTo(tooOld);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, lc,   true",
        "v1.26.10+rke2r2, nq,   true",
        "v1.26.10+rke2r2, mh,   false",
        "v1.27.1+rke2r1,  mh,   true",
        "v1.27.1+rke2r1,  twos, true",
        "v1.26.15+rke2r1, fo,   false",
    })
    void knowsWhichSchedulersAMinorTakes(String release, String name, boolean accepted) {
        Scheduler scheduler = catalog.schedulers().find(name).orElseThrow();

        assertThat(scheduler.accepted(Release.parse(release))).isEqualTo(accepted);
        assertThat(scheduler.module()).isEqualTo("ip_vs_" + name);
    }

    @Test
    void aMinorBelow127TakesTheTenOfItsAllowList() {
        assertThat(catalog.schedulers().accepted(Release.parse("v1.26.10+rke2r2")))
                .extracting(Scheduler::name)
                .containsExactlyInAnyOrder("rr", "wrr", "lc", "wlc", "lblc", "lblcr", "sh", "dh", "sed", "nq");
        assertThat(catalog.schedulers().requiredModules())
                .containsExactly("ip_vs", "ip_vs_rr", "ip_vs_wrr", "ip_vs_sh");
    }

    @Test
    void holdsTheSysctlsOfTheCisCheck() {
        assertThat(catalog.host().cisSysctls())
                .isEqualTo(Map.of(
                        "vm.overcommit_memory", "1",
                        "vm.panic_on_oom", "0",
                        "kernel.panic", "10",
                        "kernel.panic_on_oops", "1"));
        assertThat(catalog.host().unmanagedInterfaces())
                .contains("cali*", "flannel*")
                .doesNotContain("kube-ipvs0");
    }
}
