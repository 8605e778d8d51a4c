package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.cluster.Entry;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Origin;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A group of nodes of a target: what reaches them, each value with the place where it was written. What was asked for is
 * kept, as many rules ask for the same, each on a thread of its own.
 */
public final class Nodes {

    private final NodeGroup group;
    private final Function<Origin, Place> places;
    private final List<NodeFile> dropIns = new ArrayList<>();
    private final Map<String, Setting> settings = new ConcurrentHashMap<>();
    private final Map<String, Arguments> arguments = new ConcurrentHashMap<>();

    Nodes(NodeGroup group, Function<Origin, Place> places) {
        this.group = group;
        this.places = places;
        for (NodeFile file : group.files()) {
            if (file.path().contains("/config.yaml.d/")) {
                dropIns.add(file);
            }
        }
    }

    public NodeGroup group() {
        return group;
    }

    /** The files that Rancher writes beside its own configuration, which may change every key. */
    public List<NodeFile> dropIns() {
        return dropIns;
    }

    public boolean isLinux() {
        return group.system() == NodeSystem.LINUX;
    }

    /** Whether the nodes run {@code rke2 server}, that is, have etcd or the control plane. */
    public boolean isServer() {
        return group.command() == NodeRole.SERVER;
    }

    public boolean has(Role role) {
        return group.roles().contains(role);
    }

    /** How to speak of them: {@code pool worker}, or by the roles where there are no pools. */
    public String words() {
        if (!group.pool().isEmpty()) {
            return "pool " + group.pool();
        }
        List<String> roles = new ArrayList<>();
        for (Role role : group.roles()) {
            roles.add(role.id());
        }
        return String.join("+", roles) + " nodes";
    }

    /** Where a key was written. */
    public Optional<Place> place(Entry entry) {
        return entry.origin().isPresent()
                ? Optional.of(places.apply(entry.origin().get()))
                : Optional.empty();
    }

    /** The key as it reaches the nodes; empty where it does not. */
    public Optional<Setting> setting(String key) {
        Object value = group.config().get(key);
        if (value == null) {
            return Optional.empty();
        }
        Setting known = settings.get(key);
        if (known == null) {
            known = setting(key, value);
            settings.put(key, known);
        }
        return Optional.of(known);
    }

    private Setting setting(String key, Object value) {
        List<Place> written = new ArrayList<>();
        for (Entry entry : group.entries()) {
            Optional<Place> place =
                    baseName(entry.key()).equals(key) && reaches(entry.fate()) ? place(entry) : Optional.empty();
            if (place.isPresent()) {
                written.add(place.get());
            }
        }
        Optional<Place> last = written.isEmpty() ? Optional.empty() : Optional.of(written.get(written.size() - 1));
        return new Setting(key, value, last, parts(value, written));
    }

    /** The texts of a setting; none where it does not reach the nodes. */
    public List<String> texts(String key) {
        Optional<Setting> setting = setting(key);
        return setting.isPresent() ? setting.get().texts() : List.of();
    }

    /** The texts of a setting with their places; none where it does not reach the nodes. */
    public List<Setting.Part> parts(String key) {
        Optional<Setting> setting = setting(key);
        return setting.isPresent() ? setting.get().parts() : List.of();
    }

    /** Where a setting was written that reaches the nodes; empty where it does not, or comes from Rancher. */
    public Optional<Place> placeOf(String key) {
        Optional<Setting> setting = setting(key);
        return setting.isPresent() ? setting.get().place() : Optional.empty();
    }

    /** The text of a setting; empty where it does not reach the nodes. */
    public String text(String key) {
        Optional<Setting> setting = setting(key);
        return setting.isPresent() ? setting.get().text() : "";
    }

    /** Whether a setting reaches the nodes and is true. */
    public boolean isTrue(String key) {
        Optional<Setting> setting = setting(key);
        return setting.isPresent() && setting.get().isTrue();
    }

    /** The key {@code profile}, where it names a CIS profile and reaches the nodes. */
    public Optional<Setting> cisProfile() {
        Optional<Setting> profile = setting("profile");
        return profile.isPresent() && profile.get().text().startsWith("cis") ? profile : Optional.empty();
    }

    /** The arguments of a component, such as those of {@code kubelet-arg}. */
    public Arguments arguments(String key) {
        if (!group.config().containsKey(key)) {
            return Arguments.NONE;
        }
        Arguments known = arguments.get(key);
        if (known == null) {
            known = Arguments.of(setting(key));
            arguments.put(key, known);
        }
        return known;
    }

    /** A key of a standalone file may end in a {@code +}, which appends. */
    static String baseName(String key) {
        return key.endsWith("+") ? key.substring(0, key.length() - 1) : key;
    }

    static boolean reaches(Fate fate) {
        return fate instanceof Fate.Applied || fate instanceof Fate.Coerced || fate instanceof Fate.Merged;
    }

    private static List<Setting.Part> parts(Object value, List<Place> written) {
        List<Place> unused = new ArrayList<>();
        for (Place place : written) {
            unused.addAll(place.value() instanceof YamlSequence ? place.items() : List.of(place));
        }
        List<Setting.Part> parts = new ArrayList<>();
        for (Object item : value instanceof List<?> list ? list : List.of(value)) {
            String text = String.valueOf(item);
            Optional<Place> place = take(text, unused);
            parts.add(new Setting.Part(text, place.isPresent() ? place : alone(written, value)));
        }
        return parts;
    }

    /** The first of the places that holds a text; it is taken away. */
    private static Optional<Place> take(String text, List<Place> places) {
        for (Place place : places) {
            if (sameText(place.value(), text)) {
                places.remove(place);
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** A value that is no list, and whose text changed on its way, still comes from where it was written. */
    private static Optional<Place> alone(List<Place> written, Object value) {
        return value instanceof List || written.isEmpty()
                ? Optional.empty()
                : Optional.of(written.get(written.size() - 1));
    }

    private static boolean sameText(YamlNode node, String text) {
        return node instanceof YamlScalar scalar
                && (scalar.text().equals(text)
                        || scalar.text().strip().equals(text)
                        || String.valueOf(scalar.value()).equals(text));
    }
}
