package dev.mcmgen.rules.secret;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.secret.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in the user data of machines, which every process on the machine and every reader of the manifest can read. */
final class CloudConfigSecrets {

    /** A secret as a command gets it, or as a line of a file sets it. */
    private static final Pattern GIVEN = Pattern.compile(
            "(?im)(?:^|[\\s;&])(?:export\\s+)?(?:--?)?([a-z][\\w-]*)(?:\\s*[=:]\\s*|\\s+)[\"']?([^\\s\"']+)");

    /** {@code user:password} for chpasswd, curl and the like. */
    private static final Pattern PAIR = Pattern.compile(
            "echo\\s+[\"']?[\\w.-]+:([^\\s\"']+)[\"']?\\s*\\|\\s*(?:sudo\\s+)?chpasswd|\\bcurl\\b.*\\s(?:-u|--user)\\s*[\"']?[^\\s:\"']+:([^\\s\"']+)");

    /** Commands and files are looked at one by one. */
    private static final Set<String> JUDGED_BY_LINE = Set.of("write_files", "runcmd", "bootcmd");

    private final BiConsumer<Place, String> found;
    private final SecretSearch search;

    /** @param found takes the place and what it holds, such as {@code a password} */
    private CloudConfigSecrets(BiConsumer<Place, String> found) {
        this.found = found;
        this.search = new SecretSearch((place, kind) -> {
            if (!isHash(place)) {
                found.accept(place, kind);
            }
        });
    }

    static void all(Subject subject, RuleReport report) {
        for (CloudConfig config : subject.cloudConfigs()) {
            if (config.answer(CloudConfigSecrets.class, () -> holdsOne(config))) {
                new CloudConfigSecrets((place, kind) -> say(report, place, kind)).in(config);
            }
        }
    }

    private static boolean holdsOne(CloudConfig config) {
        List<Place> found = new ArrayList<>();
        new CloudConfigSecrets((place, kind) -> found.add(place)).in(config);
        return !found.isEmpty();
    }

    private void in(CloudConfig config) {
        if (config.isScript()) {
            in(config.text(), config.words());
        } else if (config.root().isPresent()) {
            inRoot(config, config.root().get());
        }
    }

    private void inRoot(CloudConfig config, Place root) {
        for (Place field : root.fields()) {
            if (!JUDGED_BY_LINE.contains(field.name())) {
                search.in(field);
            }
        }
        Optional<Place> passwords = root.at("chpasswd", "list");
        if (passwords.isPresent() && hasPassword(passwords.get())) {
            found.accept(passwords.get(), "a password");
        }
        for (Place command : config.commands()) {
            in(command, CloudConfig.command(command));
        }
        for (CloudFile file : config.files()) {
            Optional<Place> content = file.readable();
            if (content.isPresent() && mayHold(content.get().text().orElse(""))) {
                inFile(content.get());
            }
        }
    }

    /** A text with a {@code user:password} on each line; cloud-init makes up a password for {@code RANDOM} and {@code R}. */
    private static boolean hasPassword(Place list) {
        return SecretSearch.text(list).orElse("").lines().anyMatch(line -> {
            String password = line.substring(line.indexOf(':') + 1).strip();
            return line.indexOf(':') > 0
                    && !password.startsWith("$")
                    && !password.equals("R")
                    && !password.equals("RANDOM")
                    && SecretText.isFilled(password);
        });
    }

    /** Looking for words is much faster than reading the file, and most files hold no secret. */
    private static boolean mayHold(String text) {
        return text.contains("curl") || SecretText.mayHold(text);
    }

    /** A file that is YAML is judged value by value, every other one as text. */
    private void inFile(Place content) {
        String text = content.text().orElse("");
        Optional<Place> yaml = mayBeMapping(text) ? content.embeddedMapping() : Optional.empty();
        if (yaml.isPresent()) {
            search.in(yaml.get());
        } else {
            in(content, text);
        }
    }

    /** Scripts and most other files are no YAML, and to find that out by reading them takes long. */
    private static boolean mayBeMapping(String text) {
        return !text.startsWith("#!")
                && (text.contains(": ") || text.contains(":\n") || text.contains("{") || text.endsWith(":"));
    }

    private void in(Place place, String text) {
        Optional<String> pair = pair(text);
        Optional<String> given = pair.isPresent() ? pair : given(text);
        Optional<String> kind = given.isPresent() ? given : SecretText.byForm(text);
        if (kind.isPresent()) {
            found.accept(place, kind.get());
        }
    }

    private static Optional<String> pair(String text) {
        if (!text.contains("chpasswd") && !text.contains("curl")) {
            return Optional.empty();
        }
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            String password = pair.group(1) == null ? pair.group(2) : pair.group(1);
            if (SecretText.isFilled(password)) {
                return Optional.of("a password");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> given(String text) {
        if (!SecretText.mayName(text)) {
            return Optional.empty();
        }
        Matcher given = GIVEN.matcher(text);
        int from = 0;
        while (given.find(from)) {
            if (SecretText.isNamed(given.group(1)) && isValue(given.group(2))) {
                return SecretText.kind(given.group(1), given.group(2));
            }
            from = given.end(1);
        }
        return Optional.empty();
    }

    /** Words behind the name of a secret are often the rest of a sentence or of a command. */
    private static boolean isValue(String text) {
        return text.length() > 5 && SecretText.isFilled(text) && text.matches(".*[0-9!#%+=/].*");
    }

    /** Hashes of passwords begin with the method. */
    private static boolean isHash(Place place) {
        return place.text()
                .filter(text -> text.startsWith("$") || text.startsWith("!"))
                .isPresent();
    }

    private static void say(RuleReport report, Place place, String kind) {
        report.value(
                place,
                "everybody who may read the machine config or its repository, and every process on the machine, will"
                        + " have " + kind,
                Fix.byHand("put it into the image, or fetch it at the first boot with the machine's own identity"));
    }
}
