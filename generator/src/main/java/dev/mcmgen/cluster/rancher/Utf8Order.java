package dev.mcmgen.cluster.rancher;

import java.util.Arrays;
import java.util.Comparator;

/** The order of Go's strings: by the bytes of UTF-8, which is the order of code points. */
enum Utf8Order implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return Arrays.compare(a, b);
    }
}
