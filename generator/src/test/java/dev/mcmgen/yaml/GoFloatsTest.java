package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFloatsTest {

    /** Go 1.26: {@code fmt.Sprint(x)} and {@code json.Marshal(x)}. */
    @ParameterizedTest
    @CsvSource({
        "1.5,                  1.5,                     1.5",
        "1e6,                  1e+06,                   1000000",
        "123456789,            1.23456789e+08,          123456789",
        "1e20,                 1e+20,                   100000000000000000000",
        "1e21,                 1e+21,                   1e+21",
        "0.000001,             1e-06,                   0.000001",
        "1e-7,                 1e-07,                   1e-7",
        "4.9e-324,             5e-324,                  5e-324",
        "5.684341886080802e-14, 5.684341886080802e-14,  5.684341886080802e-14",
        "2e23,                 2e+23,                   2e+23",
        "9007199254740993,     9.007199254740992e+15,   9007199254740992",
        "-1.7976931348623157e308, -1.7976931348623157e+308, -1.7976931348623157e+308",
    })
    void asGoWritesThem(double number, String printed, String json) {
        assertThat(GoFloats.print(number)).isEqualTo(printed);
        assertThat(GoFloats.json(number)).isEqualTo(json);
    }
}
