package dev.mcmgen.rules.hardening;

import dev.mcmgen.rules.subject.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Values that take back what a CIS profile, or RKE2's own default, sets (hardening.md §3, "do not contradict"). A
 * benchmark fails each of them; RKE2 starts all the same.
 *
 * @param components the keys of the configuration
 * @param flag the flag
 * @param weak which values
 * @param effect what will be so
 * @param fix what to write
 */
record Weakening(List<String> components, String flag, Predicate<String> weak, String effect, String fix) {

    private static final String API_SERVER = "kube-apiserver-arg";
    private static final String CONTROLLERS = "kube-controller-manager-arg";
    private static final String SCHEDULER = "kube-scheduler-arg";
    private static final String KUBELET = "kubelet-arg";

    private static final Pattern ZERO = Pattern.compile("0+(\\.0+)?(h|m|s|ms|us|ns)?");

    static final List<Weakening> ALL = List.of(
            row(
                    List.of(API_SERVER, KUBELET),
                    "anonymous-auth",
                    Weakening::isTrue,
                    "requests without any credentials will be answered (CIS 1.2.1, 4.2.1)",
                    "remove it"),
            row(
                    List.of(API_SERVER, KUBELET),
                    "authorization-mode",
                    value -> items(value).contains("AlwaysAllow"),
                    "every request will be allowed (CIS 1.2, 4.2.2)",
                    "remove it"),
            row(
                    List.of(API_SERVER),
                    "authorization-mode",
                    value -> !items(value).contains("AlwaysAllow")
                            && !items(value).containsAll(List.of("Node", "RBAC")),
                    "authorization by Node, by RBAC, or both will be off (CIS 1.2)",
                    "write authorization-mode=Node,RBAC"),
            row(
                    List.of(API_SERVER),
                    "token-auth-file",
                    value -> !value.isEmpty(),
                    "passwords of a file will be taken, which nobody can revoke without a restart (CIS 1.2.2)",
                    "remove it"),
            row(
                    List.of(API_SERVER),
                    "enable-admission-plugins",
                    value -> items(value).contains("AlwaysAdmit"),
                    "every request will be admitted (CIS 1.2)",
                    "take AlwaysAdmit out"),
            row(
                    List.of(API_SERVER),
                    "disable-admission-plugins",
                    value -> items(value).stream()
                            .anyMatch(
                                    List.of("ServiceAccount", "NamespaceLifecycle", "NodeRestriction", "PodSecurity")
                                            ::contains),
                    "an admission plugin that the benchmark demands will be off (CIS 1.2)",
                    "take it out"),
            row(
                    List.of(API_SERVER),
                    "audit-log-maxage",
                    value -> below(value, 30),
                    "audit logs will be gone before 30 days (CIS 1.2.17)",
                    "write 30 or more"),
            row(
                    List.of(API_SERVER),
                    "audit-log-maxbackup",
                    value -> below(value, 10),
                    "fewer than 10 old audit logs will be kept (CIS 1.2.18)",
                    "write 10 or more"),
            row(
                    List.of(API_SERVER),
                    "audit-log-maxsize",
                    value -> below(value, 100),
                    "audit logs will be turned over before 100 MB (CIS 1.2.19)",
                    "write 100 or more"),
            row(
                    List.of(API_SERVER, CONTROLLERS, SCHEDULER),
                    "profiling",
                    Weakening::isTrue,
                    "profiling data will be served (CIS 1.2, 1.3.2, 1.4.1)",
                    "remove it"),
            row(
                    List.of(API_SERVER, CONTROLLERS, SCHEDULER, KUBELET),
                    "tls-min-version",
                    value -> value.matches("VersionTLS1[01]"),
                    "connections with an outdated TLS will be taken (V-254553)",
                    "write tls-min-version=VersionTLS12"),
            row(
                    List.of(CONTROLLERS),
                    "use-service-account-credentials",
                    Weakening::isFalse,
                    "all controllers will share one account (CIS 1.3.3)",
                    "remove it"),
            row(
                    List.of(CONTROLLERS, SCHEDULER),
                    "bind-address",
                    value -> !value.startsWith("127."),
                    "its port will be open to other hosts (CIS 1.3.7, 1.4.2)",
                    "remove it"),
            row(
                    List.of(KUBELET),
                    "read-only-port",
                    value -> !value.equals("0"),
                    "the kubelet will answer everybody on that port (CIS 4.2.4)",
                    "write read-only-port=0"),
            row(
                    List.of(KUBELET),
                    "streaming-connection-idle-timeout",
                    Weakening::isZero,
                    "idle connections will stay open for ever (CIS 4.2.5)",
                    "write a time such as 5m"),
            row(
                    List.of(KUBELET),
                    "protect-kernel-defaults",
                    Weakening::isFalse,
                    "the kubelet will change settings of the kernel (V-254569)",
                    "remove it"),
            row(
                    List.of(KUBELET),
                    "make-iptables-util-chains",
                    Weakening::isFalse,
                    "the kubelet will leave its iptables chains to others (CIS 4.2)",
                    "remove it"),
            row(
                    List.of(KUBELET),
                    "rotate-certificates",
                    Weakening::isFalse,
                    "the kubelet's certificate will not be renewed (CIS 4.2)",
                    "remove it"),
            row(
                    List.of(KUBELET, CONTROLLERS),
                    "feature-gates",
                    value -> items(value).contains("RotateKubeletServerCertificate=false"),
                    "the kubelet's serving certificate will not be renewed (CIS 1.3.6, 4.2)",
                    "take the gate out"),
            row(
                    List.of("kube-proxy-arg"),
                    "metrics-bind-address",
                    value -> !value.startsWith("127.") && !value.startsWith("[::1]"),
                    "kube-proxy's metrics will be open to other hosts (CIS 4.3.1)",
                    "remove it, and let the monitoring read it on the node itself"));

    /** Flags whose values add up where they stand twice; the kubelet's authorization-mode is one word. */
    private static final Set<String> LISTS =
            Set.of("authorization-mode", "enable-admission-plugins", "disable-admission-plugins", "feature-gates");

    /** Whether the value that counts for this flag is one that takes back what the profile sets. */
    boolean isWeak(Arguments arguments, String component) {
        boolean adds = LISTS.contains(flag) && !component.equals(KUBELET);
        List<String> values = new ArrayList<>();
        for (Arguments.Argument argument : arguments.all()) {
            if (argument.flag().equals(flag)) {
                values.add(argument.text());
            }
        }
        return !values.isEmpty() && weak.test(adds ? String.join(",", values) : values.get(values.size() - 1));
    }

    private static Weakening row(
            List<String> components, String flag, Predicate<String> weak, String effect, String fix) {
        return new Weakening(components, flag, weak, effect, fix);
    }

    private static boolean isTrue(String value) {
        return value.equals("true");
    }

    private static boolean isFalse(String value) {
        return value.equals("false");
    }

    private static List<String> items(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    /** Zero means without limit. */
    private static boolean below(String value, int least) {
        return value.matches("[1-9]\\d{0,8}") && Integer.parseInt(value) < least;
    }

    private static boolean isZero(String duration) {
        return ZERO.matcher(duration).matches();
    }
}
