package dev.mcmgen.rules.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "10.0.0.0/33",
                "10.0.0.256/24",
                "fd00::/129",
                "10.0.0.0/",
                " 10.0.0.0/8",
                "a/8",
                "/8",
                "::g/64"
            })
    void whatIsNoRange(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,      10.42.0.0/16,    true",
        "10.42.0.0/16,    10.0.0.0/8,      true",
        "10.42.0.0/16,    10.43.0.0/16,    false",
        "fd00:42::/56,    fd00:42::10/128, true",
        "fd00:42::/56,    fd00:43::/112,   false",
        "0.0.0.0/0,       ::/0,            false",
        "010.000.0.0/8,   10.1.1.1/32,     true",
    })
    void overlaps(String one, String other, boolean common) {
        assertThat(Cidr.parse(one).orElseThrow().overlaps(Cidr.parse(other).orElseThrow()))
                .isEqualTo(common);
    }

    @Test
    void countsFromItsFirstAddress() {
        assertThat(Cidr.parse("10.43.7.9/16").orElseThrow().plus(10))
                .isEqualTo(Cidr.address("10.43.0.10").orElseThrow());
    }
}
