package dev.mcmgen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Specs for tests. */
final class Specs {

    /** One reader for all tests, as a program has one. */
    static final SpecReader READER = new SpecReader();

    /** The folder above generator/. */
    static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));

    private Specs() {}

    static SpecSource source(String name, String text) {
        return new SpecSource(name, Path.of(""), text.getBytes(StandardCharsets.UTF_8));
    }

    static ClusterSpec read(String text) {
        return READER.read(source("spec.yaml", text)).spec();
    }

    static SpecSource resource(String name) throws IOException {
        Path folder = ROOT.resolve("generator/src/test/resources/spec");
        return new SpecSource(name, folder, Files.readAllBytes(folder.resolve(name)));
    }

    /** The problems of reading, in the order in which a user sees them; empty where there are none. */
    static List<Problem> problems(Supplier<?> reading) {
        try {
            Object read = reading.get();
            assertThat(read).isNotNull();
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    static List<Problem> problemsOf(String text) {
        return problems(() -> read(text));
    }

    /** A spec in order, with these lines added below spec. */
    static String with(String lines) {
        return """
                apiVersion: mcmgen/v1
                kind: ClusterSpec
                metadata: {name: prod-01}
                spec:
                  kubernetesVersion: v1.30.4+rke2r1
                  infrastructure: {custom: {}}
                """ + lines.indent(2);
    }
}
