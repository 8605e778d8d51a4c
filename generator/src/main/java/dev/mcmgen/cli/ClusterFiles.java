package dev.mcmgen.cli;

import dev.mcmgen.render.RenderedFile;
import dev.mcmgen.render.Rendering;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a rendering when its plan is forgotten.
 *
 * @param stream the objects for Rancher as one stream; empty for standalone nodes
 */
record ClusterFiles(String name, List<RenderedFile> files, Optional<String> stream) {

    static ClusterFiles of(Rendering rendering) {
        return new ClusterFiles(
                rendering.plan().spec().metadata().name(),
                rendering.files(),
                rendering.stream().map(stream -> stream.file().text()));
    }

    /** The files in a folder of that name. */
    List<RenderedFile> below(String folder) {
        return files.stream()
                .map(file -> new RenderedFile(folder + "/" + file.path(), file.text(), file.executable()))
                .toList();
    }
}
