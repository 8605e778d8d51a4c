package dev.mcmgen.rancher;

import java.nio.file.Path;

/** Which certificates are believed. */
public sealed interface Trust {

    /** Those of the system. */
    record OfSystem() implements Trust {}

    /** Those of the system and those of a PEM file. */
    record OfFile(Path file) implements Trust {}

    /** Those of the system and those of this PEM. */
    record OfText(String pem) implements Trust {}

    /**
     * Those that the Rancher serves at {@code /cacerts}, if their checksum is this one: what agents do with {@code
     * CATTLE_CA_CHECKSUM} (rancher-api.md §1.3).
     *
     * @param sha256 in hexadecimal digits
     */
    record OfChecksum(String sha256) implements Trust {}

    /** Any, and any name: for a look at a test system. */
    record OfAnything() implements Trust {}
}
