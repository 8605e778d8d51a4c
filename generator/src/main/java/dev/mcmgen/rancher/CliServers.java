package dev.mcmgen.rancher;

import dev.mcmgen.yaml.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The servers that Rancher's own command line has logged in to: {@code ~/.rancher/cli2.json}, which is only read. */
public final class CliServers {

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /**
     * A server.
     *
     * @param certificates the PEM of its CA; empty where it needs none
     */
    public record Server(String name, RancherAddress address, Optional<Token> token, Optional<String> certificates) {}

    private final Path file;
    private final ApiObject content;

    private CliServers(Path file, ApiObject content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Reads the file in the folder that the environment names, or that Rancher's command line uses.
     *
     * @return empty where there is none
     * @throws RancherException where it cannot be read
     */
    public static Optional<CliServers> find(Map<String, String> environment) {
        Path folder = Optional.ofNullable(environment.get("RANCHER_CONFIG_DIR"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "."), ".rancher"));
        Path file = folder.resolve("cli2.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Object content = JsonReader.read(Files.readAllBytes(file));
            ApiObject object = content instanceof Map<?, ?> map ? ApiObject.of(map) : ApiObject.NONE;
            return Optional.of(new CliServers(file, object));
        } catch (IOException | IllegalArgumentException e) {
            throw new RancherException(
                    file + " cannot be read: " + e.getMessage(), "log in again by the rancher command, or use --url");
        }
    }

    public Path file() {
        return file;
    }

    /** Whether others than its owner may read the file, which holds tokens. */
    public boolean isOpenToOthers() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The server of that name; empty where there is none. */
    public Optional<Server> named(String name) {
        ApiObject server = content.object("Servers", name);
        return server.text("url").isEmpty() ? Optional.empty() : Optional.of(server(name, server));
    }

    /** The names of all servers. */
    public List<String> names() {
        return List.copyOf(content.object("Servers").fields().keySet());
    }

    /** The server in use. */
    public Optional<Server> current() {
        return named(content.text("CurrentServer"));
    }

    private static Server server(String name, ApiObject server) {
        String tokenKey = server.text("tokenKey");
        String accessKey = server.text("accessKey");
        Optional<Token> token = Optional.empty();
        if (!tokenKey.isEmpty()) {
            token = Optional.of(Token.of(tokenKey));
        } else if (!accessKey.isEmpty()) {
            token = Optional.of(Token.ofKeys(accessKey, server.text("secretKey")));
        }
        return new Server(
                name,
                RancherAddress.parse(server.text("url")),
                token,
                Optional.of(server.text("cacert")).filter(pem -> !pem.isBlank()));
    }
}
