package dev.mcmgen.rules.machine;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.schema.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about which pool names which machine config (rancher-cluster.md §1.4, F15). */
final class ReferenceChecks {

    private static final String REFERENCE = "machineConfigRef";

    private ReferenceChecks() {}

    /** Says something only where there are machine configs in the file: a Cluster alone refers to what Rancher has. */
    static void notFound(Subject subject, RuleReport report) {
        List<Manifest> configs = configs(subject);
        if (configs.isEmpty()) {
            return;
        }
        for (Target target : subject.targets()) {
            for (Place pool : pools(target)) {
                Optional<Place> reference = pool.get(REFERENCE);
                String name = reference.isPresent() ? reference.get().text("name") : "";
                if (!name.isEmpty() && target.machineConfig(pool).isEmpty()) {
                    judge(reference.get(), name, configs, report);
                }
            }
        }
    }

    private static void judge(Place reference, String name, List<Manifest> configs, RuleReport report) {
        List<String> names = new ArrayList<>();
        for (Manifest config : configs) {
            names.add(name(config));
        }
        Place place = reference.get("name").orElse(reference);
        int same = names.indexOf(name);
        Optional<String> meant = same < 0 ? NearestWord.find(name, names) : Optional.empty();
        if (same >= 0) {
            String kind = configs.get(same).root().text("kind");
            report.value(
                    reference.get("kind").orElse(reference),
                    "Rancher will not make these machines, unless it has such a machine config: the one named " + name
                            + " here is a " + kind,
                    Fix.byHand("write kind: " + kind));
        } else {
            report.value(
                    meant.isPresent() ? Severity.WARNING : Severity.INFO,
                    place,
                    "no machine config in these files is named " + name + "; Rancher must have it",
                    Fix.byHand(meant.map(word -> "did you mean " + word + "?").orElse("add it, or correct the name")));
        }
    }

    static void unused(Subject subject, RuleReport report) {
        boolean whole = false;
        List<Place> references = new ArrayList<>();
        for (Manifest cluster : subject.clusters()) {
            whole = whole || (cluster.isWholeCluster() && !cluster.pools().isEmpty());
            for (Place pool : cluster.pools()) {
                Optional<Place> reference = pool.get(REFERENCE);
                if (reference.isPresent()) {
                    references.add(reference.get());
                }
            }
        }
        for (Manifest config : whole ? configs(subject) : List.<Manifest>of()) {
            boolean used = false;
            for (Place reference : references) {
                used = used
                        || (reference.text("name").equals(name(config))
                                && reference.text("kind").equals(config.root().text("kind")));
            }
            Optional<Place> name = config.root().at("metadata", "name");
            if (!used && name.isPresent()) {
                report.value(
                        name.get(),
                        "no pool of these files uses this machine config; from Rancher 2.9.2 on one that no cluster owns"
                                + " is deleted at night",
                        Fix.byHand("name it in a pool, or leave it out"));
            }
        }
    }

    private static List<Manifest> configs(Subject subject) {
        List<Manifest> configs = new ArrayList<>();
        for (Manifest manifest : subject.manifests()) {
            if (manifest.kind() == Manifest.Kind.MACHINE_CONFIG) {
                configs.add(manifest);
            }
        }
        return configs;
    }

    private static List<Place> pools(Target target) {
        return target.cluster().isPresent() ? target.cluster().get().pools() : List.of();
    }

    private static String name(Manifest config) {
        Optional<Place> metadata = config.root().get("metadata");
        return metadata.isPresent() ? metadata.get().text("name") : "";
    }
}
