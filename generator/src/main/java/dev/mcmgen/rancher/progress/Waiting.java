package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.progress.Judge.Judgement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Waits for one cluster: looks at it every few seconds, tells what changes, and says how it ended. Changes nothing, so that it
 * can end at any moment. For one thread, and once.
 */
public final class Waiting {

    private final ClusterReader reader;
    private final ProvisioningLog log;
    private final Clock clock;
    private final Pause pause;
    private final ProgressListener listener;
    private final Disturbance disturbance;
    private Judge judge = Judge.of(Goal.READY, Origin.UNCHANGED);
    private Verdict verdict = new Verdict.UnderWay(List.of(), Optional.empty());
    private Optional<ClusterState> last = Optional.empty();
    private Instant changed;
    private boolean logIsOld;

    /**
     * Prepares to wait.
     *
     * @param clock one that goes steadily, such as {@link SteadyClock}
     * @param listener told of everything, at last of how it ended
     */
    public Waiting(ClusterReader reader, Clock clock, Pause pause, ProgressListener listener) {
        this.reader = reader;
        this.log = new ProvisioningLog(reader.rancher());
        this.clock = clock;
        this.pause = pause;
        this.listener = listener;
        this.disturbance = new Disturbance(reader.name(), listener);
        this.changed = clock.instant();
    }

    /** Waits until the cluster is what is wanted, will not be, or time runs out. Throws nothing. */
    public Outcome until(Goal goal, Origin origin, Duration timeout) {
        judge = Judge.of(goal, origin);
        // What a log said before a change is no news of it.
        logIsOld = origin != Origin.CREATED;
        Outcome outcome = loop(goal, timeout);
        listener.told(new ProgressEvent.Ended(reader.name(), clock.instant(), outcome));
        return outcome;
    }

    private Outcome loop(Goal goal, Duration timeout) {
        Instant start = clock.instant();
        Instant end = start.plus(timeout);
        while (true) {
            Optional<Outcome> outcome = look(goal, start);
            if (Thread.currentThread().isInterrupted()) {
                return new Outcome.Interrupted();
            }
            if (outcome.isPresent()) {
                return outcome.get();
            }
            Instant now = clock.instant();
            if (!now.isBefore(end)) {
                return new Outcome.TimedOut(goal, Duration.between(start, now), missing(), log.tail(Outcome.LOG_LINES));
            }
            if (!rest(shorter(interval(now), Duration.between(now, end)))) {
                return new Outcome.Interrupted();
            }
        }
    }

    private Optional<Outcome> look(Goal goal, Instant start) {
        Sighting sighting;
        try {
            sighting = reader.look();
        } catch (RancherException e) {
            if (!Thread.currentThread().isInterrupted()) {
                disturbance.happened(e, clock.instant());
            }
            return disturbance.outcome();
        }
        Instant now = clock.instant();
        if (!(sighting instanceof Sighting.Seen seen)) {
            disturbance.unseen(sighting, last.isPresent(), now);
            return disturbance.outcome();
        }
        disturbance.over(now);
        Judgement judgement = judge.judge(seen.state(), now);
        judge = judgement.next();
        verdict = judgement.verdict();
        tell(seen.state(), now);
        if (verdict instanceof Verdict.Failed failed) {
            return Optional.of(new Outcome.Failed(texts(failed.lacks()), log.tail(Outcome.LOG_LINES)));
        }
        return verdict instanceof Verdict.Reached
                ? Optional.of(new Outcome.Reached(seen.state(), goal, Duration.between(start, now)))
                : Optional.empty();
    }

    private void tell(ClusterState state, Instant now) {
        List<Change> changes = Change.between(last, state);
        if (!changes.isEmpty()) {
            changed = now;
        }
        last = Optional.of(state);
        listener.told(new ProgressEvent.Looked(reader.name(), now, state, verdict, changes));
        List<String> news = log.news(state.cluster().id());
        if (!logIsOld) {
            news.forEach(line -> listener.told(new ProgressEvent.Logged(reader.name(), now, line)));
        }
        logIsOld = false;
    }

    /** Often while something happens, seldom where nothing does. */
    private Duration interval(Instant now) {
        Duration quiet = Duration.between(changed, now);
        if (quiet.compareTo(Duration.ofSeconds(30)) < 0) {
            return Duration.ofSeconds(2);
        }
        return Duration.ofSeconds(quiet.compareTo(Duration.ofMinutes(5)) < 0 ? 5 : 10);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** False where somebody interrupted it. */
    private boolean rest(Duration time) {
        try {
            pause.of(time);
        } catch (RancherException e) {
            return false;
        }
        return !Thread.currentThread().isInterrupted();
    }

    private List<String> missing() {
        if (disturbance.message().isPresent()) {
            return List.of(disturbance.message().get());
        }
        List<String> lacks = verdict instanceof Verdict.UnderWay underWay ? texts(underWay.lacks()) : List.of();
        return lacks.isEmpty() ? List.of("it was not seen to stay ready long enough") : lacks;
    }

    private static List<String> texts(List<Lack> lacks) {
        return lacks.stream().map(Lack::text).toList();
    }
}
