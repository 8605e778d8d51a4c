package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go's {@code time.ParseDuration} takes. */
class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "30s, 30",
        "1m30s, 90",
        "500ms, 0.5",
        "-1s, -1",
        "+2h, 7200",
        "1.5h, 5400",
        ".5m, 30",
        "0, 0",
        "1µs, 0.000001"
    })
    void reads(String text, BigDecimal seconds) {
        assertThat(GoDuration.parse(text).map(GoDuration::seconds).orElseThrow())
                .isEqualByComparingTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "120", "1d", "s", "1 s", "1s ", "30S", "--1s", ".s"})
    void refuses(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }
}
