package dev.mcmgen.spec;

/** A value out of a closed list, with the word that stands for it in a spec. */
public interface Word {

    /** As the user writes it, and as Rancher, RKE2 and Kubernetes write it. */
    String word();
}
