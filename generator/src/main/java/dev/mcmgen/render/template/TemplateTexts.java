package dev.mcmgen.render.template;

import dev.mcmgen.yaml.Position;
import freemarker.cache.TemplateLoader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which text a template has: the user's where there is one, else ours. FreeMarker gets its templates here. */
final class TemplateTexts implements TemplateLoader {

    private final BuiltInTemplates builtIn;
    private final UserTemplates user;
    private final Map<String, Optional<String>> builtInTexts = new ConcurrentHashMap<>();

    TemplateTexts(BuiltInTemplates builtIn, UserTemplates user) {
        this.builtIn = builtIn;
        this.user = user;
    }

    /** @param file the name with {@code .ftl} */
    Optional<String> text(String file) {
        UserTemplates.UserFile own = user.files().get(file);
        return own == null ? builtInTexts.computeIfAbsent(file, builtIn::text) : Optional.of(own.text());
    }

    Optional<Path> overridingFile(String file) {
        return Optional.ofNullable(user.files().get(file)).map(UserTemplates.UserFile::path);
    }

    /** A place in the file that has the text. */
    Position position(String file, int line, int column) {
        String path =
                overridingFile(file).map(p -> p.toString().replace('\\', '/')).orElse(builtIn.root() + file);
        return new Position(path, line, column);
    }

    @Override
    public @Nullable Object findTemplateSource(String file) {
        return text(file).orElse(null);
    }

    @Override
    public long getLastModified(Object text) {
        return 0;
    }

    @Override
    public Reader getReader(Object text, String encoding) {
        return new StringReader((String) text);
    }

    @Override
    public void closeTemplateSource(Object text) {}

    /** FreeMarker names its loader where it finds no template. */
    @Override
    public String toString() {
        return "the folder of templates";
    }
}
