package dev.mcmgen.rules.rancher;

import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about values of typed fields that Rancher does not check, or checks from some version on (§1.3, §1.4). */
final class FieldChecks {

    private static final Pattern CONCURRENCY = Pattern.compile("(([1-9][0-9]?|100)%|[1-9][0-9]*|0)?");
    private static final Pattern CRON_FIELD = Pattern.compile("[0-9A-Za-z*?,/-]+");
    private static final Set<String> CRON_WORDS =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

    /** A field below {@code rkeConfig}, and what its text must be. */
    private record Field(List<String> path, Predicate<String> good, Severity severity, String message, String advice) {}

    private static final List<Field> FIELDS = List.of(
            new Field(
                    List.of("networking", "stackPreference"),
                    Set.of("", "ipv4", "ipv6", "dual")::contains,
                    Severity.WARNING,
                    "Rancher will probe 127.0.0.1: it knows ipv4, ipv6 and dual, and does not check the word",
                    "write ipv4, ipv6 or dual"),
            new Field(
                    List.of("upgradeStrategy", "controlPlaneConcurrency"),
                    CONCURRENCY.asMatchPredicate(),
                    Severity.ERROR,
                    "Rancher from 2.12 on will refuse the cluster: a concurrency is a number or a percentage",
                    "write it like \"1\" or \"10%\""),
            new Field(
                    List.of("upgradeStrategy", "workerConcurrency"),
                    CONCURRENCY.asMatchPredicate(),
                    Severity.ERROR,
                    "Rancher from 2.12 on will refuse the cluster: a concurrency is a number or a percentage",
                    "write it like \"1\" or \"10%\""),
            new Field(
                    List.of("etcd", "snapshotScheduleCron"),
                    FieldChecks::isCron,
                    Severity.WARNING,
                    "etcd snapshots will probably not be taken: this is no schedule of five fields, and Rancher does not"
                            + " check it",
                    "write it like \"0 */5 * * *\""));

    private FieldChecks() {}

    static void values(Subject subject, RuleReport report) {
        subject.clusters()
                .flatMap(cluster -> cluster.root().at("spec", "rkeConfig").stream())
                .forEach(config ->
                        FIELDS.forEach(field -> config.at(field.path().toArray(String[]::new))
                                .filter(place -> place.text()
                                        .filter(text -> !field.good().test(text))
                                        .isPresent())
                                .ifPresent(place -> report.value(
                                        field.severity(), place, field.message(), Fix.byHand(field.advice())))));
    }

    private static boolean isCron(String text) {
        String schedule = text.strip();
        if (schedule.isEmpty() || CRON_WORDS.contains(schedule) || schedule.startsWith("@every ")) {
            return true;
        }
        List<String> fields =
                List.of(schedule.replaceFirst("^(CRON_)?TZ=\\S+\\s+", "").split("\\s+"));
        return fields.size() == 5
                && fields.stream().allMatch(field -> CRON_FIELD.matcher(field).matches());
    }

    static void drainAtOnce(Subject subject, RuleReport report) {
        subject.clusters()
                .flatMap(cluster -> cluster.root().at("spec", "rkeConfig", "upgradeStrategy").stream())
                .flatMap(strategy -> List.of("controlPlaneDrainOptions", "workerDrainOptions").stream()
                        .flatMap(name -> strategy.get(name).stream()))
                .filter(options -> options.isTrue("enabled"))
                .flatMap(options -> options.get("gracePeriod").stream())
                .filter(place -> place.value() instanceof YamlScalar scalar
                        && scalar.value().equals(0L))
                .forEach(place -> report.value(
                        place,
                        "pods will be killed at once when a node is drained: 0 leaves them no time",
                        Fix.replaceValue("write -1 for the time that each pod asks for", place, "-1")));
    }

    static void autoscaling(Subject subject, RuleReport report) {
        subject.clusters().flatMap(cluster -> cluster.pools().stream()).forEach(pool -> {
            Optional<Long> least = number(pool, "autoscalingMinSize");
            Optional<Long> most = number(pool, "autoscalingMaxSize");
            boolean server = pool.isTrue("etcdRole") || pool.isTrue("controlPlaneRole");
            String fault = "";
            if (least.isPresent() != most.isPresent()) {
                fault = "autoscalingMinSize and autoscalingMaxSize belong together";
            } else if (least.isPresent() && least.get() > most.orElse(0L)) {
                fault = "autoscalingMinSize is larger than autoscalingMaxSize";
            } else if (server && least.filter(size -> size == 0).isPresent()) {
                fault = "a pool with etcd or the control plane cannot shrink to 0";
            }
            if (!fault.isEmpty()) {
                report.value(pool, "Rancher will refuse the cluster: " + fault, Fix.byHand("correct the two sizes"));
            }
        });
    }

