package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.change.ClusterComparison;
import dev.mcmgen.rancher.change.ClusterDifference.Presence;
import dev.mcmgen.rancher.change.CredentialNames;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.progress.ClusterName;
import dev.mcmgen.rancher.progress.ClusterReader;
import dev.mcmgen.rancher.progress.Goal;
import dev.mcmgen.rancher.progress.Origin;
import dev.mcmgen.rancher.progress.Outcome;
import dev.mcmgen.rancher.progress.SteadyClock;
import dev.mcmgen.rancher.progress.Waiting;
import dev.mcmgen.rancher.push.ClusterPush;
import dev.mcmgen.rancher.push.ImportYaml;
import dev.mcmgen.rancher.push.Preflight;
import dev.mcmgen.rancher.push.Remark;
import dev.mcmgen.rancher.push.ServerFacts;
import dev.mcmgen.rancher.push.UnfinishedException;
import dev.mcmgen.rancher.push.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Pushes the clusters of one command line: looks at all of them first, says what would happen, asks, and then writes each by
 * itself, so that one that fails stops no other.
 */
final class PushRun {

    private final Rancher rancher;
    private final ServerFacts server;
    private final Catalog catalog;
    private final PushOptions options;
    private final PushConsent consent;
    private final PushJournal journal;
    private final PushReport report;
    private final Console console;
    private final boolean traced;
    private final Pause pause;

    PushRun(
            Rancher rancher,
            ServerFacts server,
            Catalog catalog,
            PushOptions options,
            PushConsent consent,
            PushJournal journal,
            PushReport report,
            Console console,
            boolean traced,
            Pause pause) {
        this.rancher = rancher;
        this.server = server;
        this.catalog = catalog;
        this.options = options;
        this.consent = consent;
        this.journal = journal;
        this.report = report;
        this.console = console;
        this.traced = traced;
        this.pause = pause;
    }

    ExitCode run(List<DesiredCluster> clusters) {
        List<DesiredCluster> left = clusters;
        if (options.resumes()) {
            PushJournal before = journal.resumed();
            left = clusters.stream()
                    .filter(cluster -> !before.isDone(cluster, options.goal()))
                    .toList();
            report.resumed(clusters.size() - left.size());
        }
        List<Prospect> prospects = each(left, this::prospect);
        prospects.forEach(report::prospect);
        List<Prospect> able =
                prospects.stream().filter(prospect -> !prospect.isRefused()).toList();
        ExitCode worst = able.size() == prospects.size() ? ExitCode.SUCCESS : ExitCode.RANCHER;
        if (options.prunes()) {
            able.forEach(this::foretellUnused);
        }
        if (options.writes()) {
            consent.obtain(able);
        }
        if (options.dryRun() == PushOptions.DryRunMode.CLIENT) {
            return worst;
        }
        if (options.viaImport() && able.stream().anyMatch(Prospect::isWritten)) {
            console.warning(ImportYaml.WEAKNESSES);
        }
        List<ExitCode> ends = pushed(able);
        for (ExitCode end : ends) {
            worst = end.number() > worst.number() ? end : worst;
        }
        report.summary(clusters.size(), ends, prospects.size() - able.size());
        return worst;
    }

    private List<ExitCode> pushed(List<Prospect> clusters) {
        Interruption interruption = new Interruption(console, () -> words(clusters));
        try {
            return each(clusters, this::push);
        } finally {
            interruption.close();
        }
    }

    private List<String> words(List<Prospect> clusters) {
        return options.writes()
                ? List.of(
                        "what was written stays, and Rancher goes on with it",
                        "the same push goes on where this one ended; mcmgen status "
                                + (clusters.size() == 1
                                        ? clusters.get(0).name() + " shows how far the cluster is"
                                        : "shows how far the clusters are"))
                : List.of("nothing was written");
    }

    private Prospect prospect(DesiredCluster wanted) {
        try {
            DesiredCluster desired = new CredentialNames(rancher.norman()).resolved(wanted);
            Preflight.Result found = new Preflight(rancher, server, catalog.rancher()).check(desired);
            ClusterComparison comparison = new ClusterComparison(catalog, server.judgedAs(catalog.rancher()));
            return Prospect.of(wanted, desired, found, comparison.compare(desired, found.live()));
        } catch (RancherException e) {
            return Prospect.failed(wanted, e);
        }
    }

