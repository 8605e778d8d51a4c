package dev.mcmgen.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.spec.Role;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What Rancher makes of {@code machineGlobalConfig}, {@code machineSelectorConfig} and the drop-ins is what the settings
 * say, for every kind of node. The merge is Rancher's own as rancher-cluster.md §3.1 describes it: the global map, every
 * matching selector over it key by key, then the filter.
 */
class DeliveryPropertyTest {

    private static final long SEED = Long.getLong("mcmgen.seed", System.nanoTime());
    private static final int ROUNDS = 400;
    private static final String PSACT = "admission-control-config-file=/etc/rancher/rke2/config/rancher-psact.yaml";
    private static final List<String> RELEASES =
            List.of("v1.26.10+rke2r2", "v1.30.3+rke2r1", "v1.33.5+rke2r1", "v1.28.8+rke2r1");
    private static final List<String> KUBELET = List.of(
            "max-pods=50", "max-pods=100", "v=2", "v=4", "node-labels+=a=b", "eviction-hard-=x", "fail-swap-on");
    private static final List<String> SERVER = List.of("v=1", "v=5", "audit-log-maxage=3", "profiling=false");
    private static final List<String> CONFIG = List.of(
            "debug: true",
            "debug: false",
            "write-kubeconfig-mode: '0600'",
            "write-kubeconfig-mode: '0640'",
            "lb-server-port: '6555'",
            "container-runtime-endpoint: /run/a.sock");
    private static final List<String> SERVER_CONFIG =
            List.of("etcd-expose-metrics: true", "etcd-expose-metrics: false", "etcd-snapshot-name: nightly");

    private final Planner planner = new Planner(Catalog.bundled());
    private final SpecReader reader = new SpecReader();

