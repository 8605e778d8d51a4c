package dev.mcmgen.rancher.progress;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.ApiObject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The commands of one registration token. Never put into messages: they hold the token.
 *
 * @param linux for Linux, without roles
 * @param insecureLinux the same, whose curl does not check the certificate of the Rancher; empty where there is none
 * @param windows for a Windows worker; empty where there is none
 * @param insecureWindows empty where there is none
 * @param expires when the token is replaced by another; empty with Ranchers that do not do so
 */
public record RegistrationCommands(
        String linux, String insecureLinux, String windows, String insecureWindows, Optional<Instant> expires) {

    static RegistrationCommands of(ApiObject token) {
        return new RegistrationCommands(
                tidy(token.text("nodeCommand")),
                tidy(token.text("insecureNodeCommand")),
                tidy(token.text("windowsNodeCommand")),
                tidy(token.text("insecureWindowsNodeCommand")),
                Timestamps.read(token.text("expiresAt")));
    }

    /** The command that registers a Linux node with these roles. */
    public String linux(Set<Role> roles) {
        return withRoles(linux, roles);
    }

    /** The same, for hosts that do not know the CA of the Rancher. */
    public String insecureLinux(Set<Role> roles) {
        return withRoles(insecureLinux, roles);
    }

    /**
     * Whether the Rancher has a CA of its own. The agent checks it by the checksum in the command; curl, which fetches the agent,
     * only where the host knows the CA.
     */
    public boolean hasPrivateCa() {
        return linux.contains("--ca-checksum");
    }

    private static String withRoles(String command, Set<Role> roles) {
        StringBuilder whole = new StringBuilder(command);
        if (!roles.isEmpty() && !command.isEmpty()) {
            EnumSet.copyOf(roles).forEach(role -> whole.append(" --").append(role.id()));
        }
        return whole.toString();
    }

    /** Without the blanks that stand where variables are empty; what is quoted stays. */
    private static String tidy(String command) {
        StringBuilder tidy = new StringBuilder();
        boolean quoted = false;
        for (char c : command.strip().toCharArray()) {
            quoted ^= c == '\'' || c == '"';
            boolean surplus = c == ' ' && !quoted && tidy.length() > 0 && tidy.charAt(tidy.length() - 1) == ' ';
            if (!surplus) {
                tidy.append(c);
            }
        }
        return tidy.toString();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "RegistrationCommands[***]";
    }
}
