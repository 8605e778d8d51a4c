package dev.mcmgen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "8Gi, 8589934592, 8192, 8192Mi",
        "8192Mi, 8589934592, 8192, 8192Mi",
        "1Ti, 1099511627776, 1048576, 1048576Mi",
        "2048Ki, 2097152, 2, 2Mi",
        "8G, 8000000000, -1, 7630Mi",
        "500M, 500000000, -1, 477Mi",
        "0Gi, 0, 0, 0Mi"
    })
    void sizesAreCounted(String text, long bytes, long mebibytes, String roundedUp) {
        Quantity quantity = Quantity.parse(text).orElseThrow();

        assertThat(quantity.bytes()).isEqualTo(bytes);
        assertThat(quantity.toMebibytes().orElse(-1)).isEqualTo(mebibytes);
        assertThat(quantity.roundedUp()).isEqualTo(roundedUp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "8GB", "8 Gi", "-8Gi", "1.5Gi", "8gi", "99999999999Ti", "9999999999Ti", "٨Gi"})
    void everythingElseIsNoSize(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }
}