    @Test
    void everyNodeGetsItsSettings() {
        Random random = new Random(SEED);
        int planned = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String spec = spec(random);
            String at = "seed " + SEED + ", round " + round + ":\n" + spec;
            try {
                check(draft(spec), at);
                planned++;
            } catch (ProblemsException e) {
                assertThat(e.problems())
                        .as(at)
                        .allMatch(problem -> problem.code().equals("config/unknown-key"));
            }
        }
        assertThat(planned).isGreaterThan(ROUNDS / 4);
    }

    private Draft draft(String spec) {
        SpecDocument document =
                reader.read(new SpecSource("spec.yaml", Path.of(""), spec.getBytes(StandardCharsets.UTF_8)));
        return planner.draft(document);
    }

    private static void check(Draft draft, String at) {
        RancherConfiguration configuration = RancherConfiguration.of(draft);
        ArgumentList list = draft.catalog().arguments(draft.release());
        boolean template = HardeningConcern.podSecurityTemplate(draft).isPresent();
        List<NodeKind> kinds = draft.poolKinds().isEmpty() ? NodeKind.everyCombination() : draft.poolKinds();
        for (NodeKind kind : kinds) {
            NodeRole role = kind.isServer() ? NodeRole.SERVER : NodeRole.AGENT;
            Map<String, Object> wanted = new TreeMap<>();
            Map<String, Object> inDropIn = new TreeMap<>();
            draft.settings().of(kind).forEach((key, setting) -> {
                if (list.allows(key, role)) {
                    wanted.put(key, setting.value());
                } else if (draft.catalog()
                        .configKeys(draft.release().distribution())
                        .accepts(key, draft.release(), role)) {
                    inDropIn.put(key, setting.value());
                }
            });
            if (template && wanted.get("kube-apiserver-arg") instanceof List<?> arguments) {
                wanted.put("kube-apiserver-arg", prepended(arguments));
            } else if (template && kind.isServer()) {
                wanted.put("kube-apiserver-arg", List.of(PSACT));
            }

            assertThat(merged(configuration, kind, list, role, template))
                    .as("%s of %s", kind, at)
                    .isEqualTo(wanted);
            assertThat(dropIn(configuration, kind))
                    .as("drop-in of %s of %s", kind, at)
                    .isEqualTo(inDropIn);
        }
    }

    private static Map<String, Object> merged(
            RancherConfiguration configuration, NodeKind kind, ArgumentList list, NodeRole role, boolean template) {
        Map<String, Object> config = new TreeMap<>(configuration.global());
        if (template) {
            List<?> written = (List<?>) config.getOrDefault("kube-apiserver-arg", List.of());
            config.put("kube-apiserver-arg", prepended(written));
        }
        for (SelectorEntry entry : configuration.selectors()) {
            if (matches(entry.selector(), kind)) {
                config.putAll(entry.config());
            }
        }
        config.values().forEach(DeliveryPropertyTest::mustPass);
        config.keySet().removeIf(key -> !list.allows(key, role));
        return config;
    }

    /** Rancher lets pass texts, booleans and lists. */
    private static void mustPass(Object value) {
        if (value instanceof List<?> items) {
            assertThat(items).allMatch(String.class::isInstance);
        } else {
            assertThat(value).isInstanceOfAny(String.class, Boolean.class);
        }
    }

    private static List<Object> prepended(List<?> arguments) {
        List<Object> all = new ArrayList<>(List.of(PSACT));
        arguments.stream().filter(argument -> !argument.equals(PSACT)).forEach(all::add);
        return all;
    }

    /** The one drop-in that reaches the node: two would lie at the same path. */
    private static Map<String, Object> dropIn(RancherConfiguration configuration, NodeKind kind) {
        Map<String, Object> found = new TreeMap<>();
        int selectors = 0;
        for (Map.Entry<Set<NodeKind>, Map<String, Object>> dropIn :
                configuration.dropIns().entrySet()) {
            List<NodeKind> pools = kind.pool().isEmpty() ? List.of() : List.of(kind);
            for (Map<String, Object> selector : Selectors.of(dropIn.getKey(), poolsOf(configuration, pools))) {
                if (matches(selector, kind)) {
                    found.putAll(dropIn.getValue());
                    selectors++;
                }
            }
        }
        assertThat(selectors).as("drop-ins that reach %s", kind).isLessThanOrEqualTo(1);
        return found;
    }

    /** More pools than have the drop-in, so that the selector names them. */
    private static List<NodeKind> poolsOf(RancherConfiguration configuration, List<NodeKind> pools) {
        List<NodeKind> all = new ArrayList<>(pools);
        configuration.dropIns().keySet().forEach(all::addAll);
        return pools.isEmpty() ? List.of() : all;
    }

    private static boolean matches(Map<String, Object> selector, NodeKind kind) {
        Map<String, String> labels = labels(kind);
        for (Map.Entry<?, ?> label : ((Map<?, ?>) selector.getOrDefault("matchLabels", Map.of())).entrySet()) {
            if (!label.getValue().equals(labels.get(label.getKey()))) {
                return false;
            }
        }
        for (Object item : (List<?>) selector.getOrDefault("matchExpressions", List.of())) {
            Map<?, ?> expression = (Map<?, ?>) item;
            String value = labels.get(expression.get("key"));
            boolean holds = "DoesNotExist".equals(expression.get("operator"))
                    ? value == null
                    : values(expression).contains(value);
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static List<?> values(Map<?, ?> expression) {
        return expression.get("values") instanceof List<?> values ? values : List.of();
    }

    private static Map<String, String> labels(NodeKind kind) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cattle.io/os", kind.windows() ? "windows" : "linux");
        if (!kind.pool().isEmpty()) {
            labels.put("rke.cattle.io/rke-machine-pool-name", kind.pool());
        }
        Map<Role, String> names = Map.of(
                Role.ETCD, "etcd",
                Role.CONTROLPLANE, "control-plane",
                Role.WORKER, "worker");
        kind.roles().forEach(role -> labels.put("rke.cattle.io/" + names.get(role) + "-role", "true"));
        return labels;
    }

    private static String spec(Random random) {
        boolean custom = random.nextInt(3) == 0;
        boolean windows = !custom && random.nextInt(3) == 0;
        StringBuilder spec = new StringBuilder()
                .append("apiVersion: mcmgen/v1\nkind: ClusterSpec\nmetadata: {name: prod-01}\nspec:\n")
                .append("  kubernetesVersion: ")
                .append(one(random, RELEASES))
                .append("\n  network: {cni: ")
                .append(windows ? "calico" : "canal")
                .append("}\n  kubeProxy: {mode: ")
                .append(one(random, List.of("iptables", "ipvs")))
                .append("}\n  dns: {nodeLocalCache: {enabled: ")
                .append(random.nextBoolean())
                .append("}}\n  hardening: {")
                .append(random.nextBoolean() ? "podSecurityTemplate: rancher-restricted" : "")
                .append("}\n");
        component(spec, random, "  ", true, true);
        spec.append("  roles:\n");
        for (String role : List.of("etcd", "controlplane", "worker")) {
            spec.append("    ").append(role).append(":\n");
            component(spec, random, "      ", role.equals("controlplane"), !role.equals("worker"));
        }
        if (custom) {
            return spec.append("  infrastructure: {custom: {}}\n").toString();
        }
        spec.append("  infrastructure: {machineConfig: {kind: OtherConfig}}\n  pools:\n");
        pool(spec, random, "cp", "controlplane, etcd", "");
        pool(spec, random, "all", "etcd, controlplane, worker", "");
        pool(spec, random, "worker", "worker", "");
        if (windows) {
            pool(spec, random, "win", "worker", ", os: windows");
        }
        return spec.toString();
    }

    private static void pool(StringBuilder spec, Random random, String name, String roles, String more) {
        spec.append("    - name: ")
                .append(name)
                .append("\n      roles: [")
                .append(roles)
                .append("]\n");
        if (!more.isEmpty()) {
            spec.append("      os: windows\n");
        }
        boolean server = roles.contains("etcd");
        component(spec, random, "      ", server, server);
    }

    private static void component(StringBuilder spec, Random random, String indent, boolean api, boolean server) {
        List<String> arguments = new ArrayList<>();
        if (random.nextBoolean()) {
            arguments.add("kubelet: " + some(random, KUBELET));
        }
        if (api && random.nextBoolean()) {
            arguments.add("apiServer: " + some(random, SERVER));
        }
        if (!arguments.isEmpty()) {
            spec.append(indent)
                    .append("args: {")
                    .append(String.join(", ", arguments))
                    .append("}\n");
        }
        Map<String, String> config = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            for (int i = 0; i < 2; i++) {
                put(config, one(random, CONFIG), server);
            }
            if (server) {
                put(config, one(random, SERVER_CONFIG), true);
            }
        }
        spec.append(indent)
                .append("config: {")
                .append(String.join(", ", config.values()))
                .append("}\n");
    }

    private static void put(Map<String, String> config, String line, boolean server) {
        if (server || !line.startsWith("write-")) {
            config.put(line.substring(0, line.indexOf(':')), line);
        }
    }

    private static <T> T one(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<String> some(Random random, List<String> from) {
        List<String> chosen = new ArrayList<>();
        for (String item : from) {
            if (random.nextInt(3) == 0) {
                chosen.add(item);
            }
        }
        return chosen.isEmpty() ? List.of(one(random, from)) : chosen;
    }
}
