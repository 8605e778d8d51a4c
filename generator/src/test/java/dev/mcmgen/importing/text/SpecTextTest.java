package dev.mcmgen.importing.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpecTextTest {

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Test
    void whatIsSmallStandsOnALine() {
        String text = SpecText.write(
                List.of("a head", ""),
                map(
                        "metadata", map("name", "a"),
                        "spec",
                                map(
                                        "network", map("cni", "canal", "tlsSANs", List.of("a, b", "c")),
                                        "roles", map("worker", map("args", map("kubelet", List.of("v=2")))),
                                        "text", "one\ntwo\n",
                                        "pools", List.of(map("name", "cp", "roles", List.of("etcd"))),
                                        "none", map(),
                                        "null", YamlScalar.NULL)),
                Map.of());

        assertThat(text).isEqualTo("""
                # a head
                #
                metadata:
                  name: a
                spec:
                  network: {cni: canal, tlsSANs: ["a, b", c]}
                  roles:
                    worker: {args: {kubelet: [v=2]}}
                  text: |
                    one
                    two
                  pools:
                    - {name: cp, roles: [etcd]}
                  none: {}
                  "null": null
                """);
    }

    @Test
    void aSentenceAboveAFieldOpensWhatIsAroundIt() {
        String text = SpecText.write(
                List.of(),
                map("spec", map("a", map("b", 1L, "c", List.of(map("d", "x", "e", "z"))))),
                Map.of(
                        JsonPointer.parse("/spec/a/b"), "why so",
                        JsonPointer.parse("/spec/a/c/0/e"), "sshPort: a name stays as it is"));

        assertThat(text).isEqualTo("""
                spec:
                  a:
                    # Why so
                    b: 1
                    c:
                      - d: x
                        # sshPort: a name stays as it is
                        e: z
                """);
    }

    @Test
    void whateverStandsOnALineIsReadAsItWasMeant() {
        for (String odd : List.of(
                "a,b",
                "[x]",
                "{y}",
                "a: b",
                "#c",
                "- d",
                "'e'",
                "\"f\"",
                "yes",
                "0600",
                "1.30",
                "",
                " g ",
                "h\ti",
                "*",
                "&j",
                "fd00:42::/56",
                "^rancher/(.*)",
                "$1",
                "a#b",
                "k:",
                "?",
                "!x",
                "%y",
                "@z",
                "`w`",
                "\\n",
                "~")) {
            Map<String, Object> data = map("spec", map("x", map("k", odd, "l", List.of(odd, odd), odd + "k", "v")));
            String text = SpecText.write(List.of(), data, Map.of());
            assertThat(StrictYaml.read("x", text.getBytes(StandardCharsets.UTF_8))
                            .toData())
                    .as(text)
                    .isEqualTo(data);
        }
    }

    @Test
    void fieldsStandInTheOrderOfTheSchemaAndDefaultsDoNotStandAtAll() {
        SpecDraft draft = new SpecDraft(Set.of(JsonPointer.parse("/spec/args/kubelet/0")));
        draft.put("/spec/upgrade/worker/drain/gracePeriod", -1L, JsonPointer.ROOT);
        draft.put("/spec/args/kubelet", List.of("a=1", "b=2"), JsonPointer.parse("/x"));
        draft.put("/spec/network/nodePortRange", "30000-32767", JsonPointer.ROOT);
        draft.put("/spec/network/cni", "canal", JsonPointer.ROOT);
        draft.put("/spec/kubernetesVersion", "v1.31.1+rke2r1", JsonPointer.ROOT);
        draft.put("/metadata/name", "a", JsonPointer.ROOT);

        assertThat(SpecText.write(List.of(), draft.data(), Map.of())).isEqualTo("""
                apiVersion: mcmgen/v1
                kind: ClusterSpec
                metadata:
                  name: a
                spec:
                  kubernetesVersion: v1.31.1+rke2r1
                  network: {cni: canal}
                  args: {kubelet: [b=2]}
                """);
        // What is banned of a list makes the others move up.
        assertThat(draft.put(JsonPointer.parse("/spec/args/kubelet/0"))).hasToString("/spec/args/kubelet/1");
        assertThat(draft.sourceOf(JsonPointer.parse("/spec/args/kubelet/1"))).contains(JsonPointer.parse("/x"));
    }
}
