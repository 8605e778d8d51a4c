package dev.mcmgen.rules.machine;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about the form of the cloud-config in a machine config (rancher-cluster.md §5.2). */
final class CloudConfigChecks {

    private static final String HEADER = "#cloud-config";

    /** What rancher-machine appends to. */
    private static final List<String> LISTS = List.of("runcmd", "write_files", "users", "groups");

    private CloudConfigChecks() {}

    static void header(Subject subject, RuleReport report) {
        subject.cloudConfigs()
                .map(CloudConfig::text)
                .filter(place -> {
                    String text = place.text().orElse("");
                    return !text.startsWith(HEADER) && !text.startsWith("#!");
                })
                .forEach(place -> report.value(
                        place,
                        "no machine of this pool will be made: rancher-machine refuses user data that does not begin"
                                + " with #cloud-config or #!",
                        Fix.byHand("make #cloud-config the first line")));
    }

    static void unreadable(Subject subject, RuleReport report) {
        cloudConfigs(subject)
                .map(CloudConfig::text)
                .forEach(place -> place.embedded()
                        .problems()
                        .forEach(problem -> report.at(
                                problem.position(),
                                place.path() + "#",
                                "no machine of this pool will be made: the cloud-config cannot be read: "
                                        + problem.message(),
                                Optional.of(problem.hint())
                                        .filter(hint -> !hint.isEmpty())
                                        .map(Fix::byHand))));
    }

    static void lists(Subject subject, RuleReport report) {
        cloudConfigs(subject)
                .flatMap(config -> config.text().embedded().roots().stream())
                .flatMap(root -> LISTS.stream().flatMap(name -> root.get(name).stream()))
                .filter(place -> !(place.value() instanceof YamlSequence))
                .forEach(place -> report.value(
                        place,
                        "no machine of this pool will be made: rancher-machine appends to " + place.name()
                                + ", which is no list",
                        Fix.byHand("write it as a list")));
    }

    private static Stream<CloudConfig> cloudConfigs(Subject subject) {
        return subject.cloudConfigs().filter(config -> !config.isScript());
    }
}
