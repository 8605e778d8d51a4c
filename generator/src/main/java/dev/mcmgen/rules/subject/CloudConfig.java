package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.MachineDrivers;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final String words;

    /** Once somebody asked. */
    private @Nullable List<Sysctl> sysctls;

    private CloudConfig(Place text) {
        this.text = text;
        this.root = isScript()
                ? Optional.empty()
                : text.embedded().roots().stream().filter(Place::isMapping).findFirst();
        this.files = readFiles();
        this.words = text.text()
                .orElse("")
                .lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    /** The user data of a machine config; empty where it has none, or none that can be read here. */
    public static Optional<CloudConfig> of(Manifest config, MachineDrivers drivers) {
        return drivers.ofKind(config.root().text("kind"))
                .filter(driver -> TEXT_FIELDS.contains(driver.userDataField()))
                .flatMap(driver -> config.root()
                        .get(driver.userDataField())
                        .filter(place -> place.text()
                                .filter(t -> !t.isEmpty() && !(driver.packedUserData() && isPacked(t)))
                                .isPresent()))
                .map(CloudConfig::new);
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
        return root.flatMap(r -> r.get(key)).map(Place::items).orElse(List.of());
    }

    /** What is run at the first boot, in its order. */
    public List<Place> commands() {
        return Stream.concat(items("bootcmd").stream(), items("runcmd").stream())
                .toList();
    }

    /** A command as a shell would read it: a list is one command with its arguments. */
    public static String command(Place item) {
        return item.isList()
                ? item.items().stream().map(CloudConfig::scalar).collect(Collectors.joining(" "))
                : scalar(item);
    }

    /** The files that it writes, those without a path left out. */
    public List<CloudFile> files() {
        return files;
    }

    private List<CloudFile> readFiles() {
        List<CloudFile> read = new ArrayList<>();
        for (Place entry : items("write_files")) {
            entry.get("path")
                    .filter(path -> path.text().isPresent())
                    .ifPresent(path -> read.add(new CloudFile(entry, path, entry.get("content"))));
        }
        return List.copyOf(read);
    }

    /** The kernel parameters that it sets, those of files first. */
    List<Sysctl> sysctls() {
        List<Sysctl> known = sysctls;
        if (known == null) {
            known = List.copyOf(Sysctl.read(this));
            sysctls = known;
        }
        return known;
    }

    /** Everything that is not a comment, to look for words in. */
    public String words() {
        return words;
    }

    /** Whether it does more than can be read here: fetches something, starts a script, writes what is packed. */
    public boolean doesMore() {
        boolean starts = isScript()
                ? FURTHER.matcher(words()).find()
                : commands().stream().anyMatch(c -> FURTHER.matcher(command(c)).find());
        return starts || files().stream().anyMatch(CloudFile::isPacked);
    }

    private static String scalar(Place place) {
        return place.value() instanceof YamlScalar scalar ? scalar.text() : "";
    }
}
