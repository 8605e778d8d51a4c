package dev.mcmgen.rules.agent;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Cidr;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Networks;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rules about {@code agentEnvVars} (rancher-cluster.md §1.2). */
final class VariableChecks {

    private VariableChecks() {}

    static void twice(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Map<String, String> seen = new HashMap<>();
            for (Place variable : variables(cluster)) {
                String name = variable.text("name");
                if (!name.isEmpty() && seen.put(name, name) != null) {
                    report.value(
                            variable.get("name").orElse(variable),
                            "only one of two values of " + name + " will count",
                            Fix.byHand("keep one of them"));
                }
            }
        }
    }

    static void noProxy(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            Optional<Place> proxy = Optional.empty();
            Optional<Place> exceptions = Optional.empty();
            for (Place variable :
                    target.cluster().isPresent() ? variables(target.cluster().get()) : List.<Place>of()) {
                String name = variable.text("name").toUpperCase(Locale.ROOT);
                boolean set = !variable.text("value").isEmpty();
                proxy = set && (name.equals("HTTP_PROXY") || name.equals("HTTPS_PROXY")) ? variable.get("name") : proxy;
                exceptions = name.equals("NO_PROXY") ? variable.get("value") : exceptions;
            }
            if (proxy.isPresent()) {
                judge(proxy.get(), exceptions, target, report);
            }
        }
    }

    private static void judge(Place proxy, Optional<Place> exceptions, Target target, RuleReport report) {
        String text = exceptions.flatMap(Place::text).orElse("");
        List<String> missing = new ArrayList<>();
        Networks networks = Networks.of(target);
        List<Networks.Range> ranges = new ArrayList<>(networks.pods());
        ranges.addAll(networks.services());
        for (Networks.Range range : ranges) {
            if (!covers(text, range.cidr())) {
                missing.add(range.text());
            }
        }
        if (!missing.isEmpty()) {
            report.value(
                    exceptions.orElse(proxy),
                    "requests to pods and Services will go to the proxy: NO_PROXY does not name "
                            + String.join(" and ", missing),
                    Fix.byHand("add " + String.join(",", missing) + " to NO_PROXY"));
        }
    }

    private static boolean covers(String exceptions, Cidr range) {
        for (String entry : exceptions.split(",", -1)) {
            String text = entry.strip();
            Optional<Cidr> cidr = Cidr.parse(text);
            if (text.equals("*") || (cidr.isPresent() && cidr.get().contains(range))) {
                return true;
            }
        }
        return false;
    }

    private static List<Place> variables(Manifest cluster) {
        Optional<Place> variables = cluster.root().at("spec", "agentEnvVars");
        return variables.isPresent() ? variables.get().items() : List.of();
    }
}
