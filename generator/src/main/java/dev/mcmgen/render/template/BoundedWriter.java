package dev.mcmgen.render.template;

import freemarker.core.Environment;
import java.io.IOException;
import java.io.Writer;

/** Keeps what a template writes, up to a length. */
final class BoundedWriter extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final int limit;

    /** @param limit in characters */
    BoundedWriter(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        checkRoomFor(length);
        text.append(chars, offset, length);
    }

    @Override
    public void write(String chars, int offset, int length) throws IOException {
        checkRoomFor(length);
        text.append(chars, offset, offset + length);
    }

    private void checkRoomFor(int length) throws IOException {
        if (length > limit - text.length()) {
            // FreeMarker's own exception knows the line that is being rendered; a writer may throw an IOException only.
            throw new IOException(new freemarker.template.TemplateException(
                    "it writes more than " + limit / (1024 * 1024) + " MiB", Environment.getCurrentEnvironment()));
        }
    }

    /** Takes back the spaces at the end of what has been written. */
    void dropTrailingSpaces() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
    }

    /** What has been written. */
    String text() {
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
