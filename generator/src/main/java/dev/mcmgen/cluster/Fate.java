package dev.mcmgen.cluster;

import java.util.Locale;

/** What became of a key. */
public sealed interface Fate {

    /** The word in the output. */
    String id();

    /** It reaches the node as it was written. */
    record Applied() implements Fate {
        @Override
        public String id() {
            return "applied";
        }
    }

    /** It reaches the node as true or false, by a type of the release's argument list. */
    record Coerced() implements Fate {
        @Override
        public String id() {
            return "coerced";
        }
    }

    /** It reaches the node with more than was written. */
    record Merged() implements Fate {
        @Override
        public String id() {
            return "merged";
        }
    }

    /**
     * Another value won.
     *
     * @param by {@code rancher}, or the JSON pointer of the winner
     */
    record Overwritten(String by) implements Fate {
        @Override
        public String id() {
            return "overwritten";
        }
    }

    /** It did not reach the node. */
    record Dropped(Reason reason) implements Fate {
        @Override
        public String id() {
            return "dropped";
        }
    }

    /** It reached the file, but this distribution or role does not read it. */
    record Ignored() implements Fate {
        @Override
        public String id() {
            return "ignored";
        }
    }

    /** Rancher, or a default, put it there. */
    record Added() implements Fate {
        @Override
        public String id() {
            return "added";
        }
    }

    /** Why a key was dropped. */
    enum Reason {
        /** Not in the argument list of the release. */
        UNKNOWN_KEY,
        /** In the list for servers only, and this is a worker. */
        ROLE,
        /** A number, a map or null. */
        BAD_TYPE,
        /** An empty text or list. */
        EMPTY;

        /** The word in the output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
