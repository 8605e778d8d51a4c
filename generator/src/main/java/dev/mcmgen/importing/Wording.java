package dev.mcmgen.importing;

/** In whose words a spec says what can be said in several. */
public enum Wording {
    /** Nodes get the same text, to the last default: a push of the spec restarts nothing. */
    OF_CLUSTER,

    /** Defaults are left out and arguments stand in the order of the spec; a push restarts the nodes for it. */
    OF_SPEC
}
