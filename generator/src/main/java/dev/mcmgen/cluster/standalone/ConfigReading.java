package dev.mcmgen.cluster.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was read of the files of a configuration.
 *
 * @param lines of every file that can be read, in order
 * @param failure why the reader gives up, if it does
 * @param vanished whether it meets a link that leads nowhere first: it takes that for a configuration that does not
 *     exist, all of it, and starts the node without
 */
record ConfigReading(List<ConfigLine> lines, Optional<String> failure, boolean vanished) {

    ConfigReading {
        lines = List.copyOf(lines);
    }

    static ConfigReading of(StandalonePath named, Contents contents) throws IOException {
        List<ConfigLine> lines = new ArrayList<>();
        Optional<String> failure = Optional.empty();
        boolean vanished = false;
        try {
            for (Path file : ConfigFiles.of(named)) {
                try {
                    Optional<List<ConfigLine>> read = ConfigFile.read(file, contents);
                    read.ifPresent(lines::addAll);
                    vanished |= read.isEmpty() && failure.isEmpty();
                } catch (ConfigFailure e) {
                    failure = vanished ? failure : failure.or(() -> Optional.of(e.words()));
                }
            }
        } catch (ConfigFailure e) {
            failure = Optional.of(e.words());
        }
        return new ConfigReading(lines, failure, vanished);
    }

    /** A {@code config.yaml} without drop-ins, whose text is at hand. */
    static ConfigReading of(String name, byte[] content) {
        try {
            return new ConfigReading(ConfigFile.read(name, content), Optional.empty(), false);
        } catch (ConfigFailure e) {
            return new ConfigReading(List.of(), Optional.of(e.words()), false);
        }
    }

    /** Whether the command gets anything of it. */
    boolean reachesTheCommand() {
        return failure.isEmpty() && !vanished;
    }
}
