package dev.mcmgen.render.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The templates in the jar.
 *
 * @param root their folder in the class path, with {@code /} at its end
 */
record BuiltInTemplates(String root) {

    static final BuiltInTemplates SHIPPED = new BuiltInTemplates("templates/");

    /** The list of templates, one name in a line, sorted: a jar cannot be listed. A test compares it with the folder. */
    private static final String INDEX = "index.txt";

    /** Their names, without {@code .ftl}, in the order of the index. */
    List<String> names() {
        return read(INDEX).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** The text of a file, by its name with {@code .ftl}. */
    Optional<String> text(String file) {
        return file.endsWith(UserTemplates.SUFFIX) && !file.contains("..") ? read(file) : Optional.empty();
    }

    private Optional<String> read(String file) {
        try (InputStream in = BuiltInTemplates.class.getClassLoader().getResourceAsStream(root + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of mcmgen cannot be read", e);
        }
    }
}
