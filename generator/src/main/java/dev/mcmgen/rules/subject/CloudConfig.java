package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.catalog.MachineDrivers;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The user data of a machine config, where the machine config holds the text itself: a cloud-config, or a script.
 * rancher-machine passes it on with its own commands at the end (rancher-cluster.md §5.2).
 */
public final class CloudConfig {

    private static final String HEADER = "#cloud-config";

    /** Fields that hold the text itself; other drivers name a file or a script of the provider. */
    private static final Set<String> TEXT_FIELDS = Set.of("cloudConfig", "userdata", "userData", "customData");

    /** Base64, as an editor breaks it into lines. */
    private static final Pattern PACKED = Pattern.compile("[A-Za-z0-9+/\\s]+={0,2}\\s*");

    /** What fetches or starts something that these files do not show. */
    private static final Pattern FURTHER =
            Pattern.compile("\\b(curl|wget|git|ansible\\S*|puppet|salt-call|chef-client)\\b|\\.(sh|py)\\b");

    private final Place text;
    private final Optional<Place> root;
    private final List<CloudFile> files;
    private final UserDataText known;

    /** Once somebody asked. */
    private @Nullable List<Sysctl> sysctls;

    private CloudConfig(Place text, UserDataText known) {
        this.text = text;
        this.known = known;
        this.root = isScript() ? Optional.empty() : text.embeddedMapping();
        this.files = readFiles();
    }

    /** The user data of a machine config; empty where it has none, or none that can be read here. */
    static Optional<CloudConfig> of(Manifest config, MachineDrivers drivers, UserDataTexts texts) {
        Optional<MachineDriver> driver = drivers.ofKind(config.root().text("kind"));
        if (driver.isEmpty() || !TEXT_FIELDS.contains(driver.get().userDataField())) {
            return Optional.empty();
        }
        Optional<Place> place = config.root().get(driver.get().userDataField());
        String text = place.flatMap(Place::text).orElse("");
        return place.isEmpty() || text.isEmpty() || (driver.get().packedUserData() && isPacked(text))
                ? Optional.empty()
                : Optional.of(new CloudConfig(place.get(), texts.of(text)));
    }

    private static boolean isPacked(String text) {
        return PACKED.matcher(text).matches();
    }

    /** The value as a whole. */
    public Place text() {
        return text;
    }

    public boolean isScript() {
        return !text.text().orElse("").startsWith(HEADER);
    }

    /** The mapping; empty for a script, and for what cannot be read. */
    public Optional<Place> root() {
        return root;
    }

    /** The items of a list of the cloud-config, such as {@code runcmd}. */
    public List<Place> items(String key) {
        Optional<Place> list = root.isPresent() ? root.get().get(key) : Optional.empty();
        return list.isPresent() ? list.get().items() : List.of();
    }

    /** What is run at the first boot, in its order. */
    public List<Place> commands() {
        List<Place> commands = new ArrayList<>(items("bootcmd"));
        commands.addAll(items("runcmd"));
        return commands;
    }

    /** A command as a shell would read it: a list is one command with its arguments. */
    public static String command(Place item) {
        if (!item.isList()) {
            return scalar(item);
        }
        List<String> words = new ArrayList<>();
        for (Place word : item.items()) {
            words.add(scalar(word));
        }
        return String.join(" ", words);
    }

    /** The files that it writes, those without a path left out. */
    public List<CloudFile> files() {
        return files;
    }

    private List<CloudFile> readFiles() {
        List<CloudFile> read = new ArrayList<>();
        for (Place entry : items("write_files")) {
            Optional<Place> path = entry.get("path");
            if (path.isPresent() && path.get().isText()) {
                read.add(new CloudFile(entry, path.get(), entry.get("content")));
            }
        }
        return List.copyOf(read);
    }

    /** The kernel parameters that it sets, those of files first. */
    public List<Sysctl> sysctls() {
        List<Sysctl> known = sysctls;
        if (known == null) {
            known = List.copyOf(Sysctl.read(this));
            sysctls = known;
        }
        return known;
    }

    /** Everything that is not a comment. */
    public String words() {
        return known.words();
    }

    /** Whether a word stands there, outside of comments; found out once for all that have the same text. */
    public boolean says(String word) {
        return known.says(word);
    }

    /**
     * The answer to a question, found out once for all that have the same text.
     *
     * @param ask may look at nothing but the text and what stands in it, whatever the place
     */
    public boolean answer(Object question, BooleanSupplier ask) {
        return known.answer(question, ask);
    }

    /** Whether the words hold what a pattern looks for; found out once for all that have the same text. */
    public boolean has(Pattern pattern) {
        return known.has(pattern);
    }

    /** The names that the first group of a pattern finds in the words, each with the last value of its second group. */
    public Map<String, String> settings(Pattern pattern) {
        return known.settings(pattern);
    }

    /** Whether it does more than can be read here: fetches something, starts a script, writes what is packed. */
    public boolean doesMore() {
        return known.answer("doesMore", this::readsFurther);
    }

    private boolean readsFurther() {
        if (isScript()) {
            return has(FURTHER);
        }
        for (Place command : commands()) {
            if (FURTHER.matcher(command(command)).find()) {
                return true;
            }
        }
        for (CloudFile file : files) {
            if (file.isPacked()) {
                return true;
            }
        }
        return false;
    }

    private static String scalar(Place place) {
        return place.value() instanceof YamlScalar scalar ? scalar.text() : "";
    }
}
