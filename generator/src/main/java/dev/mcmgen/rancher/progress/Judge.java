package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.progress.ClusterObject.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges look after look: what a single look cannot tell. A judge never changes; each judgement brings the next one.
 *
 * <p>After a change, conditions are true from before until Rancher begins; Terraform's provider is misled by that (rancher-api.md
 * §5.1). Here they are believed at once only if work was seen in between.
 *
 * @param origin what was done to the cluster before
 * @param failingSince by name, since when a condition says without a break that something is wrong
 * @param sawWork whether Rancher was seen at work
 * @param steady how long nothing has been missing, and nothing changed
 */
record Judge(Goal goal, Origin origin, Map<String, Instant> failingSince, boolean sawWork, Optional<Steady> steady) {

    /** Rancher recovers by itself from much; Terraform's provider gives it as long (rancher-api.md §5.1). */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How long a cluster that was changed has to stay ready if Rancher was not seen at work. */
    static final Duration SETTLING = Duration.ofSeconds(15);

    /** How often the same has to be seen where the control plane says that it is done, and where it is not to be seen. */
    private static final int LOOKS_WITH_CONTROL_PLANE = 2;

    private static final int LOOKS_WITHOUT = 3;

    /** A judgement, and who judges next. */
    record Judgement(Verdict verdict, Judge next) {}

    /** Since when, and how often, the same was seen. */
    record Steady(Instant since, int looks, ClusterObject cluster) {

        Steady again(ClusterObject now, Instant time) {
            return now.equals(cluster) ? new Steady(since, looks + 1, now) : new Steady(time, 1, now);
        }
    }

    Judge {
        failingSince = Map.copyOf(failingSince);
    }

    static Judge of(Goal goal, Origin origin) {
        return new Judge(goal, origin, Map.of(), false, Optional.empty());
    }

    Judgement judge(ClusterState state, Instant now) {
        List<Lack> lacks = Readiness.lacks(state, goal);
        if (!lacks.isEmpty()) {
            return lacking(state, lacks, now);
        }
        Steady seen = steady.map(before -> before.again(state.cluster(), now))
                .orElseGet(() -> new Steady(now, 1, state.cluster()));
        Judge next = new Judge(goal, origin, Map.of(), sawWork, Optional.of(seen));
        Verdict verdict = isBelieved(state, seen, now)
                ? new Verdict.Reached()
                : new Verdict.UnderWay(List.of(), Optional.empty());
        return new Judgement(verdict, next);
    }

    private Judgement lacking(ClusterState state, List<Lack> lacks, Instant now) {
        Map<String, Instant> failing = new LinkedHashMap<>();
        lacks.stream()
                .flatMap(lack -> lack.failing().stream())
                .forEach(name -> failing.put(name, failingSince.getOrDefault(name, now)));
        boolean works = sawWork || isAtWork(state);
        Judge next = new Judge(goal, origin, failing, works, Optional.empty());
        Optional<Instant> first = failing.values().stream().min(Comparator.naturalOrder());
        boolean lost =
                first.filter(since -> !now.isBefore(since.plus(PATIENCE))).isPresent();
        boolean deleted = state.cluster().deleted().isPresent();
        return new Judgement(lost || deleted ? new Verdict.Failed(lacks) : new Verdict.UnderWay(lacks, first), next);
    }

    /** That the Cluster was not looked at yet says nothing about its nodes. */
    private boolean isAtWork(ClusterState state) {
        return Readiness.lacks(state, Goal.READY).size()
                > Readiness.lacks(state, Goal.CREATED).size();
    }

    private boolean isBelieved(ClusterState state, Steady seen, Instant now) {
        if (goal == Goal.CREATED || origin == Origin.UNCHANGED || state.awaitsNodes()) {
            return true;
        }
        boolean tells = state.visible().controlPlane() && state.cluster().kind() != Kind.IMPORTED;
        boolean often = seen.looks() >= (tells ? LOOKS_WITH_CONTROL_PLANE : LOOKS_WITHOUT);
        return often && (sawWork || !now.isBefore(seen.since().plus(SETTLING)));
    }
}
