package dev.mcmgen.render.host;

import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads a user's cloud-config and says what rancher-machine, or the merge, cannot do with it. */
final class CloudConfigReader {

    private static final String HEADER = "#cloud-config";

    /** rancher-machine appends to these; it fails or panics at anything but a list. */
    private static final List<String> LISTS =
            List.of(UserCloudConfig.WRITE_FILES, UserCloudConfig.RUNCMD, "users", "groups");

    private final Position field;
    private final List<Problem> problems;

    /** @param problems takes what is found */
    CloudConfigReader(Position field, List<Problem> problems) {
        this.field = field;
        this.problems = problems;
    }

    /** What rancher-machine demands of a cloud-config or script that is passed on as it is. */
    void check(String text) {
        if (!text.startsWith("#!") && hasHeader(text)) {
            read(text);
        }
    }

    /**
     * The parts of a cloud-config; without meaning if a problem was found.
     *
     * @param ours the paths of the files that the preparation writes
     */
    UserCloudConfig readForMerge(String text, List<String> ours) {
        if (text.startsWith("#!")) {
            problem(
                    "cloud-config/script",
                    "the cloud-config is a script, and the host's preparation cannot be merged with a script",
                    "write it as " + HEADER
                            + " with the script in write_files and runcmd, or set nodeImage.prepared: true");
            return UserCloudConfig.NONE;
        }
        Optional<YamlMapping> root = hasHeader(text) ? read(text) : Optional.empty();
        root.ifPresent(mapping -> checkPaths(mapping, ours));
        return root.map(UserCloudConfig::of).orElse(UserCloudConfig.NONE);
    }

    private boolean hasHeader(String text) {
        String first = text.lines().findFirst().orElse("");
        if (first.strip().equals(HEADER)) {
            return true;
        }
        if (first.startsWith("##") && first.contains("template:")) {
            problem(
                    "cloud-config/template",
                    "the cloud-config is a template (" + first.strip()
                            + "); rancher-machine refuses it, because it does not begin with " + HEADER,
                    "write the values out, and let the first line be " + HEADER);
        } else {
            problem(
                    "cloud-config/header",
                    "the cloud-config does not begin with the line " + HEADER
                            + ", so rancher-machine would refuse to make the machine",
                    "let its first line be " + HEADER);
        }
        return false;
    }

    private Optional<YamlMapping> read(String text) {
        if (text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
            return Optional.empty();
        }
        try {
            YamlMapping root = StrictYaml.read(HEADER, text.getBytes(StandardCharsets.UTF_8));
            LISTS.forEach(key -> root.entry(key).ifPresent(this::checkList));
            root.get(UserCloudConfig.WRITE_FILES).ifPresent(this::checkEntries);
            return Optional.of(root);
        } catch (ProblemsException e) {
            e.problems().forEach(this::unreadable);
            return Optional.empty();
        }
    }

    private void unreadable(Problem problem) {
        String hint = problem.code().equals("yaml/not-a-mapping")
                ? "write keys such as runcmd: below " + HEADER
                : problem.hint();
        problems.add(new Problem(
                problem.code(),
                field,
                "the cloud-config, " + place(problem.position()) + ": " + problem.message(),
                hint));
    }

    private void checkList(YamlMapping.Entry entry) {
        if (!(entry.value() instanceof YamlSequence)) {
            problem(
                    "cloud-config/not-a-list",
                    entry.name() + " of the cloud-config, " + place(entry.key().position())
                            + ", is not a list; rancher-machine appends to it and would fail",
                    "write " + entry.name() + ": as a list, one item after each \"- \"");
        }
    }

    private void checkEntries(YamlNode writeFiles) {
        if (!(writeFiles instanceof YamlSequence list)) {
            return;
        }
        for (YamlNode item : list.items()) {
            boolean hasPath = item instanceof YamlMapping entry
                    && entry.get("path").orElse(null) instanceof YamlScalar path
                    && !path.isNull();
            if (!hasPath) {
                problem(
                        "cloud-config/no-path",
                        "the entry of write_files in the cloud-config, " + place(item.position()) + ", has no path",
                        "write it as {path: …, content: …}");
            }
        }
    }

    /** cloud-init writes the files in order: the user's would take the place of ours. */
    private void checkPaths(YamlMapping root, List<String> ours) {
        if (!(root.get(UserCloudConfig.WRITE_FILES).orElse(null) instanceof YamlSequence list)) {
            return;
        }
        for (YamlNode item : list.items()) {
            if (item instanceof YamlMapping entry
                    && entry.get("path").orElse(null) instanceof YamlScalar path
                    && ours.contains(path.text())
                    && !isAppended(entry)) {
                problem(
                        "cloud-config/same-file",
                        "write_files of the cloud-config, " + place(path.position()) + ", writes " + path.text()
                                + ", which the host's preparation writes too; the later one, yours, would win, and what the"
                                + " cluster needs would be gone",
                        "choose another path, or set nodeImage.prepared: true and prepare the hosts yourself");
            }
        }
    }

    private static boolean isAppended(YamlMapping entry) {
        return entry.get("append").orElse(null) instanceof YamlScalar append
                && append.value().equals(true);
    }

    private static String place(Position inside) {
        return "line " + inside.line();
    }

    private void problem(String code, String message, String hint) {
        problems.add(new Problem(code, field, message, hint));
    }
}
