package dev.mcmgen.cluster.rancher;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as Go's {@code path} package joins them. */
final class GoPath {

    private GoPath() {}

    static String join(String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            if (!part.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : "/").append(part);
            }
        }
        return joined.isEmpty() ? "" : clean(joined.toString());
    }

    /** The shortest path that means the same: no doubled slash, no {@code .}, no {@code ..} that can be resolved. */
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        if (rooted && !path.contains("//") && !path.contains("/.") && !path.endsWith("/")) {
            return path; // most are so already
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !"..".equals(parts.peekLast())) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(rooted && part.equals(".."))) {
                parts.addLast(part);
            }
        }
        String joined = (rooted ? "/" : "") + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }

    /** The folder of a file. */
    static String folder(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }
}
