package dev.mcmgen.rules.rancher;

import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.ReleaseFacts;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
        for (Place config : subject.inClusters("spec", "rkeConfig")) {
            for (Field field : FIELDS) {
                Optional<Place> place = config.at(field.path().toArray(new String[0]));
                if (place.isPresent()
                        && place.get().isText()
                        && !field.good().test(place.get().text().orElse(""))) {
                    report.value(field.severity(), place.get(), field.message(), Fix.byHand(field.advice()));
                }
            }
        }
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
        for (Place strategy : subject.inClusters("spec", "rkeConfig", "upgradeStrategy")) {
            for (String name : List.of("controlPlaneDrainOptions", "workerDrainOptions")) {
                Optional<Place> options = strategy.get(name);
                Optional<Place> period = options.isPresent() && options.get().isTrue("enabled")
                        ? options.get().get("gracePeriod")
                        : Optional.empty();
                if (period.isPresent()
                        && period.get().value() instanceof YamlScalar scalar
                        && scalar.value().equals(0L)) {
                    report.value(
                            period.get(),
                            "pods will be killed at once when a node is drained: 0 leaves them no time",
                            Fix.replaceValue("write -1 for the time that each pod asks for", period.get(), "-1"));
                }
            }
        }
    }

    static void autoscaling(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            for (Place pool : cluster.pools()) {
                String fault = autoscalingFault(pool);
                if (!fault.isEmpty()) {
                    report.value(
                            pool, "Rancher will refuse the cluster: " + fault, Fix.byHand("correct the two sizes"));
                }
            }
        }
    }

    private static String autoscalingFault(Place pool) {
        Optional<Long> least = number(pool, "autoscalingMinSize");
        Optional<Long> most = number(pool, "autoscalingMaxSize");
        boolean server = pool.isTrue("etcdRole") || pool.isTrue("controlPlaneRole");
        if (least.isPresent() != most.isPresent()) {
            return "autoscalingMinSize and autoscalingMaxSize belong together";
        }
        if (least.isPresent() && least.get() > most.orElse(0L)) {
            return "autoscalingMinSize is larger than autoscalingMaxSize";
        }
        return server && least.isPresent() && least.get() == 0
                ? "a pool with etcd or the control plane cannot shrink to 0"
                : "";
    }

    private static Optional<Long> number(Place pool, String field) {
        Optional<Place> place = pool.get(field);
        return place.isPresent()
                        && place.get().value() instanceof YamlScalar scalar
                        && scalar.value() instanceof Long number
                ? Optional.of(number)
                : Optional.empty();
    }

    static void storeWithoutName(Subject subject, RuleReport report) {
        for (Place store : subject.inClusters("spec", "rkeConfig", "etcd", "s3")) {
            if (!namesStore(store) && saysAnything(store)) {
                report.key(
                        store,
                        "snapshots will not go to S3: Rancher looks at s3 only where bucket, endpoint, folder, region or"
                                + " cloudCredentialName is set",
                        Fix.byHand("name the bucket or the cloud credential"));
            }
        }
    }

    private static boolean namesStore(Place store) {
        for (String field : List.of("bucket", "endpoint", "folder", "region", "cloudCredentialName")) {
            if (!store.text(field).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysAnything(Place store) {
        for (Place field : store.fields()) {
            if (!Consequence.isEmpty(field.value()) && !field.value().toData().equals(false)) {
                return true;
            }
        }
        return false;
    }

    static void laterFields(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            Optional<RancherVersion> rancher = target.isExported() ? Optional.empty() : reader(target);
            Optional<Place> spec = rancher.isPresent() ? target.at("spec") : Optional.empty();
            for (LaterField field : spec.isPresent() ? LaterField.ALL : List.<LaterField>of()) {
                if (!target.catalog().rancher().has(rancher.orElseThrow(), field.feature())) {
                    for (Place place : field.in(spec.orElseThrow())) {
                        laterField(target, field, place, report);
                    }
                }
            }
        }
    }

    private static void laterField(Target target, LaterField field, Place place, RuleReport report) {
        if (!saysNothing(place)) {
            report.key(
                    target.isRancherNamed() ? Severity.ERROR : Severity.WARNING,
                    place,
                    "Rancher will drop " + place.name() + " without a word: it came with "
                            + target.catalog().rancher().since(field.feature())
                            + (target.isRancherNamed() ? "" : ", and no Rancher that new offers this release"),
                    Fix.byHand("remove the field, or use a newer Rancher"));
        }
    }

    /** The Rancher that was named; else the last one that offers the release. */
    private static Optional<RancherVersion> reader(Target target) {
        if (target.isRancherNamed()) {
            Optional<String> named = target.effective().rancher();
            return named.isPresent() ? RancherVersion.find(named.get()) : Optional.empty();
        }
        Optional<ReleaseFacts> facts = target.facts();
        return facts.isPresent() ? facts.get().offeredTo() : Optional.empty();
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

        List<Place> in(Place spec) {
            List<Place> found = List.of(spec);
            for (String step : path) {
                List<Place> next = new ArrayList<>();
                for (Place place : found) {
                    Optional<Place> field = step.equals("*") ? Optional.empty() : place.get(step);
                    next.addAll(
                            field.isPresent() ? List.of(field.get()) : step.equals("*") ? place.items() : List.of());
                }
                found = next;
            }
            return found;
        }
    }
}
