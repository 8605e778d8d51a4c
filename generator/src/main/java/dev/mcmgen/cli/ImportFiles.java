package dev.mcmgen.cli;

import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The objects that files and folders hold, for an import. */
final class ImportFiles {

    /** What a cluster may be called, and no file is where nothing of that name lies. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private ImportFiles() {}

    /** Whether one name was given that no file has and a cluster may have. */
    static boolean isClusterName(List<String> names) {
        return names.size() == 1 && isName(names.get(0)) && !Files.exists(Path.of(names.get(0)));
    }

    /** Whether a cluster or a workspace can be called so. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** @throws ProblemsException with everything that could not be read */
    static List<YamlDocument> read(List<String> names, Console console) throws IOException {
        InputFiles files = InputFiles.of(names);
        if (!files.missing().isEmpty()) {
            throw new CommandFailedException(
                    files.missing().get(0), "name a cluster in Rancher, or files with its objects");
        }
        List<YamlDocument> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (InputFiles.Input input : files.inputs()) {
            byte[] content = input.isStandardInput() ? console.in().readAllBytes() : Files.readAllBytes(input.path());
            try {
                documents.addAll(GoYaml.readAll(input.name(), content));
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return documents;
    }
}
