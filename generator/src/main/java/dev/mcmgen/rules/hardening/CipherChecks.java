package dev.mcmgen.rules.hardening;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Set;

/** HTTP/2 needs one of two cipher suites where TLS 1.2 is allowed (hardening.md §7 row 16; derived there). */
final class CipherChecks {

    private static final List<String> COMPONENTS = List.of(
            "kube-apiserver-arg",
            "kube-controller-manager-arg",
            "kube-scheduler-arg",
            "kube-cloud-controller-manager-arg",
            "kubelet-arg");
    private static final Set<String> NEEDED =
            Set.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");

    private CipherChecks() {}

    static void http2(Subject subject, RuleReport report) {
        subject.targets().stream().flatMap(target -> target.nodes().stream()).forEach(nodes -> {
            for (String component : COMPONENTS) {
                Arguments arguments = nodes.arguments(component);
                arguments
                        .last("tls-cipher-suites")
                        .filter(argument -> arguments.all().stream()
                                .filter(other -> other.flag().equals(argument.flag()))
                                .allMatch(other -> isWithout(other.text())))
                        .filter(argument -> !isNewestOnly(nodes, component))
                        .flatMap(Arguments.Argument::place)
                        .ifPresent(place -> report.value(
                                place,
                                "this component will probably not start: HTTP/2 needs a suite with"
                                        + " AES_128_GCM_SHA256, and none of the list has it",
                                Fix.byHand("add TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 or its ECDSA twin")));
            }
        });
    }

    private static boolean isWithout(String suites) {
        List<String> all = List.of(suites.split("\\s*,\\s*"));
        return !suites.isBlank() && all.stream().noneMatch(NEEDED::contains);
    }

    /** TLS 1.3 has suites of its own, whatever the list says. */
    private static boolean isNewestOnly(Nodes nodes, String component) {
        return nodes.arguments(component)
                .value("tls-min-version")
                .filter("VersionTLS13"::equals)
                .isPresent();
    }
}
