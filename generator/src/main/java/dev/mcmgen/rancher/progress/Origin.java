package dev.mcmgen.rancher.progress;

/** What was done to a cluster before it is waited for. */
public enum Origin {
    /** It was made just now, so that it may not be to be seen yet, and all of its log is news. */
    CREATED,
    /** It was changed just now, so that what it says may still be of before. */
    CHANGED,
    /** Nothing. */
    UNCHANGED
}
