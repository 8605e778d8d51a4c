package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.api.NormanApi;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * The commands by which nodes are registered with a cluster, as v3 has them (rancher-api.md §5.2). They hold a token: whoever has
 * one can add nodes. They are for standard output, and only where somebody asked for them.
 */
public final class Registration {

    private static final String DEFAULT = "default-token";

    /** Rancher has made one within seconds in every run that was seen. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private Registration() {}

    /** The commands of now; empty until Rancher has made a token. */
    public static Optional<RegistrationCommands> find(NormanApi norman, String clusterId) {
        return norman.registrationTokens(clusterId).stream()
                .filter(Registration::isUsable)
                .min(Comparator.comparing(token -> token.text("name").equals(DEFAULT) ? 0 : 1))
                .map(RegistrationCommands::of);
    }

    /** The same, waiting for the token; empty where it does not come in time. */
    public static Optional<RegistrationCommands> await(
            NormanApi norman, String clusterId, Pause pause, Duration patience) {
        Optional<RegistrationCommands> found = find(norman, clusterId);
        for (Duration waited = Duration.ZERO;
                found.isEmpty() && waited.compareTo(patience) < 0;
                waited = waited.plus(STEP)) {
            pause.of(STEP);
            found = find(norman, clusterId);
        }
        return found;
    }

    /** From 2.13.8 on the texts are empty until the Secret is there, and in other planes hold a placeholder for ever. */
    private static boolean isUsable(ApiObject token) {
        String command = token.text("nodeCommand");
        return !command.isBlank() && !command.contains("{token}");
    }
}
