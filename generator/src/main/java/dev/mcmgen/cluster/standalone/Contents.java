package dev.mcmgen.cluster.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands in the files of a node. */
public interface Contents {

    /** What stands in them on this disk. */
    Contents ON_DISK = new Contents() {
        @Override
        public byte[] read(Path file) throws IOException {
            return Files.readAllBytes(file);
        }
    };

    /** All of a file. */
    byte[] read(Path file) throws IOException;
}
