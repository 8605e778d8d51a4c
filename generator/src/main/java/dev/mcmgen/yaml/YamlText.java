package dev.mcmgen.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a file, by lines, as YAML counts them: a line ends at LF, CR LF or CR.
 *
 * <p>A byte order mark is taken off. Characters that YAML allows nowhere in a file are replaced by U+FFFD, one for one,
 * so that places stay exact and a line can be shown on a terminal; {@link #controlCharacters()} says where they stood.
 */
public final class YamlText {

    private static final int REPORTED_CONTROL_CHARACTERS = 20;
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final String text;
    private final List<Integer> lineStarts = new ArrayList<>();
    private final List<Problem> controlCharacters = new ArrayList<>();

    private final InnerTexts inner;

    private YamlText(String file, String decoded, InnerTexts inner) {
        this.file = file;
        this.inner = inner;
        String raw = decoded.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? decoded.substring(1) : decoded;
        findLines(raw);
        this.text = replaceControlCharacters(raw);
    }

    /** Text that is already decoded. */
    public static YamlText of(String file, String decoded) {
        return of(file, decoded, new InnerTexts());
    }

    /** The same for one of many files that hold the same texts. */
    public static YamlText of(String file, String decoded, InnerTexts inner) {
        return new YamlText(file, decoded, inner);
    }

    /**
     * Decodes UTF-8.
     *
     * @throws ProblemsException with {@code yaml/too-large} or {@code yaml/encoding}
     */
    static YamlText decodeUtf8(String file, byte[] content, int limit) {
        checkSize(file, content, limit);
        if (utf16(content).isPresent()) {
            throw new ProblemsException(new Problem(
                    "yaml/encoding",
                    Position.startOf(file),
                    "the file is UTF-16; UTF-8 was expected",
                    "save it as UTF-8"));
        }
        return decode(file, content, StandardCharsets.UTF_8);
    }

    /** Decodes UTF-8, or UTF-16 with a byte order mark, as Go's YAML does; otherwise like {@link #decodeUtf8}. */
    static YamlText decodeUtf8OrUtf16(String file, byte[] content, int limit) {
        checkSize(file, content, limit);
        return decode(file, content, utf16(content).orElse(StandardCharsets.UTF_8));
    }

    private static void checkSize(String file, byte[] content, int limit) {
        if (content.length > limit) {
            throw new ProblemsException(new Problem(
                    "yaml/too-large",
                    Position.startOf(file),
                    "the file is too large: at most " + limit / (1024 * 1024) + " MiB are read",
                    "split it, or check that it is the file that was meant"));
        }
    }

    private static Optional<Charset> utf16(byte[] content) {
        if (content.length < 2) {
            return Optional.empty();
        }
        int mark = ((content[0] & 0xFF) << 8) | (content[1] & 0xFF);
        return switch (mark) {
            case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    private static YamlText decode(String file, byte[] content, Charset charset) {
        String text = new String(content, charset);
        // Only where this character stands can something have been replaced by it.
        return text.indexOf(REPLACEMENT) < 0 ? of(file, text) : decodeStrictly(file, content, charset);
    }

    private static YamlText decodeStrictly(String file, byte[] content, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(content.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        String decoded = out.flip().toString();
        if (result.isError()) {
            String byteText = String.format(Locale.ROOT, "0x%02X", content[in.position()] & 0xFF);
            throw new ProblemsException(new Problem(
                    "yaml/encoding",
                    of(file, decoded).end(),
                    "byte " + in.position() + " of the file (" + byteText + ") is not " + charset.name(),
                    "save the file as UTF-8"));
        }
        return of(file, decoded);
    }

    /** The file as it was named. */
    public String file() {
        return file;
    }

    /** The lines without their line ends; an empty file has one empty line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(lineStarts.size());
        for (int line = 1; line <= lineStarts.size(); line++) {
            lines.add(lineText(line));
        }
        return lines;
    }

    /** A line without its line end, for instance to show it with a caret below; 1-based. */
    public Optional<String> line(int line) {
        return line >= 1 && line <= lineStarts.size() ? Optional.of(lineText(line)) : Optional.empty();
    }

    private String lineText(int line) {
        int from = lineStarts.get(line - 1);
        int to = line < lineStarts.size() ? lineStarts.get(line) : text.length();
        while (to > from && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The YAML inside a text value of this file. */
    InnerDocuments inner(String value) {
        return inner.read(file, value);
    }

    /** The whole text, with control characters replaced. */
    String text() {
        return text;
    }

    /** Characters that YAML allows in no file, the first of them one by one: {@code yaml/control-character}. */
    List<Problem> controlCharacters() {
        return List.copyOf(controlCharacters);
    }

    /** Index into {@link #text()} of a place in it. */
    int offset(Position position) {
        int start = lineStarts.get(position.line() - 1);
        return text.offsetByCodePoints(start, position.column() - 1);
    }

    /** The place of an index into {@link #text()}. */
    Position position(int offset) {
        return position(text, offset);
    }

    private Position position(String source, int offset) {
        int low = 0;
        int high = lineStarts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int start = lineStarts.get(low);
        return new Position(file, low + 1, source.codePointCount(start, offset) + 1);
    }

    private Position end() {
        return position(text.length());
    }

    private void findLines(String raw) {
        lineStarts.add(0);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == raw.length() || raw.charAt(i + 1) != '\n'))) {
                lineStarts.add(i + 1);
            }
        }
    }

    /** Needs the lines. Most texts hold no such character and are not copied. */
    private String replaceControlCharacters(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        StringBuilder kept = new StringBuilder();
        int copied = 0;
        int found = 0;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!allowed(c)) {
                found++;
                if (found <= REPORTED_CONTROL_CHARACTERS) {
                    Position position = position(raw, i);
                    controlCharacters.add(Characters.problem(c, position, found == REPORTED_CONTROL_CHARACTERS));
                }
                kept.append(raw, copied, i).append(REPLACEMENT);
                copied = next;
            }
            i = next;
        }
        return found == 0 ? raw : kept.append(raw, copied, raw.length()).toString();
    }

    /** Whether no character need be looked at more closely, as in nearly every file. */
    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (!allowed(raw.charAt(i))) { // true of both halves of a surrogate pair
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || !Characters.isControl(c);
    }
}
