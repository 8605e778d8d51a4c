package dev.mcmgen.cli;

import dev.mcmgen.rules.Baseline;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.WaiverFile;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * The files of a run with what is accepted in them; can be asked again after they have changed.
 *
 * @param drafts where fixes are done first
 * @param today the day by which waivers expire
 */
record Judgement(
        Validation validation,
        InputFiles files,
        Drafts drafts,
        Console console,
        SourceScreen screen,
        WaiverFile waivers,
        Baseline baseline,
        LocalDate today) {

    /** A fix may make room for another one; more rounds than this would mean that two fixes undo each other. */
    private static final int MOST_ROUNDS = 10;

    /** Judges all files; waivers and the baseline are applied to the findings. */
    Validation.Result run() throws IOException {
        Validation.Result result = validation.run(files, console.in(), screen);
        List<Finding> findings = baseline.apply(waivers.apply(result.findings(), today));
        return result.with(findings);
    }

    /** Mends the files, and judges them again. */
    Validation.Result mend(Validation.Result before) throws IOException {
        if (files.inputs().stream().anyMatch(InputFiles.Input::isStandardInput)) {
            throw new CommandFailedException(
                    "--fix changes files, and standard input is none", "name the file, or use --diff");
        }
        Mended mended = drafted(before);
        drafts.save();
        console.hint(
                switch (mended.count()) {
                    case 0 -> "nothing here has one right answer";
                    case 1 -> "mended 1 finding";
                    default -> "mended " + mended.count() + " findings";
                });
        return mended.result();
    }

    /** Shows what {@link #mend} would write. */
    void show(Validation.Result before) throws IOException {
        drafted(before);
        drafts.show(console);
    }

    private record Mended(int count, Validation.Result result) {}

    private Mended drafted(Validation.Result before) throws IOException {
        Validation.Result result = before;
        int count = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int mended = new Repairs(result.findings(), drafts).apply();
            if (mended == 0) {
                break;
            }
            count += mended;
            screen.forget();
            result = run();
        }
        return new Mended(count, result);
    }
}
