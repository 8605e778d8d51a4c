package dev.mcmgen.rules.machine;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.Problem;
import java.util.List;
import java.util.Optional;

/** Rules about the form of the cloud-config in a machine config (rancher-cluster.md §5.2). */
final class CloudConfigChecks {

    private static final String HEADER = "#cloud-config";

    /** What rancher-machine appends to. */
    private static final List<String> LISTS = List.of("runcmd", "write_files", "users", "groups");

    private CloudConfigChecks() {}

    static void header(Subject subject, RuleReport report) {
        for (CloudConfig config : subject.cloudConfigs()) {
            String text = config.text().text().orElse("");
            if (!text.startsWith(HEADER) && !text.startsWith("#!")) {
                report.value(
                        config.text(),
                        "no machine of this pool will be made: rancher-machine refuses user data that does not begin with"
                                + " #cloud-config or #!",
                        Fix.byHand("make #cloud-config the first line"));
            }
        }
    }

    static void unreadable(Subject subject, RuleReport report) {
        for (CloudConfig config : subject.cloudConfigs()) {
            Place place = config.text();
            for (Problem problem :
                    config.isScript() ? List.<Problem>of() : place.embedded().problems()) {
                report.at(
                        problem.position(),
                        place.path() + "#",
                        "no machine of this pool will be made: the cloud-config cannot be read: " + problem.message(),
                        Fix.ofHint(problem.hint()));
            }
        }
    }

    static void lists(Subject subject, RuleReport report) {
        for (CloudConfig config : subject.cloudConfigs()) {
            for (Place root : config.isScript()
                    ? List.<Place>of()
                    : config.text().embedded().roots()) {
                for (String name : LISTS) {
                    Optional<Place> place = root.get(name);
                    if (place.isPresent() && !place.get().isList()) {
                        report.value(
                                place.get(),
                                "no machine of this pool will be made: rancher-machine appends to " + name
                                        + ", which is no list",
                                Fix.byHand("write it as a list"));
                    }
                }
            }
        }
    }
}
