package dev.mcmgen.cli;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.change.DifferenceForm;
import dev.mcmgen.rancher.progress.ClusterName;
import dev.mcmgen.rancher.progress.ClusterState;
import dev.mcmgen.rancher.progress.Outcome;
import dev.mcmgen.rancher.progress.ProgressListener;
import dev.mcmgen.rancher.progress.Registration;
import dev.mcmgen.rancher.push.PushListener;
import dev.mcmgen.rancher.push.Remark;
import dev.mcmgen.rancher.push.Written;
import dev.mcmgen.yaml.JsonWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what a push is going to do, does, and has done: as text, or as an event on each line. */
final class PushReport {

    private static final Duration PATIENCE_FOR_TOKEN = Duration.ofSeconds(30);

    private final Console console;
    private final boolean json;
    private final boolean several;
    private final Clock clock;

    /** @param several whether lines must say which cluster they are about */
    PushReport(Console console, boolean json, boolean several, Clock clock) {
        this.console = console;
        this.json = json;
        this.several = several;
        this.clock = clock;
    }

    /** Clusters that need not be gone through again. */
    void resumed(int count) {
        if (count > 0) {
            console.hint(count + (count == 1 ? " cluster was" : " clusters were")
                    + " pushed to the end by the last run," + " and are left out");
        }
    }

    /** What would come of a cluster. */
    void prospect(Prospect prospect) {
        prospect.looked().ifPresent(looked -> {
            if (json) {
                event(prospect.desired(), "plan", Map.of("difference", DifferenceForm.of(looked.difference())));
            } else {
                console.out().print(new DifferenceText(console.outColor()).of(looked.difference()));
                console.out().flush();
            }
        });
        prospect.remarks().forEach(remark -> remark(prospect.desired(), remark));
        prospect.refusals().forEach(refusal -> failed(prospect.desired(), refusal));
    }

    /** Told what is written of a cluster. */
    PushListener listener(DesiredCluster cluster) {
        return new PushListener() {
            @Override
            public void written(Written written, boolean dryRun) {
                PushReport.this.written(cluster, written, dryRun);
            }

            @Override
            public void remark(Remark remark) {
                PushReport.this.remark(cluster, remark);
            }

            @Override
            public void unused(ApiObject machineConfig) {
                PushReport.this.remark(
                        cluster,
                        new Remark(
                                Remark.Weight.NOTE,
                                "no pool names " + machineConfig.title() + " any more",
                                "mcmgen push --prune deletes it"));
            }
        };
    }

    private synchronized void written(DesiredCluster cluster, Written written, boolean dryRun) {
        String act = written.act().name().toLowerCase(Locale.ROOT);
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("act", act);
            fields.put("kind", written.object().kind());
            fields.put("object", written.object().name());
            fields.put("dryRun", dryRun);
            event(cluster, "object", fields);
        } else {
            console.out()
                    .println(prefix(cluster) + act + " " + written.object().title()
                            + (dryRun ? " (tried by Rancher, not written)" : ""));
            console.out().flush();
        }
    }

    /** What kubectl said. */
    synchronized void said(DesiredCluster cluster, String line) {
        if (json) {
            event(cluster, "said", Map.of("line", line));
        } else {
            console.out().println(prefix(cluster) + line);
        }
    }

    private synchronized void remark(DesiredCluster cluster, Remark remark) {
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("severity", remark.weight() == Remark.Weight.WARNING ? "warning" : "info");
            fields.put("message", remark.message());
            fields.put("hint", remark.hint());
            event(cluster, "remark", fields);
        } else if (remark.weight() == Remark.Weight.WARNING) {
            console.warning(prefix(cluster) + remark.message());
            hint(remark);
        } else {
            console.hint(prefix(cluster) + remark.message() + (remark.hint().isEmpty() ? "" : "; " + remark.hint()));
        }
    }

    /** Why a cluster is not pushed, or not to its end. */
    synchronized void failed(DesiredCluster cluster, Remark refusal) {
        if (json) {
            event(cluster, "refused", Map.of("message", refusal.message(), "hint", refusal.hint()));
        }
        console.error(cluster.name() + ": " + refusal.message());
        hint(refusal);
    }

    private void hint(Remark remark) {
        if (!remark.hint().isEmpty()) {
            console.hint(remark.hint());
        }
    }

    ProgressListener progress(boolean traced) {
        return ProgressDisplay.of(console, json, traced || several);
    }

    /** @param registers whether what nodes are registered with is told next */
    ExitCode ended(ClusterName cluster, Outcome outcome, boolean registers) {
        return new WaitEnd(console, !registers).tell(cluster, outcome);
    }

    /** The commands by which nodes join a cluster that makes none itself. */
    synchronized void registration(Rancher rancher, DesiredCluster cluster, ClusterState state) {
        boolean windows = !state.cluster().kubernetesVersion().contains("+k3s");
        Registration.await(rancher.norman(), state.cluster().id(), rancher.connection()::pause, PATIENCE_FOR_TOKEN)
                .map(commands -> new RegistrationSheet(cluster.name(), commands, windows))
                .ifPresentOrElse(
                        sheet -> {
                            if (json) {
                                event(cluster, "registration", sheet.form());
                            } else {
                                console.out().print("\n" + sheet.text());
                            }
                        },
                        () -> console.hint("Rancher has no registration token for " + cluster.name()
                                + " yet; mcmgen status " + cluster.name() + " --registration shows it"));
    }

    /** How many clusters ended how, where there is more than one. */
    void summary(int all, List<ExitCode> ends, int refused) {
        if (!several) {
            return;
        }
        long done = ends.stream().filter(end -> end == ExitCode.SUCCESS).count();
        long failed = ends.size() - done + refused;
        console.err()
                .println(all + " clusters: " + done + " done, " + failed + " failed, " + (all - ends.size() - refused)
                        + " left out");
        if (failed > 0) {
            console.hint("mcmgen push --resume goes on with those that are not done");
        }
    }

    private String prefix(DesiredCluster cluster) {
        return several ? cluster.name() + ": " : "";
    }

    private synchronized void event(DesiredCluster cluster, String word, Map<String, Object> fields) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("apiVersion", "mcmgen/progress/v1");
        event.put("event", word);
        event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("namespace", cluster.namespace());
        event.put("name", cluster.name());
        event.putAll(fields);
        console.out().println(JsonWriter.compact(event));
        console.out().flush();
    }
}
