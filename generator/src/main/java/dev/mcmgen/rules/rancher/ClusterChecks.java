package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about single fields of a Cluster (rancher-cluster.md §1.2 and §2.1). */
final class ClusterChecks {

    private static final Pattern VERSION =
            Pattern.compile("v\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?\\+(rke2|k3s)[0-9A-Za-z.-]*");
    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final Pattern SHELL = Pattern.compile("[\"'`*?#~=%$|&;<>{}\\[\\]()]");

    private ClusterChecks() {}

    static void kubernetesVersion(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> place =
                    cluster.isWholeCluster() ? cluster.root().at("spec", "kubernetesVersion") : Optional.empty();
            if (place.isPresent() && place.get().isText()) {
                String version = place.get().text().orElse("");
                if (!VERSION.matcher(version).matches()) {
                    report.value(
                            place.get(),
                            "the cluster will not come up: '" + version
                                    + "' is no release of RKE2 or K3s, and Rancher may take it all the same",
                            Fix.byHand("write it as Rancher lists it, such as v1.30.4+rke2r1"));
                }
            }
        }
    }

    static void noProxy(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            for (Place variable : cluster.root().itemsAt("spec", "agentEnvVars")) {
                boolean blank = variable.text("name").equals("NO_PROXY")
                        && BLANK.matcher(variable.text("value")).find();
                if (blank) {
                    report.value(
                            cluster.exported() ? Severity.WARNING : Severity.ERROR,
                            variable.get("value").orElse(variable),
                            "Rancher from 2.12 on will refuse the cluster: NO_PROXY holds white space",
                            Fix.byHand("separate the entries by commas alone"));
                }
            }
        }
    }

    static void dataDirectories(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            List<Place> directories = cluster.exported() ? List.of() : directories(cluster);
            for (Place place : directories) {
                Optional<String> fault = fault(place.text().orElse(""), others(place, directories));
                if (fault.isPresent()) {
                    report.value(
                            place,
                            "Rancher will refuse the cluster: " + fault.get(),
                            Fix.byHand("write an absolute path of its own, such as /data/" + place.name()));
                }
            }
        }
    }

    private static List<Place> directories(Manifest cluster) {
        List<Place> directories = new ArrayList<>();
        for (Place place : cluster.root().fieldsAt("spec", "rkeConfig", "dataDirectories")) {
            if (!place.text().orElse("").isEmpty()) {
                directories.add(place);
            }
        }
        return directories;
    }

    private static List<String> others(Place place, List<Place> all) {
        List<String> others = new ArrayList<>();
        for (Place other : all) {
            if (!other.path().equals(place.path())) {
                others.add(other.text().orElse(""));
            }
        }
        return others;
    }

    private static Optional<String> fault(String directory, List<String> others) {
        if (!directory.startsWith("/")) {
            return Optional.of("a data directory must be an absolute path");
        }
        if (SHELL.matcher(directory).find()) {
            return Optional.of("a data directory cannot hold characters that mean something to a shell");
        }
        boolean clean = !directory.contains("//")
                && (directory.length() == 1 || !directory.endsWith("/"))
                && !(directory + "/").contains("/./")
                && !(directory + "/").contains("/../");
        if (!clean) {
            return Optional.of("a data directory must be written without '//', '.', '..' and a slash at its end");
        }
        if (others.contains(directory)) {
            return Optional.of("two data directories are the same");
        }
        String parent = directory.substring(0, directory.lastIndexOf('/'));
        return others.contains(parent) ? Optional.of("one data directory lies in another") : Optional.empty();
    }

    static void endpoint(Subject subject, RuleReport report) {
        for (Place endpoint : subject.inClusters("spec", "localClusterAuthEndpoint")) {
            if (!endpoint.text("caCerts").isEmpty() && endpoint.text("fqdn").isEmpty()) {
                report.key(
                        endpoint.get("caCerts").orElse(endpoint),
                        "Rancher will refuse the cluster: the endpoint has CA certificates, but no fqdn",
                        Fix.byHand("add the fqdn, or remove caCerts"));
            }
        }
    }
}
