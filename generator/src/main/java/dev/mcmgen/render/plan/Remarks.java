package dev.mcmgen.render.plan;

import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what planning finds: refusals, which end it when all concerns had their say, and remarks. */
final class Remarks {

    private final SpecDocument document;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    Remarks(SpecDocument document) {
        this.document = document;
    }

    /**
     * Something that cannot be rendered so that it works.
     *
     * @param field the field of the spec that it is about
     */
    record Refusal(JsonPointer field, Problem problem) {}

    /** What cannot be rendered so that it works, with the reason. */
    void refuse(String field, String code, String message, String hint) {
        JsonPointer pointer = JsonPointer.parse(field);
        refuse(new Refusal(pointer, new Problem(code, document.positionOf(pointer), message, hint)));
    }

    /** A problem that several pools have from one line is told once. */
    void refuse(Refusal refusal) {
        for (Refusal known : refusals) {
            if (known.problem().equals(refusal.problem())) {
                return;
            }
        }
        refusals.add(refusal);
    }

    void warn(String field, String code, String message, String hint) {
        Remark remark = new Remark(code, document.positionOf(JsonPointer.parse(field)), message, hint);
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** By place, then by code. */
    List<Remark> remarks() {
        List<Remark> sorted = new ArrayList<>(remarks);
        sorted.sort(Remark.BY_PLACE);
        return List.copyOf(sorted);
    }
}
