package dev.mcmgen.cli;

import dev.mcmgen.rancher.ApiObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Whether what would happen to running nodes is wanted: said on the command line, or asked on a terminal. */
final class PushConsent {

    private final PushOptions options;
    private final Console console;
    private final boolean canAsk;

    /** @param canAsk whether somebody is there to answer on standard input */
    PushConsent(PushOptions options, Console console, boolean canAsk) {
        this.options = options;
        this.console = console;
        this.canAsk = canAsk;
    }

    /**
     * Comes back where everything is agreed to.
     *
     * @throws CommandFailedException where it is not; nothing has been written
     */
    void obtain(List<Prospect> prospects) {
        List<String> replaced = names(prospects, Prospect::replacesMachines);
        if (!replaced.isEmpty() && !options.replacesNodes()) {
            throw new CommandFailedException(
                    "nothing was written: running machines of " + String.join(", ", replaced) + " would be deleted",
                    "if that is meant, repeat with --allow replace-nodes");
        }
        List<String> disturbed = names(prospects, Prospect::disturbsNodes);
        if (disturbed.isEmpty() || options.yes()) {
            return;
        }
        String what = "running nodes of " + String.join(", ", disturbed);
        if (!canAsk()) {
            throw new CommandFailedException(
                    "nothing was written: the push changes " + what + ", and nobody is here to be asked",
                    "look at what is said above, and repeat with --yes");
        }
        if (!isAgreed("The push changes " + what + " as said above. Go on?")) {
            throw new CommandFailedException("nothing was written", "");
        }
    }

    /** Whether a Secret that a refused create left behind is to go. */
    synchronized boolean removes(ApiObject leftOver) {
        return options.prunes() || (canAsk() && isAgreed("Delete " + leftOver.title() + ", which is left over?"));
    }

    private boolean canAsk() {
        return canAsk && console.errTerminal();
    }

    private boolean isAgreed(String question) {
        console.err().print(question + " [y/N] ");
        console.err().flush();
        try {
            BufferedReader answers = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
            String answer = answers.readLine();
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> names(List<Prospect> prospects, Predicate<Prospect> which) {
        return prospects.stream().filter(which).map(Prospect::name).toList();
    }
}
