package dev.mcmgen.rancher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CliServersTest {

    private static final String CONTENT = """
            {"Servers": {
               "prod": {"accessKey": "token-abcde", "secretKey": "s3cr3ts3cr3ts3cr3t", "tokenKey": "", "url": "https://rancher.example.org/v3", "project": "", "cacert": "PEM"},
               "test": {"tokenKey": "token-fghij:s3cr3ts3cr3ts3cr3t", "url": "https://test.example.org", "cacert": ""}},
             "CurrentServer": "test"}""";

    @TempDir
    private Path home;

    private CliServers servers() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".rancher"));
        Files.writeString(folder.resolve("cli2.json"), CONTENT);
        return CliServers.find(Map.of("HOME", home.toString())).orElseThrow();
    }

    @Test
    void readsWhatTheCommandLineOfRancherWrote() throws IOException {
        CliServers.Server prod = servers().named("prod").orElseThrow();
        assertThat(prod.address()).hasToString("https://rancher.example.org");
        assertThat(prod.token()).contains(Token.ofKeys("token-abcde", "s3cr3ts3cr3ts3cr3t"));
        assertThat(prod.certificates()).contains("PEM");
        assertThat(servers().current().orElseThrow().name()).isEqualTo("test");
        assertThat(servers().named("test").orElseThrow().certificates()).isEmpty();
        assertThat(servers().named("other")).isEmpty();
        assertThat(servers().names()).containsExactly("prod", "test");
    }

    @Test
    void aFileElsewhereOrNone() throws IOException {
        Files.writeString(home.resolve("cli2.json"), CONTENT);
        assertThat(CliServers.find(Map.of("RANCHER_CONFIG_DIR", home.toString(), "HOME", "/nowhere")))
                .isPresent();
        assertThat(CliServers.find(Map.of("HOME", "/nowhere"))).isEmpty();
        Files.writeString(home.resolve("cli2.json"), "{");
        assertThatThrownBy(() -> CliServers.find(Map.of("RANCHER_CONFIG_DIR", home.toString())))
                .isInstanceOf(RancherException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noticesThatOthersMayReadIt() throws IOException {
        CliServers servers = servers();
        Files.setPosixFilePermissions(servers.file(), PosixFilePermissions.fromString("rw-------"));
        assertThat(servers.isOpenToOthers()).isFalse();
        Files.setPosixFilePermissions(servers.file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(servers.isOpenToOthers()).isTrue();
    }
}
