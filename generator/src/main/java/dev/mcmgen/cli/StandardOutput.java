package dev.mcmgen.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * The process's standard output, which remembers its first failure: {@link java.io.PrintStream} only says that there was
 * one, and a full disk must not look like success, nor a reader that went away like an error.
 */
final class StandardOutput extends OutputStream {

    /** What a shell reports for a program that was ended by SIGPIPE, as {@code mcmgen … | head} ends one. */
    static final int READER_WENT_AWAY = 141;

    private final OutputStream stream;
    private Optional<IOException> failure = Optional.empty();

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            stream.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
            throw e;
        }
    }

    /** The first failure of a write, if there was one. */
    Optional<IOException> failure() {
        return failure;
    }

    static boolean readerWentAway(IOException failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("broken pipe");
    }
}
