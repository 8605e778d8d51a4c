package dev.mcmgen.yaml;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strings that YAML makes difficult, hand-picked and random (the same in every run), as documents for
 * {@code .ci/yaml-readers/run}.
 */
final class ReaderCorpus {

    private static final long SEED = 20261122L;
    private static final int RANDOM = 20_000;

    /** As many of the random ones as the committed table shows. */
    private static final int LISTED = 300;

    /** What some reader types, or used to. Also the unquoted scalars whose reading by each reader is recorded. */
    static final List<String> TYPED = List.of(
            "~",
            "null",
            "Null",
            "NULL",
            "nULL",
            "y",
            "Y",
            "n",
            "N",
            "yes",
            "Yes",
            "YES",
            "yEs",
            "no",
            "No",
            "NO",
            "on",
            "On",
            "ON",
            "off",
            "Off",
            "OFF",
            "true",
            "True",
            "TRUE",
            "tRue",
            "false",
            "False",
            "FALSE",
            ".inf",
            ".Inf",
            ".INF",
            "-.inf",
            "+.inf",
            ".nan",
            ".NaN",
            ".NAN",
            "nan",
            "NaN",
            "inf",
            "Infinity",
            "0",
            "-0",
            "+0",
            "1",
            "-1",
            "+1",
            "00",
            "007",
            "08",
            "09",
            "0600",
            "0644",
            "-0600",
            "0o600",
            "0o8",
            "0x1F",
            "0X1f",
            "-0x1F",
            "0xg",
            "0b11",
            "-0b11",
            "0b2",
            "1_000",
            "_1",
            "1_",
            "-_1",
            "+_1",
            "1__0",
            "0x_f",
            "1,000",
            "1.",
            ".5",
            "-.5",
            "+.5",
            ".",
            "..",
            "1.0",
            "1.30",
            "1.2.3",
            "10.43.0.10",
            "1e3",
            "1E3",
            "1e+3",
            "1e-3",
            "1.5e3",
            "1e",
            "e1",
            "E1",
            "e+1",
            "e1.5",
            ".e1",
            "1.e1",
            "1e3x",
            "1:30",
            "12:30",
            "12:30:45",
            "1:60",
            "190:20:30",
            "0:0",
            "-1:30",
            "1:30.5",
            "2001-12-14",
            "2001-12-14T21:59:43Z",
            "2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59:43.10 -5",
            "2001-1-1",
            "20011214",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551615",
            "18446744073709551616",
            "123456789012345678901234567890",
            "0x7fffffffffffffff",
            "0x1p4",
            "1d",
            "1f",
            "1L",
            "12e03",
            "685.230_15e+03",
            "=",
            "<<",
            "v1.26.10+rke2r2",
            "1.26.10",
            "120s",
            "8Gi",
            "1m",
            "10.42.0.0/16",
            "10.42.0.0/16,10.43.0.0/16",
            "fd00::/56",
            "::1",
            "2001:db8::1",
            "a:b",
            "proxy-mode=ipvs",
            "a,b=c",
            "--v=2",
            "cattle-global-data:cc-abc",
            "lib/modules:/lib/modules:ro",
            "/DC1/vm/templates",
            "https://a.example:8443/x?y=z&w=1",
            "$(NODE_NAME)",
            "it's",
            "50%",
            "a@b",
            "a~b",
            "a*b",
            "a;b",
            "(a)",
            "a  b",
            "^a$");

    private static final List<String> MARKS = List.of(
            "",
            " ",
            "  ",
            "-",
            "?",
            ":",
            ",",
            "[",
            "]",
            "{",
            "}",
            "#",
            "&",
            "*",
            "!",
            "|",
            ">",
            "'",
            "\"",
            "%",
            "@",
            "`",
            "\\",
            "- a",
            "-a",
            "-- a",
            "? a",
            "?a",
            ": a",
            ":a",
            "a:",
            "a: b",
            "a : b",
            "a:b:c:",
            "a #b",
            "a# b",
            "#a",
            "--- a",
            "---",
            "---a",
            "...",
            "... a",
            "...a",
            "-",
            "--",
            "- - a",
            "!a",
            "!!str a",
            "&a b",
            "*a",
            "[a]",
            "[a",
            "{a: b}",
            "{}",
            "[]",
            "{a",
            "|-",
            ">+",
            "| a",
            "'a'",
            "'a",
            "\"a\"",
            "\"a",
            "a\"b",
            "a'b",
            "%YAML 1.2",
            "@a",
            "`a`",
            ",a",
            "a,",
            "a, b",
            "a\\nb",
            "\\",
            "C:\\dir",
            " a",
            "a ",
            "\ta",
            "a\t",
            "a\tb",
            "a\t#b",
            "a:\tb",
            "a\nb",
            "a\nb\n",
            "a\nb\n\n",
            "\na",
            "\n\na\n",
            "\n",
            "\n\n",
            " \n",
            "a\n",
            "a\n b\n",
            " a\nb",
            " a\n b\n",
            "\ta\nb",
            "a\n\tb",
            "a\n\n\nb",
            "a \nb ",
            "\n a\nb",
            "  \na\n",
            "a\n  \n",
            "a\n---\nb",
            "---\na",
            "...\na\n",
            "# a\nb",
            "- a\n- b\n",
            "a: b\nc: d\n",
            "a\n...\n",
            "%a\nb",
            "a\rb",
            "a\r\nb",
            "\r",
            "a\u0085b",
            "a\u0085\nb",
            "a\u00a0b",
            "\u00a0",
            "a\u2028b",
            "a\u2029\nb",
            "\ufeffa",
            "a\ufeff\nb",
            "\u0000",
            "a\u0000b",
            "\u0007",
            "\u001b[0m",
            "\u007f",
            "\u009f",
            "\u00ad",
            "\u200b",
            "\u202e",
            "\ufffd",
            "\ufffe",
            "\uffff",
            "é",
            "ß",
            "東京",
            "😀",
            "a😀b\nc",
            "\udb40\udc41",
            "#!/bin/sh\nset -eu\necho \"${HOME}\"\n",
            "${a}",
            "<#if x>",
            "{{ .Values.a }}",
            "a\u0301",
            "\u00e9\n\u0645\n");

