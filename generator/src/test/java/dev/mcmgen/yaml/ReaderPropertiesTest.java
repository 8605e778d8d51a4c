package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What must hold for any input; a failure names the seed and the input. */
class ReaderPropertiesTest {

    private static final long SEED = Long.getLong("mcmgen.seed", System.nanoTime());
    private static final int ROUNDS = 2000;
    private static final String[] TEXTS = {
        "",
        "a",
        "0600",
        "yes",
        "1.30",
        "~",
        "it's",
        "a: b",
        "# c",
        "- x",
        "😀",
        "ä\u2028b",
        "line\nbreak\n",
        "tab\tx",
        "\"q\"",
        "\\",
        "{{ x }}",
        "*x",
        "&x",
        "!x",
        "<<",
        "30000-32767",
        " space "
    };
    private static final String[] FRAGMENTS = {
        "a",
        "b: ",
        "- ",
        "'x'",
        "\"y\\n\"",
        "\n",
        "\n  ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ": ",
        "&x ",
        "*x",
        "<<: ",
        "!!str ",
        "!!int ",
        "# c",
        "---\n",
        "...\n",
        "|\n  t\n",
        ">-\n  f\n",
        "~",
        "0600",
        "\t",
        "? ",
        "%YAML 1.1\n",
        "%TAG ! x:\n",
        "\\U00110000",
        "\"\\ud83d",
        "😀",
        "\r",
        "\u0000",
        "\u0085",
        "\uFEFF",
        "|9\n",
        "!<",
        "!%zz ",
        "%YAML 99999999999.1\n---\n",
        "\uFFFD",
        "'",
        "\""
    };

    private final Random random = new Random(SEED);

    @Test
    void bothReadersReadBackWhatWasWritten() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Object> tree = mapping(4);
            StringBuilder json = new StringBuilder();
            write(tree, json);
            byte[] content = json.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(StrictYaml.read("s", content).toData())
                    .as("seed %d, %s", SEED, json)
                    .isEqualTo(tree);
            assertThat(GoYaml.readAll("s", content).get(0).root().orElseThrow().toData())
                    .as("seed %d, %s", SEED, json)
                    .isEqualTo(tree);
        }
    }

    @Test
    void garbageIsReportedAndNothingElse() {
        for (int round = 0; round < ROUNDS * 5; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            }
            survives(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void bytesAndCutFilesAreReportedAndNothingElse() {
        byte[] whole =
                "# ä\nmetadata: {name: 'x', labels: {a: \"b\\u00e9\"}}\nspec:\n  - |\n    t\n  - &a [1, *a]\n😀: >-\n  f\n"
                        .getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= whole.length; length++) {
            survives(Arrays.copyOf(whole, length));
        }
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            survives(changed);
            byte[] binary = new byte[random.nextInt(200)];
            random.nextBytes(binary);
            survives(binary);
        }
    }

    @Test
    void hostileSizesTakeNoTime() {
        for (String part : List.of(
                "[",
                "{",
                "- ",
                "? ",
                "a: ",
                "'",
                "\"",
                "&a ",
                "*a ",
                "a:\t",
                "a:\tb\n",
                "!",
                "#",
                "\u0001",
                "a\n",
                ", ",
                "|\n",
                "---\n",
                "0",
                "\n",
                " ",
                "\t",
                "\\",
                "x: [1, 2]\n",
                "- {a: b}\n")) {
            survives(part.repeat(100_000 / part.length()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void survives(byte[] content) {
        survives(content, c -> StrictYaml.read("s", c));
        survives(content, c -> GoYaml.readAll("s", c));
    }

    private static void survives(byte[] content, Consumer<byte[]> reader) {
        long start = cpuNanos();
        try {
            reader.accept(content);
        } catch (ProblemsException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.code()).startsWith("yaml/");
                assertThat(problem.position().line()).isPositive();
                assertThat(problem.position().column()).isPositive();
            });
        } catch (RuntimeException | StackOverflowError e) {
            fail("seed %d, bytes %s".formatted(SEED, shown(content)), e);
        }
        assertThat(TimeUnit.NANOSECONDS.toMillis(cpuNanos() - start))
                .as("ms of CPU, seed %d, bytes %s", SEED, shown(content))
                .isLessThan(1000);
    }

    /** Of this thread: the machine may be busy with other things. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String shown(byte[] content) {
        return Arrays.toString(Arrays.copyOf(content, Math.min(content.length, 300)));
    }

    private Map<String, Object> mapping(int depth) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            result.put("k" + i + text(), value(depth - 1));
        }
        return result;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> random.nextBoolean();
            case 1 -> (long) random.nextInt();
            case 2 -> random.nextInt(1000) + 0.5;
            case 3 -> YamlScalar.NULL;
            case 4, 5 -> text();
            case 6 -> mapping(depth);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
        };
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    /** JSON, which is YAML in flow style. */
    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            map.forEach((key, item) -> {
                write(key, out);
                out.append(": ");
                write(item, out);
                out.append(", ");
            });
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            list.forEach(item -> {
                write(item, out);
                out.append(",\n");
            });
            out.append(']');
        } else if (value instanceof String text) {
            out.append('"');
            text.codePoints()
                    .forEach(c -> out.append(
                            switch (c) {
                                case '"' -> "\\\"";
                                case '\\' -> "\\\\";
                                case '\n' -> "\\n";
                                case '\t' -> "\\t";
                                case 0x2028 -> "\\u2028";
                                default -> Character.toString(c);
                            }));
            out.append('"');
        } else {
            out.append(value);
        }
    }
}
