package dev.mcmgen.cli;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.progress.RegistrationCommands;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The commands by which nodes are registered, for each kind of node. They hold a token, and go to standard output only, where
 * somebody asked for them.
 */
record RegistrationSheet(String cluster, RegistrationCommands commands, boolean withWindows) {

    private static final List<Set<Role>> COMBINATIONS =
            List.of(EnumSet.of(Role.ETCD, Role.CONTROLPLANE), EnumSet.of(Role.WORKER), EnumSet.allOf(Role.class));

    /** As a script whose lines are to be taken one at a time. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("# To register a node with ")
                .append(cluster)
                .append(", run one of these on it; they hold a secret");
        commands.expires().ifPresent(until -> text.append(", good until ").append(until));
        text.append(".\n");
        for (Set<Role> roles : COMBINATIONS) {
            text.append("# ").append(title(roles)).append('\n');
            text.append(commands.linux(roles)).append('\n');
        }
        if (hasWindows()) {
            text.append("# Windows worker, in PowerShell\n")
                    .append(commands.windows())
                    .append('\n');
        }
        if (commands.hasPrivateCa()) {
            text.append(
                            "# This Rancher has a CA of its own. Where a host does not know it, curl needs --insecure; what it\n")
                    .append(
                            "# fetches is then not checked, while the agent checks the CA by the checksum all the same.\n");
        }
        return text.toString();
    }

    /** For {@code -o json}. */
    Map<String, Object> form() {
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (Set<Role> roles : COMBINATIONS) {
            nodes.add(node("linux", roles, commands.linux(roles), commands.insecureLinux(roles)));
        }
        if (hasWindows()) {
            nodes.add(node("windows", EnumSet.of(Role.WORKER), commands.windows(), commands.insecureWindows()));
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("expires", commands.expires().map(Object::toString));
        form.put("commands", nodes);
        return form;
    }

    private boolean hasWindows() {
        return withWindows && !commands.windows().isEmpty();
    }

    private static Map<String, Object> node(String os, Set<Role> roles, String command, String insecure) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("os", os);
        form.put("roles", roles.stream().map(Role::id).toList());
        form.put("command", command);
        form.put("insecureCommand", insecure.isEmpty() ? Optional.empty() : insecure);
        return form;
    }

    private static String title(Set<Role> roles) {
        if (roles.size() == Role.values().length) {
            return "all roles";
        }
        return roles.contains(Role.WORKER) ? "worker" : "etcd and control plane";
    }
}
