package dev.mcmgen.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads other people's YAML as Rancher, RKE2 and K3s do: with the rules of Go's yaml.v2 and, for keys, of
 * sigs.k8s.io/yaml (see {@link GoScalars} for the versions).
 *
 * <ul>
 *   <li>Scalars by YAML 1.1: {@code yes} is true, {@code 0600} is 384. Keys too; a key's {@link YamlMapping.Entry#name}
 *       is the text that sigs.k8s.io/yaml makes of it ({@code yes:} is {@code "true"}), its value what yaml.v2 makes.
 *   <li>Aliases stand for the value they name, with the places of that value; merge keys are merged where they stand, so
 *       that a later entry wins over an earlier one, merged or not, as in Go.
 *   <li>Keys that stand twice are kept; {@link YamlDocument#duplicateKeys} lists them.
 * </ul>
 *
 * Syntax is YAML 1.2's as the parser below knows it, less what yaml.v2 is known to refuse.
 */
public final class GoYaml {

    /** Bytes that a file may have; etcd takes 1.5 MiB for an object, this is for streams of many. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Levels that values may be nested, aliases followed; Go stops at 10,000. */
    public static final int MAX_DEPTH = 500;

    private GoYaml() {}

    /**
     * Reads all documents of a file.
     *
     * @param file the name for positions
     * @throws ProblemsException if Go could not read it, or if it is larger or deeper than is read here:
     *     {@code yaml/} too-large, encoding, control-character, unreadable, too-deep, alias, merge-key, tag, key-not-text
     */
    public static List<YamlDocument> readAll(String file, byte[] content) {
        return readAll(YamlText.decodeUtf8OrUtf16(file, content, MAX_BYTES));
    }

    /** The same for text at hand, such as that of a scalar. */
    public static List<YamlDocument> readAll(YamlText text) {
        List<Problem> problems = new ArrayList<>(text.controlCharacters());
        return build(text, SeparatorTabs.compose(text, MAX_DEPTH), GoTree.Merging.MERGED, problems);
    }

    /**
     * Reads the first document, as {@code yaml.Unmarshal} into a {@code yaml.MapSlice} does; errors of syntax behind it
     * are not noticed. Other than in {@link #readAll}, nothing is merged: a merge key stays an entry {@code <<}, not quoted,
     * whose value has been checked. Any value can be a key; its name is what {@link GoText#argument} makes of it.
     *
     * @param file the name for positions
     * @return empty where the file holds no document
     * @throws ProblemsException as {@link #readAll}, less {@code yaml/key-not-text}
     */
    public static Optional<YamlDocument> readFirst(String file, byte[] content) {
        YamlText text = YamlText.decodeUtf8OrUtf16(file, content, MAX_BYTES);
        Composed.Stream stream = SeparatorTabs.composeFirst(text, MAX_DEPTH);
        List<Problem> problems = new ArrayList<>(text.controlCharacters());
        return build(text, stream, GoTree.Merging.KEPT, problems).stream().findFirst();
    }

    private static List<YamlDocument> build(
            YamlText text, Composed.Stream stream, GoTree.Merging merging, List<Problem> problems) {
        if (stream.error().isPresent()) {
            problems.add(stream.error().get());
        }
        List<YamlDocument> documents = new ArrayList<>();
        for (Composed.Document composed : stream.documents()) {
            Optional<Problem> directive = GoDirectives.check(composed, text);
            if (directive.isPresent()) {
                problems.add(directive.get());
            }
            String version = composed.version().orElse("1.1");
            if (!version.equals("1.1")) {
                problems.add(new Problem(
                        "yaml/unreadable",
                        composed.start(),
                        "Go's YAML refuses documents of version " + version,
                        "remove the line %YAML " + version));
            }
            GoTree tree = new GoTree(text, merging, problems);
            Optional<YamlNode> root =
                    composed.root().isEmpty() || absent(composed.root().get())
                            ? Optional.empty()
                            : tree.build(composed.root().get());
            documents.add(new YamlDocument(documents.size(), composed.start(), root, tree.duplicateKeys(), text));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return documents;
    }

    private static boolean absent(Composed root) {
        return root instanceof Composed.Scalar scalar
                && scalar.isPlain()
                && scalar.text().isEmpty()
                && scalar.properties().anchor().isEmpty()
                && scalar.properties().tag().isEmpty();
    }
}
