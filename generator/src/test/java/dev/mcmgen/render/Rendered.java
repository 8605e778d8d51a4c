package dev.mcmgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.render.plan.Remark;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a spec, for tests: files and remarks, or the problems that kept it from being rendered.
 *
 * @param files text by path
 */
public record Rendered(Map<String, String> files, List<Remark> remarks, List<Problem> problems) {

    /** The folder above generator/. */
    static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));

    private static final Renderer RENDERER = new Renderer(Catalog.bundled(), Templates.builtIn());
    private static final SpecReader READER = new SpecReader();

    public static Rendered of(String spec) {
        return of(spec, RENDERER);
    }

    static Rendered of(String spec, Renderer renderer) {
        try {
            Rendering rendering = renderer.render(
                    READER.read(new SpecSource("spec.yaml", ROOT, spec.getBytes(StandardCharsets.UTF_8))),
                    Layout.SPLIT);
            Map<String, String> files = new LinkedHashMap<>();
            rendering.files().forEach(file -> files.put(file.path(), file.text()));
            return new Rendered(files, rendering.remarks(), List.of());
        } catch (ProblemsException e) {
            return new Rendered(Map.of(), List.of(), e.problems());
        }
    }

    static String resource(String name) throws IOException {
        return Files.readString(
                ROOT.resolve("generator/src/test/resources/render").resolve(name));
    }

    /** A file, which must be there. */
    @SuppressWarnings("NullAway") // the assertion has seen it
    public String text(String path) {
        assertThat(problems).isEmpty();
        assertThat(files).containsKey(path);
        return files.get(path);
    }

    /** A file with one document, as plain data. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> data(String path) {
        return (Map<String, Object>) objects(text(path)).get(0);
    }

    /** The documents of a text, as plain data. */
    public static List<Object> objects(String text) {
        return GoYaml.readAll("text", text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(YamlDocument::root)
                .flatMap(root -> root.stream())
                .map(root -> ((YamlMapping) root).toData())
                .toList();
    }

    /** The value at a path of names and indexes, such as {@code spec.rkeConfig}; what is not there is null. */
    @SuppressWarnings("NullAway") // A test that asks for what is not there says isNull, and fails anywhere else.
    public static Object at(Object data, String path) {
        Object value = data;
        for (String step : path.split("/", -1)) {
            value = value instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    /** A setting of the Cluster, by a path below {@code spec}. */
    public Object cluster(String path) {
        return at(data("rancher/cluster.yaml"), "spec/" + path);
    }

    public List<String> remarkCodes() {
        return remarks.stream().map(Remark::code).toList();
    }

    /** {@code line:column code} of each remark. */
    public List<String> remarksWithPlace() {
        return remarks.stream()
                .map(remark ->
                        remark.position().line() + ":" + remark.position().column() + " " + remark.code())
                .toList();
    }

    /** {@code line:column code} of each problem. */
    public List<String> refusals() {
        return problems.stream()
                .map(problem ->
                        problem.position().line() + ":" + problem.position().column() + " " + problem.code())
                .toList();
    }

    public List<String> refusalCodes() {
        return problems.stream().map(Problem::code).toList();
    }
}
