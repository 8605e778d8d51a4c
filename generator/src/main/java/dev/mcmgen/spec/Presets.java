package dev.mcmgen.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Commented specs to start from; each is in order as it stands. */
public final class Presets {

    private static final List<String> NAMES =
            List.of("vsphere-ipvs", "custom-nodes", "standalone-rke2", "standalone-k3s");

    private Presets() {}

    /** Every name, the fullest first. */
    public static List<String> names() {
        return NAMES;
    }

    /** The text of a preset, to be written to a file as it is; empty where none has that name. */
    public static Optional<String> find(String name) {
        return NAMES.contains(name) ? Optional.of(text(name)) : Optional.empty();
    }

    private static String text(String name) {
        try (InputStream in = Presets.class.getResourceAsStream("/presets/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the preset " + name + " is not packed");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