    private ExitCode push(Prospect prospect) {
        DesiredCluster desired = prospect.desired();
        Prospect.Looked looked = prospect.looked().orElseThrow();
        ClusterPush push = pushOf(prospect);
        try {
            if (!options.writes()) {
                push.tryOut(desired, looked.preflight());
                return ExitCode.SUCCESS;
            }
            ApiObject cluster = options.viaImport() ? imported(prospect) : written(prospect, push);
            if (prospect.isWritten() || options.prunes()) {
                push.prune(cluster, machineConfigKinds(prospect), options.prunes());
            }
            ExitCode end = waited(prospect);
            if (end == ExitCode.SUCCESS) {
                journal.done(prospect.wanted(), options.goal());
            }
            return end;
        } catch (UnfinishedException e) {
            report.failed(desired, Remark.of(e));
            e.leftOver().ifPresent(secret -> clear(secret, desired, push));
            return ExitCode.RANCHER;
        } catch (RancherException e) {
            report.failed(desired, Remark.of(e));
            return ExitCode.RANCHER;
        }
    }

    /** Kinds of machine configs that the Cluster names, or named before. */
    private static Set<String> machineConfigKinds(Prospect prospect) {
        Set<String> kinds = new TreeSet<>();
        Stream.concat(
                        Stream.of(prospect.desired().cluster()),
                        prospect.looked().orElseThrow().preflight().live().cluster().stream())
                .flatMap(cluster -> cluster.objects("spec", "rkeConfig", "machinePools").stream())
                .map(pool -> pool.text("machineConfigRef", "kind"))
                .filter(kind -> !kind.isEmpty())
                .forEach(kinds::add);
        return kinds;
    }

    /** What --prune is going to delete is listed before anybody is asked. */
    private void foretellUnused(Prospect prospect) {
        prospect.looked().orElseThrow().preflight().live().cluster().ifPresent(live -> {
            try {
                pushOf(prospect).foretellUnused(prospect.desired().cluster(), live, machineConfigKinds(prospect));
            } catch (RancherException e) {
                console.warning(prospect.name() + ": what --prune deletes could not be listed: " + e.getMessage());
            }
        });
    }

    private ClusterPush pushOf(Prospect prospect) {
        return new ClusterPush(
                rancher.kubernetes(),
                server,
                catalog,
                options.forcesConflicts(),
                report.listener(prospect.desired()),
                pause);
    }

    private void clear(ApiObject leftOver, DesiredCluster desired, ClusterPush push) {
        try {
            if (consent.removes(leftOver)) {
                push.remove(leftOver);
            } else {
                console.hint(
                        leftOver.title() + " does no harm, and a later push of this name uses it; --prune deletes it");
            }
        } catch (RancherException e) {
            report.failed(desired, Remark.of(e));
        }
    }

    private ApiObject written(Prospect prospect, ClusterPush push) {
        Written written =
                push.write(prospect.desired(), prospect.looked().orElseThrow().preflight());
        return written.object();
    }

    private ApiObject imported(Prospect prospect) {
        if (!prospect.isWritten()) {
            return prospect.looked().orElseThrow().preflight().live().cluster().orElseThrow();
        }
        DesiredCluster desired = prospect.desired();
        new ImportYaml(rancher.norman()).write(desired).forEach(line -> report.said(desired, line));
        return desired.cluster();
    }

    /** Custom clusters are waited for until nodes can be registered, whatever is asked. */
    private ExitCode waited(Prospect prospect) {
        DesiredCluster desired = prospect.desired();
        boolean isNew = prospect.looked().orElseThrow().difference().presence() == Presence.NEW;
        boolean registers =
                desired.cluster().objects("spec", "rkeConfig", "machinePools").isEmpty();
        if (options.goal().isEmpty() && !(isNew && registers)) {
            return ExitCode.SUCCESS;
        }
        ClusterName name = new ClusterName(desired.namespace(), desired.name());
        Origin origin = isNew ? Origin.CREATED : prospect.isWritten() ? Origin.CHANGED : Origin.UNCHANGED;
        Goal goal = options.goal().orElse(Goal.CREATED);
        Outcome outcome = new Waiting(
                        new ClusterReader(rancher, name), new SteadyClock(), pause, report.progress(traced))
                .until(goal, origin, options.timeout());
        ExitCode end = report.ended(name, outcome, registers && isNew);
        if (outcome instanceof Outcome.Reached reached && registers && isNew) {
            report.registration(rancher, desired, reached.state());
        }
        return end;
    }

    /** Several at once, the results in the order of the clusters. */
    private <I, O> List<O> each(List<I> items, Function<I, O> work) {
        if (items.size() == 1) {
            return List.of(work.apply(items.get(0)));
        }
        ExecutorService workers = Executors.newFixedThreadPool(options.atOnce());
        try {
            List<Future<O>> futures = items.stream()
                    .map(item -> workers.submit(() -> work.apply(item)))
                    .toList();
            List<O> results = new ArrayList<>();
            for (Future<O> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RancherException("interrupted", "push again to finish");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
