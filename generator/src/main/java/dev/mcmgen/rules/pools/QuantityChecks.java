package dev.mcmgen.rules.pools;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rules about the number of machines (rancher-cluster.md §1.4, rke2-config.md §5 "HA"). */
final class QuantityChecks {

    private static final String QUANTITY = "quantity";
    private static final String LEAST = "autoscalingMinSize";
    private static final String MOST = "autoscalingMaxSize";

    private record Role(String field, String words) {}

    private static final List<Role> ROLES = List.of(
            new Role("etcdRole", "etcd"),
            new Role("controlPlaneRole", "control plane"),
            new Role("workerRole", "worker"));

    private QuantityChecks() {}

    static void evenMembers(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            long members = 0;
            List<Place> quantities = new ArrayList<>();
            boolean known = true;
            for (Place pool : cluster.pools()) {
                if (pool.isTrue("etcdRole")) {
                    OptionalLong number = number(pool, QUANTITY);
                    known = known && number.isPresent() && !scales(pool);
                    members += number.orElse(0);
                    if (number.isPresent()) {
                        quantities.add(pool.get(QUANTITY).orElse(pool));
                    }
                }
            }
            if (known && members > 0 && members % 2 == 0) {
                report.value(
                        quantities.get(quantities.size() - 1),
                        members + " machines with etcd will survive the loss of no more of them than " + (members - 1)
                                + " would: more than half must be there",
                        Fix.byHand("use an odd number"));
            }
        }
    }

    static void emptyRoles(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            for (Role role : ROLES) {
                Optional<Place> zero = Optional.empty();
                boolean some = false;
                boolean later = cluster.exported();
                for (Place pool : cluster.pools()) {
                    if (pool.isTrue(role.field())) {
                        boolean none = number(pool, QUANTITY).orElse(1) == 0 && !scales(pool);
                        zero = none ? pool.get(QUANTITY) : zero;
                        some = some || !none;
                        later = later || isOfAnInventory(pool);
                    }
                }
                if (!some && zero.isPresent()) {
                    report.value(
                            later ? Severity.WARNING : Severity.ERROR,
                            zero.get(),
                            "the cluster will wait for ever: no machine has the " + role.words() + " role",
                            Fix.byHand("use at least 1"));
                }
            }
        }
    }

    /** Whether the pool takes machines that somebody registers first, such as those of Elemental: it is enlarged later. */
    private static boolean isOfAnInventory(Place pool) {
        String version = pool.textAt("machineConfigRef", "apiVersion");
        return !version.isEmpty() && !version.startsWith("rke-machine-config.cattle.io/");
    }

    static void autoscaling(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            for (Place pool : cluster.pools()) {
                OptionalLong quantity = number(pool, QUANTITY);
                OptionalLong least = number(pool, LEAST);
                OptionalLong most = number(pool, MOST);
                boolean outside = quantity.isPresent()
                        && least.isPresent()
                        && most.isPresent()
                        && least.getAsLong() <= most.getAsLong()
                        && (quantity.getAsLong() < least.getAsLong() || quantity.getAsLong() > most.getAsLong());
                if (outside) {
                    report.value(
                            pool.get(QUANTITY).orElse(pool),
                            "the pool begins with " + quantity.getAsLong()
                                    + " machines, which is not between its autoscaling sizes " + least.getAsLong()
                                    + " and " + most.getAsLong(),
                            Fix.byHand("choose a number between the two"));
                }
            }
        }
    }

    private static boolean scales(Place pool) {
        return pool.get(LEAST).isPresent() || pool.get(MOST).isPresent();
    }

    private static OptionalLong number(Place pool, String field) {
        Optional<Place> place = pool.get(field);
        return place.isPresent() ? place.get().wholeNumber() : OptionalLong.empty();
    }
}
