package dev.mcmgen.rules;

import dev.mcmgen.rules.subject.FileObjects;
import dev.mcmgen.yaml.Problem;
import java.util.List;

/**
 * A file as it was read.
 *
 * @param content its bytes, which nobody may change
 * @param objects none where it cannot be read, or is the configuration of a node and no object
 * @param problems why it cannot be read
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and a copy of each file would double the memory.
public record Reading(String file, byte[] content, FileObjects objects, List<Problem> problems) {

    public Reading {
        problems = List.copyOf(problems);
    }
}
