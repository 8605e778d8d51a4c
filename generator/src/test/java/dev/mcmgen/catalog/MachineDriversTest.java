package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.MachineDriver.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineDriversTest {

    private final MachineDrivers drivers = Catalog.bundled().machineDrivers();

    @ParameterizedTest
    @CsvSource({
        "VmwarevsphereConfig, true,  cpuCount,      STRING,       2",
        "VmwarevsphereConfig, true,  network,       STRING_ARRAY, ''",
        "VmwarevsphereConfig, true,  creationType,  STRING,       legacy",
        "Amazonec2Config,     true,  securityGroup, STRING_ARRAY, rancher-nodes",
        "Amazonec2Config,     true,  monitoring,    BOOLEAN,      ''",
        "AzureConfig,         true,  customData,    STRING,       ''",
        "DigitaloceanConfig,  true,  size,          STRING,       s-1vcpu-1gb",
        "GoogleConfig,        true,  zone,          STRING,       us-central1-a",
        "OpenstackConfig,     true,  userDataFile,  STRING,       ''",
        "LinodeConfig,        false, instanceType,  STRING,       g6-standard-4",
        "HarvesterConfig,     false, diskInfo,      STRING,       ''",
        "NutanixConfig,       false, vmNetwork,     STRING_ARRAY, ''",
    })
    void knowsFields(String kind, boolean complete, String field, FieldType type, String defaultText) {
        MachineDriver driver = drivers.ofKind(kind).orElseThrow();

        assertThat(driver.complete()).isEqualTo(complete);
        assertThat(driver.field(field)).get().satisfies(known -> {
            assertThat(known.type()).isEqualTo(type);
            assertThat(known.defaultText()).isEqualTo(defaultText);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "VmwarevsphereConfig, password,    true,  true",
        "VmwarevsphereConfig, sshPassword, false, true",
        "VmwarevsphereConfig, datastore,   false, false",
        "Amazonec2Config,     secretKey,   true,  true",
        "GoogleConfig,        authEncodedJson, true, true",
    })
    void marksWhatIsSecret(String kind, String field, boolean credential, boolean secret) {
        MachineDriver.Field known =
                drivers.ofKind(kind).flatMap(d -> d.field(field)).orElseThrow();

        assertThat(known.credential()).isEqualTo(credential);
        assertThat(known.secret()).isEqualTo(secret);
    }

    @Test
    void whatADriverNeedsIsAmongItsFields() {
        assertThat(drivers.all()).hasSize(9).allSatisfy(driver -> {
            assertThat(driver.fields()).containsKeys(driver.required().toArray(String[]::new));
            if (!driver.userDataField().isEmpty()) {
                assertThat(driver.fields()).containsKey(driver.userDataField());
            }
        });
        assertThat(drivers.all().stream()
                        .filter(driver -> driver.userDataField().isEmpty()))
                .extracting(MachineDriver::name)
                .containsExactly("Linode");
        assertThat(drivers.ofKind("Vmwarevsphere")).isEmpty();
    }
}
