package dev.mcmgen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is accepted without the JSON Schema library is what the library accepts. */
class AcceptanceTest {

    private static final Position HERE = new Position("changed", 1, 1);

    /** A schema of every kind, and a document that satisfies it. */
    @ParameterizedTest
    @CsvSource({
        "cluster-spec,           /presets/vsphere-ipvs.yaml",
        "cluster-spec,           /presets/custom-nodes.yaml",
        "cluster-spec,           /presets/standalone-rke2.yaml",
        "cluster-spec,           /presets/standalone-k3s.yaml",
        "cluster-spec,           /spec/every-field.yaml",
        "audit-policy,           /schema/audit-policy.yaml",
        "cluster-status,         /schema/cluster-status.yaml",
        "effective,              /schema/effective.yaml",
        "findings,               /schema/findings.yaml",
        "progress-event,         /schema/progress-event.yaml",
        "helm-chart-config,      /schema/helm-chart-config.yaml",
        "k3s-config,             /schema/k3s-config.yaml",
        "kubernetes-object,      /schema/kubernetes-object.yaml",
        "machine-config,         /schema/machine-config.yaml",
        "machine-files,          /schema/machine-files.yaml",
        "pod-security-admission, /schema/pod-security-admission.yaml",
        "rancher-cluster,        /schema/rancher-cluster.yaml",
        "rancher-cluster,        /schema/rancher-cluster-2.14.yaml",
        "registries,             /schema/registries.yaml",
        "rke2-config,            /schema/rke2-config.yaml",
        "vmwarevsphereconfig,    /schema/vmwarevsphereconfig.yaml",
    })
    void agreesWithTheLibraryOnADocumentAndOnEveryChangeOfIt(String schema, String resource) {
        Acceptance acceptance = new Acceptance(Schemas.text(schema));
        SchemaCheck library = SchemaCheck.against(schema, "test");
        YamlNode document = document(resource);

        assertThat(library.problems(document)).isEmpty();
        assertThat(acceptance.accepts(document)).isTrue();

        int refused = 0;
        for (YamlNode changed : changes(document)) {
            boolean right = library.problems(changed).isEmpty();
            refused += right ? 0 : 1;
            assertThat(acceptance.accepts(changed))
                    .as(() -> changed.toData().toString())
                    .isEqualTo(right);
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @MethodSource("dev.mcmgen.schema.Schemas#names")
    void knowsEveryKeywordOfOurSchemas(String name) {
        // An unknown keyword makes every value of its type unsure; values of each type are tried everywhere.
        for (YamlNode value : values()) {
            SchemaCheck library = SchemaCheck.against(name, "test");
            assertThat(new Acceptance(Schemas.text(name)).accepts(value))
                    .isEqualTo(library.problems(value).isEmpty());
        }
    }

    @Test
    void leavesToTheLibraryWhatItDoesNotKnow() {
        YamlNode text = text("a");
        assertThat(new Acceptance("{\"type\": \"string\"}").accepts(text)).isTrue();
        assertThat(new Acceptance("{\"contentEncoding\": \"base64\"}").accepts(text))
                .isFalse();
        assertThat(new Acceptance("{\"not\": {\"contentEncoding\": \"base64\"}}").accepts(text))
                .isFalse();
    }

    private static YamlNode document(String resource) {
        try (InputStream in = Objects.requireNonNull(AcceptanceTest.class.getResourceAsStream(resource), resource)) {
            return GoYaml.readAll(resource, in.readAllBytes()).get(0).root().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    /** The document with one value or key of it changed, for each of them and each kind of change. */
    private static List<YamlNode> changes(YamlNode document) {
        List<YamlNode> changed = new ArrayList<>();
        collect(document, UnaryOperator.identity(), changed);
        return changed;
    }

    private static void collect(YamlNode node, UnaryOperator<YamlNode> whole, List<YamlNode> changed) {
        values().forEach(value -> changed.add(whole.apply(value)));
        if (node instanceof YamlMapping mapping) {
            changed.add(whole.apply(with(mapping, mapping.entries().size(), "surplus", text("a"))));
            for (int i = 0; i < mapping.entries().size(); i++) {
                int index = i;
                YamlMapping.Entry entry = mapping.entries().get(i);
                YamlMapping without = without(mapping, i);
                changed.add(whole.apply(without));
                changed.add(whole.apply(with(without, i, entry.name() + "x", entry.value())));
                collect(entry.value(), value -> whole.apply(with(without, index, entry.name(), value)), changed);
            }
        } else if (node instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                int index = i;
                collect(sequence.items().get(i), value -> whole.apply(replaced(sequence, index, value)), changed);
            }
            List<YamlNode> twice = new ArrayList<>(sequence.items());
            twice.addAll(sequence.items());
            changed.add(whole.apply(new YamlSequence(HERE, twice)));
        } else if (((YamlScalar) node).value() instanceof String text) {
            changed.add(whole.apply(text(text + "\n")));
            changed.add(whole.apply(text(text + " x")));
            changed.add(whole.apply(text("x" + text)));
            changed.add(whole.apply(text("x\n" + text)));
        }
    }

    private static List<YamlNode> values() {
        return List.of(
                text(""),
                text("a"),
                text("ä".repeat(300)),
                text("7"),
                scalar(0L),
                scalar(70_000L),
                scalar(-1L),
                scalar(true),
                scalar(YamlScalar.NULL),
                new YamlSequence(HERE, List.of()),
                new YamlSequence(HERE, List.of(text("a"), text("a"))),
                new YamlMapping(HERE, List.of()));
    }

    private static YamlScalar text(String text) {
        return scalar(text);
    }

    private static YamlScalar scalar(Object value) {
        return new YamlScalar(HERE, value.toString(), YamlScalar.Style.DOUBLE_QUOTED, value);
    }

    private static YamlMapping with(YamlMapping mapping, int index, String name, YamlNode value) {
        List<YamlMapping.Entry> entries = new ArrayList<>(mapping.entries());
        entries.add(index, new YamlMapping.Entry(text(name), value));
        return new YamlMapping(HERE, entries);
    }

    private static YamlMapping without(YamlMapping mapping, int index) {
        List<YamlMapping.Entry> entries = new ArrayList<>(mapping.entries());
        entries.remove(index);
        return new YamlMapping(HERE, entries);
    }

    private static YamlSequence replaced(YamlSequence sequence, int index, YamlNode value) {
        List<YamlNode> items = new ArrayList<>(sequence.items());
        items.set(index, value);
        return new YamlSequence(HERE, items);
    }
}
