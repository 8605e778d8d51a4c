package dev.mcmgen.cluster.standalone;

import dev.mcmgen.cluster.Origin;
import dev.mcmgen.yaml.GoText;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the keys of one configuration file, as {@code yaml.Unmarshal} of its text into a {@code yaml.MapSlice}. */
final class ConfigFile {

    private static final YamlScalar.Style PLAIN = YamlScalar.Style.PLAIN;

    private final String name;

    private ConfigFile(String name) {
        this.name = name;
    }

    /**
     * The keys in the order in which they were written.
     *
     * @return empty where the file is a link that leads nowhere
     */
    static Optional<List<ConfigLine>> read(Path file, Contents contents) throws ConfigFailure, IOException {
        String name = ConfigFiles.name(file);
        Optional<String> fault = ConfigLocation.fault(name, String.valueOf(file.getFileName()));
        if (fault.isPresent()) {
            throw new ConfigFailure(fault.get());
        }
        if (Files.isDirectory(file)) {
            throw new ConfigFailure("read " + name + ": is a directory");
        }
        try {
            // Checked before anything is read: a pipe would never end.
            if (Files.exists(file) && (!Files.isRegularFile(file) || Files.size(file) > GoYaml.MAX_BYTES)) {
                throw new ConfigFailure(name + " is larger than " + GoYaml.MAX_BYTES + " bytes, or no plain file");
            }
            return Optional.of(new ConfigFile(name).lines(contents.read(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            throw new ConfigFailure("open " + name + ": " + ConfigFiles.reason(e));
        }
    }

    /** The keys of a file that is not on this disk. */
    static List<ConfigLine> read(String name, byte[] content) throws ConfigFailure {
        return new ConfigFile(name).lines(content);
    }

    private List<ConfigLine> lines(byte[] content) throws ConfigFailure {
        Optional<YamlNode> root;
        try {
            root = GoYaml.readFirst(name, content).flatMap(YamlDocument::root);
        } catch (ProblemsException e) {
            throw new ConfigFailure(words(e.problems().get(0)));
        }
        if (root.isEmpty() || (root.get() instanceof YamlScalar scalar && scalar.isNull())) {
            return List.of();
        }
        if (root.get() instanceof YamlMapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> line(
                            entry.name(),
                            GoText.isMerge(entry),
                            entry.key().position(),
                            entry.value(),
                            JsonPointer.ROOT))
                    .toList();
        }
        if (root.get() instanceof YamlSequence sequence) {
            return items(sequence);
        }
        throw unmarshal(List.of(cannot(root.get(), "MapSlice")));
    }

    private static ConfigLine line(String key, boolean merge, Position place, YamlNode value, JsonPointer parent) {
        return new ConfigLine(GoText.trim(key), merge, new Origin(place, parent.child(key), value));
    }

    /** A list: each item is taken for a {@code yaml.MapItem}, whose fields are {@code key} and {@code value}. */
    private List<ConfigLine> items(YamlSequence sequence) throws ConfigFailure {
        List<ConfigLine> lines = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            YamlNode item = sequence.items().get(i);
            boolean none = item instanceof YamlScalar scalar && scalar.isNull();
            if (!none && !(item instanceof YamlMapping)) {
                errors.add(cannot(item, "MapItem"));
                continue;
            }
            YamlNode absent = new YamlScalar(item.position(), "", PLAIN, YamlScalar.NULL);
            YamlNode key = none ? absent : ((YamlMapping) item).get("key").orElse(absent);
            YamlNode value = none ? absent : ((YamlMapping) item).get("value").orElse(absent);
            JsonPointer path = JsonPointer.ROOT.child(i).child("value");
            lines.add(new ConfigLine(GoText.argument(key), false, new Origin(key.position(), path, value)));
        }
        if (!errors.isEmpty()) {
            throw unmarshal(errors);
        }
        return lines;
    }

    private ConfigFailure unmarshal(List<String> errors) {
        return new ConfigFailure("yaml: unmarshal errors:\n  " + String.join("\n  ", errors) + " (" + name + ")");
    }

    private static String cannot(YamlNode node, String target) {
        String what = "!!seq";
        if (node instanceof YamlScalar scalar) {
            String text = scalar.text();
            String shown = text.length() > 10 ? text.substring(0, 7) + "..." : text;
            what = tag(scalar.value()) + " `" + shown + "`";
        }
        return "line " + node.position().line() + ": cannot unmarshal " + what + " into yaml." + target;
    }

    private static String tag(Object value) {
        if (value instanceof String) {
            return "!!str";
        }
        if (value instanceof Boolean) {
            return "!!bool";
        }
        return value instanceof Double ? "!!float" : "!!int";
    }

    /** Go's words where they are known to be the same; else ours, in the form of Go's. */
    private static String words(Problem problem) {
        String words = switch (problem.code()) {
            case "yaml/control-character" -> "control characters are not allowed";
            case "yaml/merge-key" -> "map merge requires map or sequence of maps as the value";
            default -> "line " + problem.position().line() + ": " + problem.message();
        };
        return "yaml: " + words + " (" + problem.position() + ")";
    }
}
