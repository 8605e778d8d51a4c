package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonReader;
import dev.mcmgen.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Objects of an API for tests: written as YAML, or recorded from a real Rancher. */
final class Objects {

    private Objects() {}

    static ApiObject yaml(String text) {
        Object data = GoYaml.readAll(YamlText.of("x.yaml", text))
                .get(0)
                .root()
                .orElseThrow()
                .toData();
        return ApiObject.of((Map<?, ?>) data);
    }

    /** A Cluster whose spec is YAML in flow style. */
    static ApiObject cluster(String spec) {
        return yaml("apiVersion: provisioning.cattle.io/v1\nkind: Cluster\n"
                + "metadata: {name: c1, namespace: fleet-default}\nspec: " + spec + "\n");
    }

    /** A VmwarevsphereConfig whose fields are YAML in flow style. */
    static ApiObject machineConfig(String fields) {
        ApiObject config = yaml("""
                apiVersion: rke-machine-config.cattle.io/v1
                kind: VmwarevsphereConfig
                metadata: {name: c1-cp, namespace: fleet-default}
                """);
        ApiObject result = config;
        for (Map.Entry<String, Object> field : yaml(fields).fields().entrySet()) {
            result = result.with(field.getValue(), field.getKey());
        }
        return result;
    }

    /** The request or the response of a recorded exchange; where there are none, the test is skipped. */
    static ApiObject recorded(String name, String side) {
        Path root = Path.of(System.getProperty("mcmgen.root", ".."));
        Optional<Path> file = Stream.of("../shared", "../../shared")
                .map(folder ->
                        root.resolve(folder).resolve("fixtures/rancher/v2.15.0").resolve(name + ".json"))
                .filter(Files::isRegularFile)
                .findFirst();
        Assumptions.assumeTrue(file.isPresent(), "../shared/fixtures/rancher/v2.15.0/" + name + ".json is not here");
        try {
            Map<?, ?> exchange = (Map<?, ?>) JsonReader.read(Files.readAllBytes(file.orElseThrow()));
            return yaml(ApiObject.of(exchange).text(side, "body"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
