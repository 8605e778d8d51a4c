package dev.mcmgen.rancher.change;

import java.util.List;

/**
 * One difference between an object that is wanted and the one that a Rancher has.
 *
 * @param object the object
 * @param path where in it; the root where the object as a whole is new
 * @param shown old and new, as far as they may be seen
 * @param setBy the managers that set what is there now, by the names that they gave themselves; may be empty
 * @param effects what it does to the cluster, each pool by itself; empty until they were worked out, and for what is kept
 */
public record Change(
        ObjectName object, FieldPath path, Kind kind, Shown shown, List<String> setBy, List<Effect> effects) {

    /** What a push does about it. */
    public enum Kind {
        /** It is only in the manifest. */
        ADDED,
        /** It is another value. */
        CHANGED,
        /** It is only in Rancher, and mcmgen put it there, or the manifest says that it shall not be: it goes. */
        REMOVED,
        /** It is only in Rancher, and not mcmgen's: it stays. */
        KEPT
    }

    public Change {
        setBy = List.copyOf(setBy);
        effects = List.copyOf(effects);
    }

    /** Whether a push writes it. */
    public boolean isWritten() {
        return kind != Kind.KEPT;
    }

    /** The same with what it does. */
    public Change with(List<Effect> others) {
        return new Change(object, path, kind, shown, setBy, others);
    }
}
