package dev.mcmgen.rules.component;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Component;
import dev.mcmgen.catalog.ComponentFlag;
import dev.mcmgen.catalog.FlagList;
import dev.mcmgen.catalog.FlagOwners;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.rules.ArgumentMove;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules about the arguments of API server, controller manager, scheduler, kubelet and etcd, as far as the flags of the
 * minor are known. RKE2 and K3s hand everything over as it is.
 */
final class ArgumentChecks {

    private static final Pattern NAME = Pattern.compile("-{0,2}[A-Za-z0-9][A-Za-z0-9_.-]*[+-]?");
    /** Types whose values add up. */
    private static final Set<ComponentFlag.Type> ADDING =
            Set.of(ComponentFlag.Type.LIST, ComponentFlag.Type.MAP, ComponentFlag.Type.BOOL_MAP);

    private final Catalog catalog;
    private final FlagOwners owners;

    ArgumentChecks(Catalog catalog) {
        this.catalog = catalog;
        this.owners = new FlagOwners(catalog);
    }

    /** One argument that a user wrote, with what its component knows. */
    private record Given(
            Target target, Component component, Release release, FlagList flags, String written, Place place) {

        String name() {
            int equals = written.indexOf('=');
            return equals < 0 ? written : written.substring(0, equals);
        }

        /** RKE2 and K3s make a {@code name=true} of a name alone. */
        String value() {
            int equals = written.indexOf('=');
            return equals < 0 ? "true" : written.substring(equals + 1);
        }

        boolean isFormed() {
            return NAME.matcher(name()).matches();
        }
    }

    private List<Given> all(Subject subject) {
        List<Given> all = new ArrayList<>();
        for (Target target : subject.targets()) {
            Optional<Release> release = target.release();
            for (Component component : Component.values()) {
                Optional<FlagList> flags =
                        release.isPresent() ? catalog.componentFlags().of(component, release.get()) : Optional.empty();
                for (Nodes nodes : flags.isPresent() ? target.nodes() : List.<Nodes>of()) {
                    if (runs(component, nodes)) {
                        add(target, component, flags.orElseThrow(), nodes, all);
                    }
                }
            }
        }
        return all;
    }

    private static void add(Target target, Component component, FlagList flags, Nodes nodes, List<Given> all) {
        for (Arguments.Argument argument :
                nodes.arguments(component.configKey()).all()) {
            if (argument.place().isPresent()) {
                all.add(new Given(
                        target,
                        component,
                        target.release().orElseThrow(),
                        flags,
                        argument.written(),
                        argument.place().get()));
            }
        }
    }

    private static boolean runs(Component component, Nodes nodes) {
        return switch (component) {
            case KUBELET -> true;
            case ETCD -> nodes.has(Role.ETCD);
            case KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER -> nodes.has(Role.CONTROLPLANE);
        };
    }

    void unknown(Subject subject, RuleReport report) {
        for (Given given : all(subject)) {
            if (!given.isFormed() || given.flags().knows(given.written())) {
                continue;
            }
            String flag = given.component().flagOf(given.written());
            if (catalog.kubeProxyFlags().isOwn(flag)) {
                continue; // kube-proxy/other-key says where it belongs
            }
            String name = given.component().componentName();
            boolean etcd = given.component() == Component.ETCD;
            String message = etcd
                    ? "etcd will ignore " + flag + ", which its configuration does not have"
                    : name + " will not start: it has no flag " + flag + " in Kubernetes "
                            + given.release().minorText();
            List<String> owners = this.owners.of(flag, given.release());
            Optional<String> nearest = given.flags().nearest(given.written());
            Fix fix = owners.isEmpty()
                    ? Fix.byHand(nearest.map(word -> "did you mean " + word).orElse("remove it"))
                    : move(flag, owners, given);
            report.value(etcd ? Severity.WARNING : Severity.ERROR, given.place(), message, fix);
        }
    }

    /** To the other component that has the flag, such as kube-proxy for one that stands with the kubelet's. */
    private Fix move(String flag, List<String> owners, Given given) {
        String description = "move it to " + String.join("-arg or ", owners) + "-arg: it is a flag of "
                + String.join(" and ", owners);
        Optional<String> key = this.owners.onlyKey(flag, given.release());
        return key.isEmpty()
                ? Fix.byHand(description)
                : new ArgumentMove(given.target(), key.get(), description)
                        .fromList(
                                given.place(),
                                other -> !given.flags().knows(other)
                                        && this.owners
                                                .onlyKey(other, given.release())
                                                .equals(key));
    }

    void malformed(Subject subject, RuleReport report) {
        for (Given given : all(subject)) {
            if (given.component() == Component.ETCD) {
                continue;
            }
            Optional<String> fault = fault(given);
            if (fault.isPresent()) {
                report.value(
                        given.place(),
                        given.component().componentName() + " will not start: " + fault.get(),
                        Fix.byHand("write it as name=value, with a value of that kind"));
            }
        }
    }

    private static Optional<String> fault(Given given) {
        if (!given.isFormed()) {
            return Optional.of("'" + given.name() + "' is no name of a flag; between name and value stands a '='");
        }
        Optional<ComponentFlag> flag = given.flags().find(given.written());
        Optional<ComponentFlag.Type> type = flag.isPresent() ? flag.get().type() : Optional.empty();
        Optional<String> expected = type.isPresent() ? FlagValues.fault(type.get(), given.value()) : Optional.empty();
        return expected.isPresent()
                ? Optional.of(flag.orElseThrow().name() + " takes " + expected.get() + ", and this is '" + given.value()
                        + "'")
                : Optional.empty();
    }

    /** Lists add up, of everything else the last one wins. */
    void twice(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Component component : Component.values()) {
                Optional<FlagList> flags = target.release().isPresent()
                        ? catalog.componentFlags()
                                .of(component, target.release().get())
                        : Optional.empty();
                for (Nodes nodes : flags.isPresent() ? target.nodes() : List.<Nodes>of()) {
                    overridden(flags.orElseThrow(), nodes.arguments(component.configKey()), report);
                }
            }
        }
    }

    private static void overridden(FlagList flags, Arguments arguments, RuleReport report) {
        if (arguments.all().size() < 2) {
            return;
        }
        Component component = flags.component();
        Map<String, Arguments.Argument> last = new HashMap<>();
        for (Arguments.Argument argument : arguments.all()) {
            last.put(component.flagOf(argument.written()), argument);
        }
        for (Arguments.Argument argument : arguments.all()) {
            String flag = component.flagOf(argument.written());
            Arguments.Argument winner = last.getOrDefault(flag, argument);
            Optional<ComponentFlag> known = flags.find(argument.written());
            Optional<ComponentFlag.Type> type = known.isPresent() ? known.get().type() : Optional.empty();
            boolean single = type.isPresent() && !ADDING.contains(type.get());
            if (single && argument.place().isPresent() && !winner.text().equals(argument.text())) {
                report.value(
                        argument.place().get(),
                        "this value will have no effect: " + flag + " stands in the list again, and the last one wins",
                        Fix.byHand("keep one of the two"));
            }
        }
    }
}
