package dev.mcmgen.rules.machine;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.catalog.MachineDrivers;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about the cloud-config in a machine config (rancher-cluster.md §5.2). */
final class CloudConfigChecks {

    private static final String HEADER = "#cloud-config";

    /** What rancher-machine appends to. */
    private static final List<String> LISTS = List.of("runcmd", "write_files", "users", "groups");

    /** Fields that hold the text itself; other drivers name a file or a script of the provider. */
    private static final Set<String> TEXT_FIELDS = Set.of("cloudConfig", "userdata", "userData", "customData");

    private final MachineDrivers drivers;

    CloudConfigChecks(MachineDrivers drivers) {
        this.drivers = drivers;
    }

    void header(Subject subject, RuleReport report) {
        texts(subject)
                .filter(place -> {
                    String text = place.text().orElse("");
                    return !text.isEmpty() && !text.startsWith(HEADER) && !text.startsWith("#!");
                })
                .forEach(place -> report.value(
                        place,
                        "no machine of this pool will be made: rancher-machine refuses user data that does not begin"
                                + " with #cloud-config or #!",
                        Fix.byHand("make #cloud-config the first line")));
    }

    void unreadable(Subject subject, RuleReport report) {
        cloudConfigs(subject)
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

    void lists(Subject subject, RuleReport report) {
        cloudConfigs(subject)
                .flatMap(place -> place.embedded().roots().stream())
                .flatMap(root -> LISTS.stream().flatMap(name -> root.get(name).stream()))
                .filter(place -> !(place.value() instanceof YamlSequence))
                .forEach(place -> report.value(
                        place,
                        "no machine of this pool will be made: rancher-machine appends to " + place.name()
                                + ", which is no list",
                        Fix.byHand("write it as a list")));
    }

    private Stream<Place> cloudConfigs(Subject subject) {
        return texts(subject).filter(place -> place.text().orElse("").startsWith(HEADER));
    }

    private Stream<Place> texts(Subject subject) {
        return subject.of(Manifest.Kind.MACHINE_CONFIG)
                .flatMap(config -> drivers
                        .ofKind(config.root().text("kind"))
                        .map(MachineDriver::userDataField)
                        .filter(TEXT_FIELDS::contains)
                        .flatMap(field -> config.root().get(field))
                        .stream())
                .filter(place -> place.text().isPresent());
    }
}
