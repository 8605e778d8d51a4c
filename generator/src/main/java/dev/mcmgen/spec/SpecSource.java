package dev.mcmgen.spec;

import java.nio.file.Path;

/** The text of a spec or an overlay, as it was read. */
public final class SpecSource {

    private final String file;
    private final Path folder;
    private final byte[] content;

    /**
     * @param file the name for positions
     * @param folder where the files that it names by a relative path are
     * @param content its bytes, which must not change any more
     */
    public SpecSource(String file, Path folder, byte[] content) {
        this.file = file;
        this.folder = folder;
        this.content = content;
    }

    public String file() {
        return file;
    }

    Path folder() {
        return folder;
    }

    /** Not to be changed. */
    public byte[] content() {
        return content;
    }
}
