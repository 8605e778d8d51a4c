package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.ConfigKeys;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.spec.Role;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings in the form of config.yaml files: the first server, the servers that join it, and the agents. */
final class StandaloneConfiguration {

    private static final String PLACEHOLDER = "REPLACE-with-the-address-of-the-first-server";

    private final Draft draft;

    private StandaloneConfiguration(Draft draft) {
        this.draft = draft;
    }

    static List<NodeConfiguration> of(Draft draft) {
        StandaloneConfiguration standalone = new StandaloneConfiguration(draft);
        standalone.warnOfPlaceholder();
        // Servers run workloads too, but "worker" in a spec means the nodes that do nothing else.
        Set<Role> server = EnumSet.of(Role.ETCD, Role.CONTROLPLANE);
        return List.of(
                standalone.node("first-server", server, false),
                standalone.node("server", server, true),
                standalone.node("agent", EnumSet.of(Role.WORKER), true));
    }

    private NodeConfiguration node(String folder, Set<Role> roles, boolean joins) {
        NodeKind kind = new NodeKind("", roles, false);
        NodeRole role = kind.isServer() ? NodeRole.SERVER : NodeRole.AGENT;
        Map<String, Object> config = new LinkedHashMap<>();
        if (joins) {
            config.put(
                    "server",
                    "https://" + serverAddress() + ":" + distribution().supervisorPort());
            config.put("token-file", distribution().configurationFolder() + "/token");
        } else if (distribution() == Distribution.K3S) {
            config.put("cluster-init", true);
        }
        ConfigKeys keys = draft.catalog().configKeys(distribution());
        draft.settings().of(kind).forEach((key, setting) -> {
            if (keys.accepts(key, draft.release(), role)) {
                config.put(key, setting.value());
            }
        });
        return new NodeConfiguration(folder, kind.isServer(), config);
    }

    private String serverAddress() {
        String address = ((Infrastructure.Standalone) draft.spec().infrastructure())
                .serverAddress()
                .orElse(PLACEHOLDER);
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    private void warnOfPlaceholder() {
        if (serverAddress().equals(PLACEHOLDER)) {
            draft.warn(
                    "/spec/infrastructure/standalone",
                    "standalone/no-server-address",
                    "nodes that join are told the placeholder " + PLACEHOLDER + " in their config.yaml",
                    "give serverAddress, or replace it in the files of server and agent");
        }
    }

    private Distribution distribution() {
        return draft.release().distribution();
    }
}
