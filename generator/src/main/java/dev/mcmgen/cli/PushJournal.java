package dev.mcmgen.cli;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherAddress;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.progress.Goal;
import dev.mcmgen.yaml.JsonReader;
import dev.mcmgen.yaml.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which clusters the last push to a Rancher brought to their end, so that {@code --resume} need not go through them again. Holds
 * names and checksums, nothing else.
 */
final class PushJournal {

    private static final String NOT = "no";

    /** What may have been waited for; each includes what stands before it. */
    private static final List<String> GOALS = List.of(NOT, Goal.CREATED.word(), Goal.READY.word());

    private final Path file;
    private final Map<String, Object> done = new TreeMap<>();

    private PushJournal(Path file) {
        this.file = file;
    }

    /** The journal of that Rancher, in the folder for such things. */
    static PushJournal of(RancherAddress address, Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path folder =
                state.isBlank() ? Path.of(environment.getOrDefault("HOME", "."), ".local", "state") : Path.of(state);
        String name = "push-" + checksum(address.toString()).substring(0, 12) + ".json";
        return new PushJournal(folder.resolve("mcmgen").resolve(name));
    }

    /** Takes up what the last run left; what cannot be read counts as nothing done. */
    PushJournal resumed() {
        try {
            Object content = JsonReader.read(Files.readAllBytes(file));
            if (content instanceof Map<?, ?> map) {
                ApiObject.of(map).object("done").fields().forEach(done::put);
            }
        } catch (IOException | IllegalArgumentException e) {
            done.clear();
        }
        return this;
    }

    /** Whether a cluster was pushed as it is now, and waited for at least as long as is asked. */
    boolean isDone(DesiredCluster cluster, Optional<Goal> goal) {
        ApiObject note = ApiObject.of(done).object(key(cluster));
        List<String> reached = GOALS.subList(0, GOALS.indexOf(note.text("waited")) + 1);
        return digest(cluster).equals(note.text("sha256")) && reached.contains(word(goal));
    }

    /** Notes that a cluster is done. Where that cannot be written, only --resume is the poorer. */
    synchronized void done(DesiredCluster cluster, Optional<Goal> goal) {
        done.put(key(cluster), Map.of("sha256", digest(cluster), "waited", word(goal)));
        try {
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), ".push", ".tmp");
            Files.writeString(temporary, JsonWriter.write(Map.of("done", done)), StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            return;
        }
    }

    private static String word(Optional<Goal> goal) {
        return goal.map(Goal::word).orElse(NOT);
    }

    private static String key(DesiredCluster cluster) {
        return cluster.namespace() + "/" + cluster.name();
    }

    private static String digest(DesiredCluster cluster) {
        StringBuilder text = new StringBuilder();
        cluster.objects().forEach(object -> text.append(object.json()));
        return checksum(text.toString());
    }

    private static String checksum(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
