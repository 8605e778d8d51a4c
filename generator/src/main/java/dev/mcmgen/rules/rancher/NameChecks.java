package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about names (rancher-cluster.md §1.4 and §2.1, live-rancher-2.15.md "Corrected"). */
final class NameChecks {

    private static final int LABEL = 63;
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern DNS_NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final Pattern GENERATED_ID = Pattern.compile("c-[a-z0-9]{5}");
    private static final Pattern VARIABLE = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
    private static final String DNS_FIX =
            "use lower-case letters, digits and hyphens, with a letter or digit at both ends";

    private NameChecks() {}

    /** A cluster that was read from a Rancher has its name already. */
    static void clusterName(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> name = cluster.root().at("metadata", "name");
            if (name.isPresent() && name.get().isText()) {
                if (!cluster.exported()) {
                    clusterName(name.get(), cluster.name(), report);
                }
                Optional<Place> namespace = cluster.root().at("metadata", "namespace");
                boolean elsewhere = namespace.isPresent()
                        && namespace.get().isText()
                        && !cluster.namespace().equals("fleet-local");
                if (elsewhere && cluster.name().equals("local")) {
                    report.value(
                            name.get(),
                            "Rancher will refuse the cluster: local is the name of its own cluster, in fleet-local",
                            Fix.byHand("choose another name"));
                }
            }
        }
    }

    private static void clusterName(Place place, String name, RuleReport report) {
        if (name.length() < 2 || name.length() > LABEL) {
            report.value(
                    place,
                    "Rancher will refuse the cluster: its name has " + name.length()
                            + " characters, and 2 to 63 are allowed",
                    Fix.byHand("choose another name"));
        } else if (!DNS_LABEL.matcher(name).matches()) {
            report.value(
                    place, "Rancher will refuse the cluster: '" + name + "' is no name for one", Fix.byHand(DNS_FIX));
        } else if (GENERATED_ID.matcher(name).matches()) {
            report.value(
                    Severity.WARNING,
                    place,
                    "Rancher refuses this name if a cluster with the id " + name + " exists",
                    Fix.byHand("choose a name that does not look like an id of Rancher"));
        }
    }

    static void poolName(Subject subject, RuleReport report) {
        for (Place place : poolNames(subject)) {
            String name = place.text().orElse("");
            if (name.length() > LABEL) {
                report.value(
                        place,
                        "Rancher will refuse the cluster: the pool's name has " + name.length()
                                + " characters, and 63 are allowed",
                        Fix.byHand("choose a shorter name"));
            } else if (!DNS_NAME.matcher(name).matches()) {
                report.value(
                        place,
                        "no machine will be made: Rancher takes the name '" + name
                                + "', and the MachineDeployment of that name is refused later",
                        Fix.byHand(DNS_FIX));
            }
        }
    }

    static void joinedLength(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            String name = cluster.name();
            for (Place pool : names(cluster)) {
                int length = name.length() + 1 + pool.text().orElse("").length();
                if (!name.isEmpty()
                        && name.length() <= LABEL
                        && length > LABEL
                        && length - name.length() - 1 <= LABEL) {
                    report.value(
                            pool,
                            "the names of this pool's machines will be cut and end in a hash: " + name + "-"
                                    + pool.text().orElse("") + " has " + length + " characters, and 63 are allowed",
                            Fix.byHand(
                                    "shorten the name of the cluster or of the pool before the first machine is made"));
                }
            }
        }
    }

    static void duplicatePool(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Set<String> seen = new HashSet<>();
            for (Place place : names(cluster)) {
                String name = place.text().orElse("");
                if (!seen.add(name)) {
                    report.value(
                            place,
                            "Rancher will refuse the cluster: there are two pools named " + name,
                            Fix.byHand("rename one of them"));
                }
            }
        }
    }

    static void agentVariable(Subject subject, RuleReport report) {
        for (Place variables : subject.inClusters("spec", "agentEnvVars")) {
            for (Place variable : variables.items()) {
                Optional<Place> place = variable.get("name");
                if (place.isPresent()
                        && place.get().isText()
                        && !VARIABLE.matcher(variable.text("name")).matches()) {
                    report.value(
                            place.get(),
                            "the agents of this cluster will not start: Rancher takes '" + variable.text("name")
                                    + "', but no variable can have that name",
                            Fix.byHand("use letters, digits, '_', '-' and '.', with no digit first"));
                }
            }
        }
    }

    static void credentialName(Subject subject, RuleReport report) {
        for (Place place : credentials(subject)) {
            String name = place.text().orElse("");
            String secret = name.substring(name.lastIndexOf(':') + 1);
            boolean form = name.indexOf(':') == name.lastIndexOf(':')
                    && DNS_NAME.matcher(secret).matches();
            if (!name.isEmpty() && !form && !isPlaceholder(name)) {
                report.value(
                        place,
                        "no machine will be made: '" + name + "' is no name of a Secret, and Rancher does not check it",
                        Fix.byHand(
                                "write cattle-global-data:cc-…, the credential's id rather than its name in the UI"));
            }
        }
    }

    static void credentialPlaceholder(Subject subject, RuleReport report) {
        for (Place place : credentials(subject)) {
            if (isPlaceholder(place.text().orElse(""))) {
                report.value(
                        place,
                        "no machine will be made: this stands for the id of a cloud credential",
                        Fix.byHand("put in the id from Rancher: Cluster Management, Cloud Credentials"));
            }
        }
    }

    private static boolean isPlaceholder(String name) {
        return name.contains("REPLACE-") || name.endsWith(":<id>");
    }

    private static List<Place> credentials(Subject subject) {
        List<Place> places = new ArrayList<>();
        for (Manifest cluster : subject.clusters()) {
            List<Place> holders = new ArrayList<>(cluster.pools());
            Optional<Place> spec = cluster.root().get("spec");
            if (spec.isPresent()) {
                holders.add(0, spec.get());
            }
            for (Place holder : holders) {
                Optional<Place> name = holder.get("cloudCredentialSecretName");
                if (name.isPresent()) {
                    places.add(name.get());
                }
            }
        }
        return places;
    }

    private static List<Place> poolNames(Subject subject) {
        List<Place> names = new ArrayList<>();
        for (Manifest cluster : subject.clusters()) {
            names.addAll(names(cluster));
        }
        return names;
    }

    /** The names of pools that are not empty. */
    private static List<Place> names(Manifest cluster) {
        List<Place> names = new ArrayList<>();
        for (Place pool : cluster.pools()) {
            Optional<Place> name = pool.get("name");
            if (name.isPresent() && !name.get().text().orElse("").isEmpty()) {
                names.add(name.get());
            }
        }
        return names;
    }
}
