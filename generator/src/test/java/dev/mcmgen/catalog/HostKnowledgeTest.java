package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcmgen.catalog.OperatingSystem.ModuleFact.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostKnowledgeTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @CsvSource({
        "4.18.0-193.el8.x86_64, 4.18.0-240, true",
        "4.18.0-240.el8,        4.18.0-240, false",
        "4.18,                  4.18.0-240, false",
        "5.4.0-150-generic,     5.13,       true",
        "5.14.0-362.8.1.el9_3,  5.13,       false",
        "6.1,                   5.13,       false",
    })
    void comparesKernelsByNumber(String kernel, String boundary, boolean below) {
        assertThat(KernelVersion.parse(kernel).below(KernelVersion.parse(boundary)))
                .isEqualTo(below);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "el9", "five.one"})
    void refusesWhatIsNoKernelVersion(String text) {
        assertThat(KernelVersion.find(text)).isEmpty();
        assertThatThrownBy(() -> KernelVersion.parse(text))
                .hasMessage("'" + text + "' is not a kernel version like 5.14");
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
        assertThat(catalog.operatingSystems().find("ubuntu-22.04").orElseThrow().module("ip_vs_lc"))
                .as("only some flavours of its kernel lack it")
                .isEmpty();
        assertThat(catalog.operatingSystems().nftablesKernel()).hasToString("5.13");
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
        assertThat(HostSystems.bundled().requirements().ipvsModules())
                .containsExactly("ip_vs", "ip_vs_rr", "ip_vs_wrr", "ip_vs_sh");
    }
}
