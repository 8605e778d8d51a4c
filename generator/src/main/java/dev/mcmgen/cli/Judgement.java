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
 * @param today the day by which waivers expire
 */
record Judgement(
        Validation validation,
        InputFiles files,
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
        Validation.Result result = before;
        int mended = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Repairs repairs = new Repairs(result.findings());
            if (repairs.count() == 0) {
                break;
            }
            repairs.write();
            mended += repairs.count();
            screen.forget();
            result = run();
        }
        console.hint(mended == 0 ? "nothing here has one right answer" : "mended " + mended + " findings");
        return result;
    }
}