    private static final String[] PIECES = {
        " ", "  ", "\n", "\n\n", "\t", ":", ": ", " #", "#", "-", "- ", "---", "...", "?", "&", "*", "!", "|", ">", "'",
        "\"", "%", "@", "`", "\\", ",", "[", "]", "{", "}", "=", "<<", "~", "null", "yes", "true", "0", "1", "9", "e",
        "E", "x", "o", "b", "_", ".", "+", "/", "a", "Z", "é", "東", "😀", "\r", "\u0085", "\u00a0", "\u2028", "\ufeff",
        "\u0000", "key", "$(", ")", ";", "^", "(", "inf", "nan", "T", "t", "Z", ":30", "2001-", "-12"
    };

    private static final String NUMBERS = "0123456789abcdefxoXOBeE_.,:+-TtZz ";

    private ReaderCorpus() {}

    static Set<String> handPicked() {
        Set<String> texts = new LinkedHashSet<>(TYPED);
        texts.addAll(MARKS);
        return texts;
    }

    static Set<String> random() {
        Random random = new Random(SEED);
        Set<String> texts = new LinkedHashSet<>();
        while (texts.size() < RANDOM) {
            StringBuilder text = new StringBuilder();
            int kind = random.nextInt(3);
            for (int left = 1 + random.nextInt(kind == 1 ? 7 : 10); left > 0; left--) {
                switch (kind) {
                    case 0 -> text.append(PIECES[random.nextInt(PIECES.length)]);
                    case 1 -> text.append(NUMBERS.charAt(random.nextInt(NUMBERS.length())));
                    default -> text.appendCodePoint(random.nextInt(4) == 0 ? '\n' : 0x20 + random.nextInt(0x5F));
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }

    /** The text in every place where a text can stand, with something after it that a wrong end would take in. */
    static Map<String, Object> everywhere(String text) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("value", text);
        data.put("key", Map.of(text, 1L));
        data.put("list", List.of(text, List.of(text, text), ordered("a", text, "b", List.of(text)), text));
        data.put("deep", Map.of("deeper", Map.of(text, text)));
        data.put("end", text);
        return data;
    }

    private static Map<String, Object> ordered(String key, Object value, String key2, Object value2) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(key2, value2);
        return map;
    }

    /**
     * Writes the corpus.
     *
     * @param args the file for the corpus and the file for its documents alone, one JSON value in each line
     */
    public static void main(String[] args) throws IOException {
        JsonMapper json = new JsonMapper();
        try (BufferedWriter corpus = Files.newBufferedWriter(Path.of(args[0]));
                BufferedWriter documents = Files.newBufferedWriter(Path.of(args[1]))) {
            for (Map<String, Object> entry : entries()) {
                corpus.append(json.writeValueAsString(entry)).append('\n');
                documents.append(json.writeValueAsString(entry.get("document"))).append('\n');
            }
        }
    }

    private static List<Map<String, Object>> entries() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (String text : TYPED) {
            entries.add(Map.of("kind", "plain", "document", text + "\n", "text", text));
        }
        handPicked().forEach(text -> entries.addAll(written(text, true)));
        int listed = 0;
        for (String text : random()) {
            entries.addAll(written(text, listed++ < LISTED));
        }
        return entries;
    }

    private static List<Map<String, Object>> written(String text, boolean listed) {
        Map<String, Object> data = everywhere(text);
        return List.of(
                Map.of(
                        "kind",
                        "written",
                        "document",
                        YamlWriter.write(data),
                        "data",
                        data,
                        "text",
                        text,
                        "listed",
                        listed,
                        "scalar",
                        YamlScalars.write(text),
                        "block",
                        YamlWriter.write(Map.of("k", text))),
                Map.of("kind", "written", "document", YamlWriter.write(text), "data", text, "listed", false));
    }
}
