package dev.mcmgen.importing;

import dev.mcmgen.catalog.ClusterFields;
import dev.mcmgen.importing.fold.Folds;
import dev.mcmgen.importing.fold.Rehearsal;
import dev.mcmgen.importing.proof.Difference;
import dev.mcmgen.importing.proof.Verdict;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.ImportSource;
import dev.mcmgen.importing.source.Note;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.importing.source.SourceObject;
import dev.mcmgen.importing.text.SpecText;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the spec that an import came to, and what there is to say about it. */
final class Report {

    private static final String NO_FIELD = "the spec has no field for it";
    private static final String NOT_THERE = "the rest of the spec would bring it, and the cluster does not have it";

    private final ImportSource input;
    private final ClusterSource source;
    private final Rehearsal rehearsal;
    private final Remedies remedies;
    private final KeptParts kept;
    private final Set<JsonPointer> words;
    private final ClusterFields fields;

    Report(
            ImportSource input,
            ClusterSource source,
            Rehearsal rehearsal,
            Remedies remedies,
            OwnWords words,
            ClusterFields fields) {
        this.input = input;
        this.source = source;
        this.rehearsal = rehearsal;
        this.remedies = remedies;
        this.kept = remedies.kept();
        this.words = words.fields();
        this.fields = fields;
    }

    Imported of(Folds.Folded folded, Map<String, Object> data, Rehearsal.Outcome.Rendered rendered, Verdict verdict) {
        Map<JsonPointer, String> comments = new LinkedHashMap<>(folded.draft().comments());
        List<Note> parts = new ArrayList<>();
        List<String> ownWords = new ArrayList<>();
        for (JsonPointer field : kept.fields()) {
            String why = why(field);
            if (words.contains(field)) {
                ownWords.add(field.tokens().get(field.tokens().size() - 1));
            } else {
                parts.add(new Note(source.place(field), field.toString(), why));
            }
            comments.put(kept.inSpec(field), why);
        }
        String text = SpecText.write(head(), data, comments);
        check(text, rendered);
        return new Imported(
                text,
                source.effective().rancher().orElse(""),
                sorted(parts),
                ownWords,
                sorted(leftOut(rendered)),
                source.secrets(),
                remarks(),
                verdict.differences().stream().map(this::note).toList(),
                verdict);
    }

    private Note note(Difference difference) {
        return new Note(
                source.place(difference.field()),
                difference.subject(),
                "is " + difference.before() + " and would become " + difference.after());
    }

    /** What was taken out, and the user's own Secrets and ConfigMaps, which no spec holds. */
    private List<Note> leftOut(Rehearsal.Outcome.Rendered rendered) {
        List<Note> notes = new ArrayList<>(remedies.leftOut());
        List<Object> written = data(rendered.documents());
        for (SourceObject holder : input.holders()) {
            if (isNamed(holder.name(), written) && !isMade(holder, written)) {
                notes.add(new Note(
                        holder.place(JsonPointer.ROOT.child("metadata").child("name")),
                        holder.kind() + " " + holder.name(),
                        "the spec names it, and it must be in Rancher before the cluster"));
            }
        }
        return notes;
    }

    private static boolean isNamed(String name, Object data) {
        if (data instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(value -> isNamed(name, value));
        }
        return data instanceof List<?> list ? list.stream().anyMatch(item -> isNamed(name, item)) : data.equals(name);
    }

    private static boolean isMade(SourceObject holder, List<Object> written) {
        return written.stream()
                .anyMatch(object -> Part.root(object).text("kind").equals(holder.kind())
                        && Part.root(object).part("metadata").text("name").equals(holder.name()));
    }

    private static List<Note> sorted(List<Note> notes) {
        return notes.stream()
                .distinct()
                .sorted(Comparator.comparing(Note::subject))
                .toList();
    }

    private List<String> head() {
        return List.of(
                "yaml-language-server: $schema=./cluster-spec.schema.json",
                "",
                "The cluster " + source.object().namespace() + "/"
                        + source.object().name() + " as mcmgen import found it.",
                "For completion in your editor: mcmgen schema cluster-spec > cluster-spec.schema.json",
                "Every field: docs/spec.md. Render it: mcmgen render FILE");
    }

    private String why(JsonPointer field) {
        Optional<String> told = remedies.reasons().entrySet().stream()
                .filter(entry -> begins(entry.getKey(), field) || begins(field, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return told.or(() -> fields.reason(field)).orElse(kept.isRemoval(field) ? NOT_THERE : NO_FIELD);
    }

    private static boolean begins(JsonPointer prefix, JsonPointer field) {
        return !prefix.tokens().isEmpty()
                && prefix.tokens().size() <= field.tokens().size()
                && field.tokens().subList(0, prefix.tokens().size()).equals(prefix.tokens());
    }

    private List<Note> remarks() {
        List<Note> remarks = new ArrayList<>();
        // That a Secret is not among the input says nothing about Rancher.
        source.effective()
                .error()
                .filter(error -> !error.contains("not found"))
                .ifPresent(error -> remarks.add(new Note(
                        source.place(JsonPointer.ROOT.child("metadata").child("name")),
                        source.object().name(),
                        "Rancher itself would say: " + error)));
        return remarks;
    }

    /** What is written must be what was compared. */
    private void check(String text, Rehearsal.Outcome.Rendered compared) {
        boolean same = rehearsal.ofText(text) instanceof Rehearsal.Outcome.Rendered written
                && data(written.documents()).equals(data(compared.documents()));
        if (!same) {
            throw new IllegalStateException("the text of the spec is not the spec that was compared:\n" + text);
        }
    }

    private static List<Object> data(List<YamlDocument> documents) {
        return documents.stream()
                .flatMap(document -> document.root().stream())
                .map(root -> root.toData())
                .toList();
    }
}
