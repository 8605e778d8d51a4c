package dev.mcmgen.cli;

import dev.mcmgen.importing.Imported;
import dev.mcmgen.importing.proof.Verdict;
import dev.mcmgen.importing.source.Note;
import java.util.List;

/** Says on the error stream what an import could not express, what it left out, and whether the spec is the same cluster. */
final class ImportMessages {

    private final Console console;

    ImportMessages(Console console) {
        this.console = console;
    }

    /**
     * Prints it all.
     *
     * @param unread what could not be read
     * @param allowed whether differences are accepted
     */
    void print(Imported imported, List<Note> unread, boolean allowed) {
        unread.forEach(note -> line(Style.WARNING, "warning", note));
        imported.remarks().forEach(note -> line(Style.WARNING, "warning", note));
        imported.secrets()
                .forEach(note -> line(
                        Style.WARNING,
                        "secret",
                        new Note(note.place(), note.subject(), note.text() + "; the spec has a stand-in")));
        imported.kept().forEach(note -> line(Style.HINT, "kept in overrides", note));
        imported.leftOut().forEach(note -> line(Style.HINT, "left out", note));
        Verdict verdict = imported.verdict();
        Style style = allowed ? Style.WARNING : Style.ERROR;
        imported.differences().forEach(note -> line(style, "differs", note));
        if (!imported.ownWords().isEmpty()) {
            console.hint(
                    "kept in the cluster's own words, so that nodes get the same text and none restarts: "
                            + String.join(", ", imported.ownWords()) + " (--reword takes the spec's words)");
        }
        if (!verdict.restated().isEmpty()) {
            console.hint("written in other words, with the same effect: " + String.join(", ", verdict.restated()));
        }
        String compared = count(verdict.groups(), "group", "groups") + " of nodes, "
                + count(verdict.settings(), "setting", "settings") + " and " + count(verdict.files(), "file", "files")
                + " compared, as Rancher " + imported.rancher() + " plans them";
        if (verdict.isSame()) {
            console.err().println("the spec renders back to the same effective cluster (" + compared + ")");
        } else if (allowed) {
            console.warning("the spec does not render back to the same effective cluster (" + compared + ")");
        } else {
            console.error("the spec would not render back to the same effective cluster (" + compared + ")");
            console.hint("nothing was written; --allow-differences writes the spec all the same");
        }
    }

    private static String count(int count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }

    /** A place in what a server sent names the field itself. */
    private void line(Style style, String word, Note note) {
        String said = note.place().endsWith(" " + note.subject()) ? note.text() : note.subject() + ": " + note.text();
        console.err()
                .println(Printable.text(note.place()) + ": " + style.apply(word + ":", console.errColor()) + " "
                        + Printable.text(said));
    }
}
