package dev.mcmgen.importing.fold;

/** One subject of a cluster: it takes what it knows out of the source, and puts the fields of the spec in their place. */
@FunctionalInterface
interface Fold {

    void fold(Folding folding);
}
