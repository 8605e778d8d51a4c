package dev.mcmgen.rules.hardening;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** HTTP/2 needs one of two cipher suites where TLS 1.2 is allowed (hardening.md §7 row 16; derived there). */
final class CipherChecks {

    private static final List<String> COMPONENTS = List.of(
            "kube-apiserver-arg",
            "kube-controller-manager-arg",
            "kube-scheduler-arg",
            "kube-cloud-controller-manager-arg",
            "kubelet-arg");
    private static final String FLAG = "tls-cipher-suites";
    private static final Set<String> NEEDED =
            Set.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");

    private CipherChecks() {}

    static void http2(Subject subject, RuleReport report) {
        for (Nodes nodes : subject.nodes()) {
            for (String component : COMPONENTS) {
                Arguments arguments = nodes.arguments(component);
                Optional<Place> place = arguments.placeOf(FLAG);
                // TLS 1.3 has suites of its own, whatever the list says.
                if (place.isPresent() && isWithout(arguments) && !arguments.has("tls-min-version", "VersionTLS13")) {
                    report.value(
                            place.get(),
                            "this component will probably not start: HTTP/2 needs a suite with AES_128_GCM_SHA256, and"
                                    + " none of the list has it",
                            Fix.byHand("add TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 or its ECDSA twin"));
                }
            }
        }
    }

    /** Whether none of the lists has one of the suites; a list without any is none. */
    private static boolean isWithout(Arguments arguments) {
        for (Arguments.Argument argument : arguments.all()) {
            if (argument.flag().equals(FLAG) && !isWithout(argument.text())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithout(String suites) {
        List<String> all = List.of(suites.split("\\s*,\\s*"));
        return !suites.isBlank() && Collections.disjoint(all, NEEDED);
    }
}
