package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of the pull-request kit, and the shell scripts in them. */
final class KitFiles {

    static final Path ROOT =
            Path.of(System.getProperty("mcmgen.root", "..")).toAbsolutePath().normalize();

    private static final Pattern GROOVY_SHELL = Pattern.compile("sh '''(.*?)'''", Pattern.DOTALL);

    private KitFiles() {}

    static String text(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only hook of {@code .pre-commit-hooks.yaml}. */
    static YamlMapping hook() {
        // StrictYaml wants a mapping at the top.
        String indented = "hooks:\n" + text(".pre-commit-hooks.yaml").indent(2);
        return items(StrictYaml.read(".pre-commit-hooks.yaml", indented.getBytes(UTF_8)), "hooks")
                .get(0);
    }

    /** The words of the hook's command. */
    static List<String> hookCommand() {
        return List.of(string(hook(), "entry").orElseThrow().split(" ", -1));
    }

    static YamlMapping action() {
        return yaml("action.yml");
    }

    static List<YamlMapping> actionSteps() {
        return items(mapping(action(), "runs"), "steps");
    }

    /** The script of a step of the action. */
    static String actionScript(String step) {
        return actionSteps().stream()
                .filter(candidate -> string(candidate, "name").equals(Optional.of(step)))
                .flatMap(candidate -> string(candidate, "run").stream())
                .findFirst()
                .orElseThrow();
    }

    /** The inputs of the action that reach its last step, by the name of the environment variable there. */
    static Map<String, String> actionInputs() {
        YamlMapping validate = actionSteps().get(actionSteps().size() - 1);
        Map<String, String> inputs = new LinkedHashMap<>();
        mapping(validate, "env")
                .entries()
                .forEach(entry -> inputs.put(
                        entry.name(), entry.value().toData().toString().replaceAll("\\$\\{\\{ inputs\\.|}}| ", "")));
        return inputs;
    }

    static YamlMapping gitlab() {
        return yaml("docs/ci/mcmgen.gitlab-ci.yml");
    }

    /** The global variables of the template with their defaults. */
    static Map<String, String> gitlabVariables() {
        return mapping(gitlab(), "variables").entries().stream()
                .collect(Collectors.toMap(
                        entry -> entry.name(), entry -> entry.value().toData().toString()));
    }

    /** {@code script} or {@code before_script} of the only job. */
    static String gitlabScript(String name) {
        return ((List<?>) mapping(gitlab(), "mcmgen-validate")
                        .get(name)
                        .orElseThrow()
                        .toData())
                .stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** The shell script of the Jenkinsfile, as Groovy hands it to the shell. */
    static String jenkinsScript() {
        return GROOVY_SHELL
                .matcher(text("docs/ci/Jenkinsfile"))
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow()
                .replace("\\\n", "");
    }

    static YamlMapping mapping(YamlMapping parent, String name) {
        return (YamlMapping) parent.get(name).orElseThrow();
    }

    static Optional<String> string(YamlMapping parent, String name) {
        return parent.get(name).map(YamlNode::toData).map(Object::toString);
    }

    private static List<YamlMapping> items(YamlMapping parent, String name) {
        return ((YamlSequence) parent.get(name).orElseThrow())
                .items().stream().map(YamlMapping.class::cast).toList();
    }

    private static YamlMapping yaml(String name) {
        return StrictYaml.read(name, text(name).getBytes(UTF_8));
    }
}
