package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {

    private static final String TEXT = """
            spec:
              pools:
              - name: a
                a/b~c: {'': x}
              list: [u, v]
            """;

    private final YamlMapping root = StrictYaml.read("s", TEXT.getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "/a/0", "/a~1b~0c", "/~01", "/a//b/"})
    void formatsWhatItParses(String text) {
        assertThat(JsonPointer.parse(text)).hasToString(text);
    }

    @Test
    void unescapesOnce() {
        assertThat(JsonPointer.parse("/~01/a~1b").tokens()).containsExactly("~1", "a/b");
        assertThat(JsonPointer.ROOT.child("a/b").child(3).child("~")).hasToString("/a~1b/3/~0");
        assertThat(JsonPointer.parse("/a/0").parent()).contains(JsonPointer.parse("/a"));
        assertThat(JsonPointer.ROOT.parent()).isEmpty();
        assertThatThrownBy(() -> JsonPointer.parse("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/spec/pools/0/name, a",
        "/spec/pools/0/a~1b~0c/, x",
        "/spec/list/1, v",
    })
    void resolves(String pointer, String expected) {
        assertThat(JsonPointer.parse(pointer).resolve(root).map(YamlNode::toData))
                .isEqualTo(Optional.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x",
                "/spec/list/2",
                "/spec/list/-",
                "/spec/list/01",
                "/spec/list/-1",
                "/spec/list/99999999999",
                "/spec/pools/0/name/x",
                "/spec/"
            })
    void findsNothingWhereNothingIs(String pointer) {
        assertThat(JsonPointer.parse(pointer).resolve(root)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // pointer, key, value
        "'', 1:1, 1:1",
        "/spec, 1:1, 2:3",
        "/spec/pools, 2:3, 3:3",
        "/spec/pools/0, 3:5, 3:5",
        "/spec/pools/0/name, 3:5, 3:11",
        "/spec/list/1, 5:13, 5:13",
        "/spec/absent/deeper, 1:1, 2:3",
        "/spec/list/7, 5:3, 5:9",
        "/spec/pools/0/name/x, 3:5, 3:11",
    })
    void knowsThePlaces(String pointer, String key, String value) {
        JsonPointer parsed = JsonPointer.parse(pointer);
        assertThat(List.of(
                        parsed.keyPosition(root).toString(),
                        parsed.valuePosition(root).toString()))
                .containsExactly("s:" + key, "s:" + value);
    }
}
