package dev.mcmgen.importing;

import dev.mcmgen.importing.proof.Verdict;
import dev.mcmgen.importing.source.Note;
import java.util.List;

/**
 * A spec that was made from a cluster, and what there is to say about it.
 *
 * @param text the spec
 * @param rancher the Rancher whose planner was followed
 * @param kept what the spec has no field for: it stands in the overrides
 * @param ownWords what stands in the overrides in the cluster's words, though the spec has others with the same effect
 * @param leftOut what is not in the spec, because it has no effect or is no part of a configuration
 * @param secrets where secrets stand in clear; the spec has stand-ins
 * @param remarks further things to know
 * @param differences what is not the same; never with a secret in it
 * @param verdict whether the spec renders to the same cluster
 */
public record Imported(
        String text,
        String rancher,
        List<Note> kept,
        List<String> ownWords,
        List<Note> leftOut,
        List<Note> secrets,
        List<Note> remarks,
        List<Note> differences,
        Verdict verdict) {

    public Imported {
        kept = List.copyOf(kept);
        ownWords = List.copyOf(ownWords);
        leftOut = List.copyOf(leftOut);
        secrets = List.copyOf(secrets);
        remarks = List.copyOf(remarks);
        differences = List.copyOf(differences);
    }
}