    private static Optional<Long> number(Place pool, String field) {
        return pool.get(field)
                .map(Place::value)
                .filter(YamlScalar.class::isInstance)
                .map(value -> ((YamlScalar) value).value())
                .filter(Long.class::isInstance)
                .map(Long.class::cast);
    }

    static void storeWithoutName(Subject subject, RuleReport report) {
        subject.clusters()
                .flatMap(cluster -> cluster.root().at("spec", "rkeConfig", "etcd", "s3").stream())
                .filter(store -> List.of("bucket", "endpoint", "folder", "region", "cloudCredentialName").stream()
                        .allMatch(field -> store.text(field).isEmpty()))
                .filter(store -> store.fields().stream()
                        .anyMatch(field -> !Consequence.isEmpty(field.value())
                                && !field.value().toData().equals(false)))
                .forEach(store -> report.key(
                        store,
                        "snapshots will not go to S3: Rancher looks at s3 only where bucket, endpoint, folder, region or"
                                + " cloudCredentialName is set",
                        Fix.byHand("name the bucket or the cloud credential")));
    }

    static void laterFields(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            Optional<Place> spec = target.cluster()
                    .filter(cluster -> !cluster.exported())
                    .flatMap(cluster -> cluster.root().get("spec"));
            reader(target)
                    .ifPresent(rancher -> LaterField.ALL.forEach(field -> spec.stream()
                            .flatMap(field::in)
                            .filter(place -> !target.catalog().rancher().has(rancher, field.feature()))
                            .filter(place -> !saysNothing(place))
                            .forEach(place -> report.key(
                                    target.isRancherNamed() ? Severity.ERROR : Severity.WARNING,
                                    place,
                                    "Rancher will drop " + place.name() + " without a word: it came with "
                                            + target.catalog().rancher().since(field.feature())
                                            + (target.isRancherNamed()
                                                    ? ""
                                                    : ", and no Rancher that new offers this release"),
                                    Fix.byHand("remove the field, or use a newer Rancher")))));
        }
    }

    /** The Rancher that was named; else the last one that offers the release. */
    private static Optional<RancherVersion> reader(Target target) {
        return target.isRancherNamed()
                ? target.effective().rancher().flatMap(RancherVersion::find)
                : target.release()
                        .flatMap(release -> target.catalog().facts(release).offeredTo());
    }

    private static boolean saysNothing(Place place) {
        return Consequence.isEmpty(place.value())
                || (place.isMapping() && place.fields().stream().allMatch(FieldChecks::saysNothing));
    }

    /** A field that came with some version of Rancher; older ones prune it (F9). */
    private record LaterField(RancherFeature feature, List<String> path) {

        static final List<LaterField> ALL = List.of(
                new LaterField(RancherFeature.MACHINE_SELECTOR_FILES, List.of("rkeConfig", "machineSelectorFiles")),
                new LaterField(
                        RancherFeature.POD_SECURITY_TEMPLATE,
                        List.of("defaultPodSecurityAdmissionConfigurationTemplateName")),
                new LaterField(RancherFeature.AGENT_CUSTOMIZATION, List.of("clusterAgentDeploymentCustomization")),
                new LaterField(RancherFeature.AGENT_CUSTOMIZATION, List.of("fleetAgentDeploymentCustomization")),
                new LaterField(RancherFeature.WEBHOOK_CUSTOMIZATION, List.of("webhookDeploymentCustomization")),
                new LaterField(RancherFeature.STACK_PREFERENCE, List.of("rkeConfig", "networking", "stackPreference")),
                new LaterField(RancherFeature.DATA_DIRECTORIES, List.of("rkeConfig", "dataDirectories")),
                new LaterField(RancherFeature.S3_RETENTION, List.of("rkeConfig", "etcd", "s3", "retention")),
                new LaterField(
                        RancherFeature.AUTOSCALING, List.of("rkeConfig", "machinePools", "*", "autoscalingMinSize")));

        Stream<Place> in(Place spec) {
            Stream<Place> found = Stream.of(spec);
            for (String step : path) {
                found = step.equals("*")
                        ? found.flatMap(place -> place.items().stream())
                        : found.flatMap(place -> place.get(step).stream());
            }
            return found;
        }
    }
}
