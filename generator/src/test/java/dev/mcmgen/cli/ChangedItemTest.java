package dev.mcmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.change.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangedItemTest {

    private static Map<String, Object> entry(String argument) {
        return Map.of(
                "machineLabelSelector",
                Map.of("matchLabels", new TreeMap<>(Map.of("rke.cattle.io/worker-role", "true"))),
                "config",
                Map.of(
                        "kubelet-arg",
                        List.of("image-gc-high-threshold=80", argument, "c=" + "x".repeat(80), "d=1", "e=2")));
    }

    @Test
    void ofALongItemWhatDiffersIsShown() {
        Shown shown = new Shown.Values(
                Optional.of(List.of(entry("max-pods=200"))),
                Optional.of(List.of(new TreeMap<>(entry("max-pods=210")))));
        List<String> lines = ChangedValue.lines("machineSelectorConfig", shown);
        assertThat(lines.get(0)).isEqualTo("machineSelectorConfig:");
        assertThat(lines.subList(1, lines.size()))
                .containsExactly(
                        "    kubelet-arg:",
                        "      - image-gc-high-threshold=80",
                        "-     - max-pods=200",
                        "+     - max-pods=210",
                        "      - c=" + "x".repeat(80),
                        "      - d=1");
    }
}
