package dev.mcmgen.rules.component;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Component;
import dev.mcmgen.catalog.FeatureGate;
import dev.mcmgen.catalog.FeatureGates;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about feature gates: a component exits at one that it does not know, and at a value that is fixed. */
final class GateChecks {

    private static final Pattern GATE =
            Pattern.compile("\\s*(\\w+)\\s*=\\s*(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)\\s*");

    private final Catalog catalog;

    GateChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    void gates(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            Optional<Release> release = target.release();
            Optional<FeatureGates.Gates> known =
                    release.isPresent() ? catalog.featureGates().of(release.get()) : Optional.empty();
            for (Nodes nodes : known.isPresent() ? target.nodes() : List.<Nodes>of()) {
                for (Component component : Component.values()) {
                    Optional<Arguments.Argument> argument = component == Component.ETCD
                            ? Optional.empty()
                            : nodes.arguments(component.configKey()).last("feature-gates");
                    if (argument.isPresent()) {
                        judge(
                                component,
                                argument.get(),
                                known.orElseThrow(),
                                release.orElseThrow().minorText(),
                                report);
                    }
                }
            }
        }
    }

    private static void judge(
            Component component,
            Arguments.Argument argument,
            FeatureGates.Gates known,
            String minor,
            RuleReport report) {
        Optional<Place> place = argument.place();
        for (String text : argument.text().split(",", -1)) {
            Matcher gate = GATE.matcher(text);
            if (place.isPresent() && gate.matches()) {
                fault(gate.group(1), "1tTrue".contains(gate.group(2).substring(0, 1)), known)
                        .ifPresent(fault -> report.value(
                                place.get(),
                                component.componentName() + " will not start: " + fault + " in Kubernetes " + minor,
                                Fix.byHand(
                                        known.find(gate.group(1)).isPresent()
                                                ? "take the gate out"
                                                : known.nearest(gate.group(1))
                                                        .map(word -> "did you mean " + word)
                                                        .orElse("take the gate out"))));
            }
        }
    }

    private static Optional<String> fault(String name, boolean value, FeatureGates.Gates known) {
        Optional<FeatureGate> gate = known.find(name);
        if (gate.isEmpty()) {
            return Optional.of("there is no feature gate " + name);
        }
        return gate.filter(found -> !found.accepts(value))
                .map(found -> "the feature gate " + name + " cannot be " + value + " any more");
    }
}
