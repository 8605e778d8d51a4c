package dev.mcmgen.spec;

import dev.mcmgen.yaml.JsonPointer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The places of a spec about which nobody can say what its user meant, because what stands there is wrong. Whoever
 * judges the rest must not build on them. Pointers into the spec; {@code *} for the index of a list item, {@code -} for
 * an item that was left out whole.
 *
 * @param places what was written there is left out
 * @param extended objects with a field that is not known and may stand for any other that is not written
 */
public record LeftOut(Set<JsonPointer> places, Set<JsonPointer> extended) {

    /** Of a spec that is in order. */
    public static final LeftOut NOTHING = new LeftOut(Set.of(), Set.of());

    static final String ANY_ITEM = "*";
    static final String LEFT_OUT_ITEM = "-";

    static final String BELOW = "**";

    public LeftOut {
        places = Set.copyOf(places);
        extended = Set.copyOf(extended);
    }

    /**
     * Whether something is left out that decides what the spec says at a place.
     *
     * @param place a pointer into the spec, {@code *} standing for any list item; its value is what counts, unless it
     *     ends in {@code /**}: then everything below counts as well
     */
    public boolean touches(JsonPointer place) {
        return touches(places, place) || touches(extended, place);
    }

    /** The same of a place where something is written that was not left out. */
    public boolean touchesWritten(JsonPointer place) {
        return touches(places, place);
    }

    private static boolean touches(Set<JsonPointer> leftOut, JsonPointer place) {
        List<String> tokens = place.tokens();
        boolean below = !tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(BELOW);
        List<String> wanted = below ? tokens.subList(0, tokens.size() - 1) : tokens;
        return leftOut.stream()
                .map(JsonPointer::tokens)
                .anyMatch(left -> (below || left.size() <= wanted.size()) && startsAlike(left, wanted));
    }

    LeftOut and(Set<JsonPointer> more) {
        Set<JsonPointer> all = new HashSet<>(places);
        all.addAll(more);
        return new LeftOut(all, extended);
    }

    private static boolean startsAlike(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            String one = a.get(i);
            String other = b.get(i);
            if (!one.equals(other) && !one.equals(ANY_ITEM) && !other.equals(ANY_ITEM)) {
                return false;
            }
        }
        return true;
    }
}
