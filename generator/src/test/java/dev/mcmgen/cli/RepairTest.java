package dev.mcmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.yaml.Position;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepairTest {

    private static Finding finding(Fix.Edit... edits) {
        Fix fix = new Fix("f", List.of(edits));
        return new Finding(
                "a/b", Severity.ERROR, "m", Position.startOf("f"), "", Optional.of(fix), "s", Optional.empty());
    }

    private static String repaired(String text, Fix.Edit... edits) {
        Repair repair = new Repair();
        for (Fix.Edit edit : edits) {
            repair.take(finding(edit));
        }
        return repair.apply(text);
    }

    @Test
    void exchangesCodePointsAndKeepsTheRest() {
        assertThat(repaired("# 😀 c\na: 😀4  # why\nb: 1\n", new Fix.Edit(2, 5, 1, "\"4\"")))
                .isEqualTo("# 😀 c\na: 😀\"4\"  # why\nb: 1\n");
    }

    @Test
    void worksFromTheEndSoThatPlacesStay() {
        assertThat(repaired("a: 1\nb: 2\n", new Fix.Edit(1, 4, 1, "one"), new Fix.Edit(2, 1, 0, "x: 0\n")))
                .isEqualTo("a: one\nx: 0\nb: 2\n");
    }

    @Test
    void addsAfterTheLastLineWhetherItEndsOrNot() {
        assertThat(repaired("a:\n- 1", new Fix.Edit(3, 1, 0, "- 2\n"))).isEqualTo("a:\n- 1\n- 2\n");
        assertThat(repaired("a:\n- 1\n", new Fix.Edit(3, 1, 0, "- 2\n"))).isEqualTo("a:\n- 1\n- 2\n");
    }

    @Test
    void keepsLineEndsOfWindows() {
        assertThat(repaired("a: 1\r\nb: 2\r\n", new Fix.Edit(2, 1, 0, "x: 0\n")))
                .isEqualTo("a: 1\r\nx: 0\r\nb: 2\r\n");
    }

    @Test
    void addsNothingBehindALineThatGoes() {
        assertThat(repaired("a:\n- 1\nb: 2\n", new Fix.Edit(2, 1, 3, ""), new Fix.Edit(3, 1, 0, "- 2\n")))
                .isEqualTo("a:\nb: 2\n");
    }

    @Test
    void makesAFieldOnce() {
        Repair repair = new Repair();
        for (int line = 1; line < 3; line++) {
            Fix fix = new Fix("f", List.of(new Fix.Edit(line, 1, 1, "c")), "/c");
            repair.take(new Finding(
                    "a/b", Severity.ERROR, "m", Position.startOf("f"), "", Optional.of(fix), "s", Optional.empty()));
        }
        assertThat(repair.apply("a: 1\nb: 2\n")).isEqualTo("c: 1\nb: 2\n");
    }

    @Test
    void doesAllOfAFixOrNothing() {
        Repair repair = new Repair();
        repair.take(finding(new Fix.Edit(1, 1, 4, "b: 1")));
        repair.take(finding(new Fix.Edit(2, 1, 0, "x\n"), new Fix.Edit(1, 4, 1, "2")));
        assertThat(repair.fixes()).isEqualTo(1);
        assertThat(repair.apply("a: 1\n")).isEqualTo("b: 1\n");
    }

    @Test
    void aLineThatIsLeftWithNothingGoes() {
        assertThat(repaired("a:\r\n- 1\r\n- 2\r\n", new Fix.Edit(2, 1, 3, ""))).isEqualTo("a:\r\n- 2\r\n");
        assertThat(repaired("a: 12\n", new Fix.Edit(1, 4, 1, ""))).isEqualTo("a: 2\n");
    }
}
