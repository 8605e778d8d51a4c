package dev.mcmgen.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Recorded facts of real Ranchers that lie beside the repository; without them the tests that need them are skipped. */
public final class SharedFacts {

    private SharedFacts() {}

    /** The folder, or the test is reported as skipped. */
    public static Path folder(String name) {
        Path root = Path.of(System.getProperty("mcmgen.root", ".."))
                .toAbsolutePath()
                .normalize();
        // A worktree lies deeper than the repository itself.
        Optional<Path> found = Stream.iterate(root, p -> p != null && p.getParent() != null, Path::getParent)
                .map(p -> p.resolveSibling("shared").resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "../shared/" + name + " is not there");
        return found.orElseThrow();
    }
}
