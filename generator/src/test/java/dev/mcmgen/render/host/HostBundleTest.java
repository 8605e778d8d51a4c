package dev.mcmgen.render.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostBundleTest {

    private static final Needs NEEDS =
            Needs.ROCKY_9.withIpvs("lc").withNodeLocal().withIpv6();

    @ParameterizedTest
    @CsvSource({"false, 40-rke2, 99-zz-rke2, rke2-canal", "true, 40-k3s, 99-zz-k3s, k3s-flannel"})
    void theFilesHaveTheNamesOfTheDistribution(boolean k3s, String modules, String sysctl, String networkManager) {
        Needs needs = k3s ? NEEDS.ofK3s() : NEEDS;

        assertThat(needs.bundle().files(needs.plan()))
                .extracting(HostFile::path)
                .containsExactly(
                        "NetworkManager/conf.d/" + networkManager + ".conf",
                        "cloud-init.yaml",
                        "modules-load.d/" + modules + ".conf",
                        "prepare-host.sh",
                        "sysctl.d/" + sysctl + ".conf");
    }

    @Test
    void onlyTheScriptIsAProgram() {
        assertThat(NEEDS.bundle().files(NEEDS.plan()))
                .filteredOn(HostFile::executable)
                .extracting(HostFile::path)
                .containsExactly("prepare-host.sh");
    }

    @Test
    void cloudConfigAndScriptHoldTheFilesToTheLetter() {
        String script = NEEDS.file("prepare-host.sh");
        List<?> written = (List<?>)
                StrictYaml.read("cloud-init.yaml", NEEDS.file("cloud-init.yaml").getBytes(StandardCharsets.UTF_8))
                        .get("write_files")
                        .orElseThrow()
                        .toData();
        List<HostFile> files = NEEDS.bundle().files(NEEDS.plan()).stream()
                .filter(file -> file.path().endsWith(".conf"))
                .toList();

        assertThat(files).hasSize(3).allSatisfy(file -> {
            assertThat(script).contains("<<'MCMGEN_END'\n" + file.content() + "MCMGEN_END\n");
            assertThat(written.stream().map(entry -> (Map<?, ?>) entry))
                    .filteredOn(entry -> ("/etc/" + file.path()).equals(entry.get("path")))
                    .singleElement()
                    .satisfies(
                            entry -> assertThat((Object) entry.get("content")).isEqualTo(file.content()));
        });
    }

    @Test
    void modulesFileHoldsNamesAndWholeLineComments() {
        assertThat(NEEDS.file("modules-load.d/40-rke2.conf").lines()).allMatch(line -> line.matches("#.*|[a-z0-9_]+"));
    }

    @Test
    void theBundleIsForAnySystem() {
        Needs ubuntu = NEEDS.on("ubuntu-22.04", "", "");

        assertThat(ubuntu.file("prepare-host.sh")).isEqualTo(NEEDS.file("prepare-host.sh"));
        assertThat(ubuntu.file("NetworkManager/conf.d/rke2-canal.conf"))
                .isEqualTo(NEEDS.file("NetworkManager/conf.d/rke2-canal.conf"));
    }
}
