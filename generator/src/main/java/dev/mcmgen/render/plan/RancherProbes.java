package dev.mcmgen.render.plan;

import dev.mcmgen.spec.ComponentArgs;
import dev.mcmgen.spec.Pool;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Arguments that move what Rancher probes on every node: the kubelet at port 10248 and etcd at port 2381, both on
 * loopback. A plan whose probe fails never ends; rancher-cluster.md F13.
 */
final class RancherProbes implements Concern {

    private static final String CODE = "rancher/probe-moved";
    private static final String KUBELET_PORT = "10248";
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "0.0.0.0", "::1", "::", "localhost");
    private static final Pattern ETCD_METRICS =
            Pattern.compile("http://(127\\.0\\.0\\.1|0\\.0\\.0\\.0|localhost|\\[::1?]):2381/?");

    @Override
    public void addTo(Draft draft) {
        if (!draft.isForRancher()) {
            return;
        }
        check(draft, draft.spec().args(), "/spec/args");
        draft.spec()
                .roles()
                .forEach((role, settings) -> check(draft, settings.args(), "/spec/roles/" + role.word() + "/args"));
        List<Pool> pools = draft.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            check(draft, pools.get(i).args(), "/spec/pools/" + i + "/args");
        }
    }

    private static void check(Draft draft, ComponentArgs args, String field) {
        for (int i = 0; i < args.kubelet().size(); i++) {
            String argument = args.kubelet().get(i);
            String value = valueOf(argument);
            boolean moved = switch (Arguments.name(argument)) {
                case "healthz-port" -> !value.equals(KUBELET_PORT);
                case "healthz-bind-address" -> !LOOPBACK.contains(value);
                default -> false;
            };
            if (moved) {
                warn(draft, field + "/kubelet/" + i, "the kubelet at 127.0.0.1:" + KUBELET_PORT);
            }
        }
        for (int i = 0; i < args.etcd().size(); i++) {
            String argument = args.etcd().get(i);
            if (Arguments.name(argument).equals("listen-metrics-urls")
                    && Stream.of(valueOf(argument).split(",", -1))
                            .noneMatch(url -> ETCD_METRICS.matcher(url).matches())) {
                warn(draft, field + "/etcd/" + i, "etcd at http://127.0.0.1:2381");
            }
        }
    }

    private static String valueOf(String argument) {
        return Arguments.value(List.of(argument), Arguments.name(argument));
    }

    private static void warn(Draft draft, String field, String probed) {
        draft.warn(
                field,
                CODE,
                "Rancher asks " + probed + " whether it is healthy, and waits without end where nobody answers",
                "keep that address, besides others where the argument takes a list");
    }
}
