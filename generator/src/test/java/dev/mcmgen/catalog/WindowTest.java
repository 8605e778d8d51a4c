package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Window DEFECT = new Window(
            Optional.of(Since.parse(List.of("1.32.13+rke2r2", "1.33.10", "1.34.6", "1.35.3"))),
            Optional.of(Since.parse(List.of("1.33.11", "1.34.7", "1.35.4"))));

    @ParameterizedTest
    @CsvSource({
        "v1.31.14+rke2r2, false, a minor below all that are named",
        "v1.32.13+rke2r1, false, an earlier build",
        "v1.32.13+rke2r2, true,  the first build",
        "v1.32.14+rke2r1, true,  a minor that the end does not name and that lies below it has no end",
        "v1.33.9+rke2r1,  false, an earlier patch",
        "v1.33.10+rke2r3, true,  every build of the patch",
        "v1.33.11+rke2r1, false, the end is not part of it",
        "v1.36.0+rke2r1,  false, ended in every later minor",
    })
    void coversFromSinceUntil(String release, boolean covered, String why) {
        assertThat(DEFECT.covers(Release.parse(release))).as(why).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({"v1.28.11+rke2r1, true", "v1.29.9+rke2r1, false", "v1.30.1+rke2r1, false", "v1.31.0+rke2r1, true"})
    void aMinorThatIsLeftOutBetweenOthersIsNotCovered(String release, boolean holds) {
        assertThat(Since.parse(List.of("1.28.11", "1.30.2")).holds(Release.parse(release)))
                .isEqualTo(holds);
    }

    @Test
    void refusesWhatIsNoRelease() {
        assertThatThrownBy(() -> Since.parse(List.of("1.28"))).hasMessageContaining("'1.28' is not written like");
        assertThatThrownBy(() -> Since.parse(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
