package dev.mcmgen.render.template;

import dev.mcmgen.schema.NearestWord;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files in a user's folder of templates that do nothing although they look as if they should: their names are mistyped,
 * or have no {@code .ftl}. A template that another one includes is used, and a README is no template.
 */
final class IdleFiles {

    private static final String CODE = "template/unused";

    /** An include whose name is made while the template runs: any file may be meant. */
    private static final Pattern COMPUTED = Pattern.compile(
            "(?s)<#(include|import)\\s+(?![\"'][^\"'$]*[\"']\\s*(>|/>|as\\b))|\\.get_optional_template");

    private final UserTemplates user;
    private final List<String> names;

    /** @param names of the built-in templates, without {@code .ftl} */
    IdleFiles(UserTemplates user, List<String> names) {
        this.user = user;
        this.names = names;
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        boolean computed = user.files().values().stream()
                .anyMatch(file -> COMPUTED.matcher(file.text()).find());
        user.files().forEach((file, content) -> {
            String name = file.substring(0, file.length() - UserTemplates.SUFFIX.length());
            if (!names.contains(name) && !computed && !isUsed(file, content)) {
                problems.add(problem(
                        content.path(),
                        "no template is named " + name
                                + ", and none of yours includes this file, so it would do nothing",
                        nearest(name)
                                .map(near -> "did you mean " + near + UserTemplates.SUFFIX + "?")
                                .orElse("mcmgen templates list shows the names")));
            }
        });
        user.others()
                .forEach((file, path) -> nearest(file).ifPresent(near -> {
                    boolean readme = simpleName(file).startsWith("README") && !near.equals(file);
                    if (!readme && !user.files().containsKey(near + UserTemplates.SUFFIX)) {
                        problems.add(problem(
                                path,
                                "the names of templates end in " + UserTemplates.SUFFIX
                                        + ", so this file would do nothing",
                                "did you mean " + near + UserTemplates.SUFFIX + "?"));
                    }
                }));
        return problems;
    }

    /** Whether another template names the file, wherever from, or is a link to it. */
    private boolean isUsed(String file, UserTemplates.UserFile content) {
        String simple = simpleName(file);
        return user.files().entrySet().stream()
                .filter(other -> !other.getKey().equals(file))
                .map(Map.Entry::getValue)
                .anyMatch(other -> other.text().contains(simple) || other.text().equals(content.text()));
    }

    /** The same name in another folder, else the name with the fewest edits. */
    private Optional<String> nearest(String name) {
        return names.stream()
                .filter(known -> simpleName(known).equals(simpleName(name)))
                .min(Comparator.comparing((String known) -> !known.equals(name)))
                .or(() -> NearestWord.find(name, names));
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static Problem problem(Path path, String message, String hint) {
        return new Problem(CODE, Position.startOf(path.toString().replace('\\', '/')), message, hint);
    }
}
