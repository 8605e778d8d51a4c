package dev.mcmgen.spec;

import java.util.List;
import java.util.Optional;

/**
 * A file on machines.
 *
 * @param path where it lies on the machine
 * @param content what it holds, also when it was read from {@code file}; empty for a secret or config map
 * @param file where the content was read from, as the spec names it
 * @param secret a Secret in the workspace that the user makes; never rendered
 * @param configMap a ConfigMap in the workspace that the user makes
 * @param permissions octal, such as {@code 0600}
 * @param dynamic whether Rancher leaves the file out of the plan's checksum, so that a change restarts nothing
 * @param roles on machines with one of these roles; empty: not restricted by role
 * @param pools on machines of these pools; empty: not restricted by pool
 */
public record MachineFile(
        String path,
        Optional<String> content,
        Optional<String> file,
        Optional<Source> secret,
        Optional<Source> configMap,
        Optional<String> permissions,
        Optional<Boolean> dynamic,
        List<Role> roles,
        List<String> pools) {

    static MachineFile from(Fields fields) {
        Optional<String> file = fields.text("file");
        return new MachineFile(
                fields.requiredText("path"),
                file.isPresent() || fields.has("content")
                        ? Optional.of(fields.textOrFile("content", "file"))
                        : Optional.empty(),
                file,
                fields.optionalObject("secret").map(Source::from),
                fields.optionalObject("configMap").map(Source::from),
                fields.text("permissions"),
                fields.flag("dynamic"),
                fields.words("roles", Role.values()),
                fields.texts("pools"));
    }

    /** One key of an object in the workspace. */
    public record Source(String name, String key) {

        static Source from(Fields fields) {
            return new Source(fields.requiredText("name"), fields.requiredText("key"));
        }
    }
}
