package dev.mcmgen.cli;

import dev.mcmgen.rancher.progress.ClusterName;
import dev.mcmgen.rancher.progress.Goal;
import dev.mcmgen.rancher.progress.Outcome;
import java.util.List;

/** Says how the waiting for a cluster ended, and turns it into an exit code. */
final class WaitEnd {

    private final Console console;
    private final boolean hintsAtRegistration;

    WaitEnd(Console console) {
        this(console, true);
    }

    /** @param hintsAtRegistration whether it is to be said how nodes are registered */
    WaitEnd(Console console, boolean hintsAtRegistration) {
        this.console = console;
        this.hintsAtRegistration = hintsAtRegistration;
    }

    ExitCode tell(ClusterName cluster, Outcome outcome) {
        String name = cluster.name();
        if (outcome instanceof Outcome.Reached reached) {
            reached(name, reached);
            return ExitCode.SUCCESS;
        }
        if (outcome instanceof Outcome.Failed failed) {
            console.error(StateRow.line(name + " failed: " + failed.reasons().get(0)));
            rest(failed.reasons(), failed.log());
            console.hint("mcmgen status " + name + " shows where it stands");
            return ExitCode.RANCHER;
        }
        if (outcome instanceof Outcome.TimedOut late) {
            console.error(StateRow.line(name + " is not " + late.goal().word() + " after " + Ages.of(late.waited())
                    + ": " + late.reasons().get(0)));
            rest(late.reasons(), late.log());
            console.hint("Rancher goes on with it; mcmgen status " + name + " shows how far it is");
            return ExitCode.TIMEOUT;
        }
        if (outcome instanceof Outcome.Lost lost) {
            console.error(StateRow.line(name + " cannot be waited for: " + lost.message()));
            if (!lost.hint().isEmpty()) {
                console.hint(lost.hint());
            }
            return ExitCode.RANCHER;
        }
        console.hint("nobody waits for " + name + " any longer; Rancher goes on with it");
        return ExitCode.TIMEOUT;
    }

    private void reached(String name, Outcome.Reached reached) {
        String time = Ages.of(reached.waited());
        if (reached.awaitsNodes()) {
            console.err().println(name + " is created (" + time + "); its nodes must be registered");
            if (hintsAtRegistration) {
                console.hint("mcmgen status " + name + " --registration prints the commands for that");
            }
        } else {
            console.err()
                    .println(
                            name + " is " + (reached.goal() == Goal.CREATED ? "created" : "ready") + " (" + time + ")");
        }
    }

    private void rest(List<String> reasons, List<String> log) {
        reasons.stream().skip(1).forEach(reason -> console.err().println("  " + StateRow.line(reason)));
        if (!log.isEmpty()) {
            console.err().println("Rancher's last notes:");
            log.forEach(line -> console.err().println("  " + StateRow.line(line)));
        }
    }
}
