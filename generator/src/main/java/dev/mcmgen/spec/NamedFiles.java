package dev.mcmgen.spec;

import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the files that a spec names: audit policy, manifests, files for machines. A relative name is looked up from the
 * folder of the spec or overlay that it stands in.
 */
final class NamedFiles implements SpecFiles {

    /** Bytes that a file may have: what etcd stores in one object is about 1.5 MiB. */
    private static final int MAX_BYTES = 1024 * 1024;

    private final Map<String, Path> folders;
    private final Map<YamlNode, String> texts = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param folders by the name of the spec or overlay */
    private NamedFiles(Map<String, Path> folders) {
        this.folders = Map.copyOf(folders);
    }

    /** Reads every file that the tree names. The tree may have mistakes; what is no file name is passed over. */
    static NamedFiles read(YamlMapping tree, Map<String, Path> folders) {
        NamedFiles files = new NamedFiles(folders);
        Optional<YamlMapping> spec = mapping(tree.get("spec"));
        spec.flatMap(s -> mapping(s.get("hardening")))
                .flatMap(h -> mapping(h.get("auditPolicy")))
                .ifPresent(files::readOne);
        for (String list : List.of("manifests", "files")) {
            if (spec.flatMap(s -> s.get(list)).orElse(tree) instanceof YamlSequence items) {
                items.items().forEach(item -> mapping(Optional.of(item)).ifPresent(files::readOne));
            }
        }
        return files;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public String text(YamlNode fileName) {
        return texts.getOrDefault(fileName, "");
    }

    private void readOne(YamlMapping owner) {
        if (owner.get("file").orElse(owner) instanceof YamlScalar name && name.value() instanceof String) {
            try {
                texts.put(name, read(name));
            } catch (NoSuchFileException e) {
                report(name, "there is no file " + name.text(), "paths are relative to the spec's folder");
            } catch (CharacterCodingException e) {
                report(
                        name,
                        name.text() + " is not UTF-8 text",
                        "for other content make a Secret and name it in secret");
            } catch (IOException | InvalidPathException e) {
                report(name, name.text() + " cannot be read", "");
            }
        }
    }

    private String read(YamlScalar name) throws IOException {
        Path folder = folders.getOrDefault(name.position().file(), Path.of(""));
        Path path = folder.resolve(name.text());
        if (Files.isDirectory(path)) {
            report(name, name.text() + " is a folder; a file was expected", "");
            return "";
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            report(name, name.text() + " is no regular file", "");
            return "";
        }
        if (Files.size(path) > MAX_BYTES) {
            report(name, name.text() + " is larger than 1 MiB, more than a Kubernetes object can hold", "");
            return "";
        }
        byte[] bytes = Files.readAllBytes(path);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private void report(YamlScalar name, String message, String hint) {
        problems.add(new Problem("spec/file", name.position(), message, hint));
    }

    private static Optional<YamlMapping> mapping(Optional<YamlNode> node) {
        return node.filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
    }
}
