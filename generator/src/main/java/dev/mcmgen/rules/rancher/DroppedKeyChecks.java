package dev.mcmgen.rules.rancher;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.rules.ArgumentMove;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.schema.NearestWord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rules about keys that the release's argument list does not name (rancher-cluster.md F1, F2, §3.3; §3.10). */
final class DroppedKeyChecks {

    /** Beginnings of keys about what runs on servers only: agents take such keys and do nothing with them. */
    private static final List<String> OF_SERVERS =
            List.of("etcd-", "kube-apiserver-", "kube-controller-manager-", "kube-scheduler-");

    private DroppedKeyChecks() {}

    static void unknownKeys(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            Consequence consequence = new Consequence(target);
            for (KeyStory story : target.stories()) {
                if (story.dropped(Fate.Reason.UNKNOWN_KEY)) {
                    boolean harmless = consequence.changesNothing(story);
                    Severity severity = harmless ? Severity.INFO : consequence.ofUnknownKey(story.key());
                    report.key(severity, story.place(), unknown(story, target, harmless), fix(story, target));
                }
            }
        }
    }

    private static String unknown(KeyStory story, Target target, boolean harmless) {
        String release = target.effective().kubernetesVersion().orElse("the release");
        if (harmless) {
            return "Rancher drops " + story.key() + ", which " + release
                    + " does not list; nothing changes, because the nodes do the same without it";
        }
        String doubt = new Consequence(target)
                .doubt(story.key())
                .map(why -> ", as far as is known: " + why)
                .orElse("");
        return "Rancher will drop " + story.key() + " without a word: its release data for " + release
                + " does not list the key" + doubt;
    }

    /** What sets the same by another way; else the key that was meant; else a file that Rancher does not filter. */
    private static Fix fix(KeyStory story, Target target) {
        String key = story.key();
        Optional<String> instead = target.catalog().keyRules().insteadOf(key);
        if (instead.isPresent()) {
            return SnapshotKeys.move(story.place(), target).orElse(Fix.byHand(instead.get()));
        }
        Optional<Fix> home = target.cluster()
                .flatMap(cluster -> new MisplacedFields(cluster.root(), Optional.of(target))
                        .move(story.place().path()));
        if (home.isPresent()) {
            return home.get();
        }
        boolean isKey = target.catalog()
                .configKeys(target.effective().distribution())
                .find(key)
                .isPresent();
        Optional<String> meant = isKey ? Optional.empty() : NearestWord.find(key, listed(target));
        if (meant.filter(word -> isSlip(key, word) && !target.hasBeside(story, word))
                .isPresent()) {
            return Fix.renameKey("write " + meant.get(), story.place(), meant.get());
        }
        Optional<Fix> argument = isKey ? Optional.empty() : ArgumentMove.ofUnknownKey(story, target);
        if (argument.isPresent()) {
            return argument.get();
        }
        return Fix.byHand(meant.map(word -> "did you mean " + word + "?")
                .orElse(
                        isKey
                                ? "write it into a drop-in of config.yaml.d through machineSelectorFiles: those are not"
                                        + " filtered"
                                : "remove it"));
    }

    /** Whether the words differ in nothing but case, underscores and a plural. */
    private static boolean isSlip(String written, String word) {
        String plain = written.toLowerCase(Locale.ROOT).replace('_', '-');
        return plain.equals(word) || plain.equals(word + "s");
    }

    private static Set<String> listed(Target target) {
        Set<String> keys = new TreeSet<>();
        target.argumentList().ifPresent(list -> {
            keys.addAll(list.agent().keySet());
            keys.addAll(list.server().keySet());
        });
        return keys;
    }

    static void serversOnly(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            Consequence consequence = new Consequence(target);
            for (KeyStory story : target.stories()) {
                boolean onlyForRole = !story.dropped(Fate.Reason.BAD_TYPE) && story.dropped(Fate.Reason.ROLE);
                if (onlyForRole && !consequence.changesNothing(story)) {
                    judge(story, target, report);
                }
            }
        }
    }

    /** A worker that would not read the key loses nothing; one that would, does something else than was written. */
    private static void judge(KeyStory story, Target target, RuleReport report) {
        boolean nowhere = !story.reaches();
        boolean read = target.release()
                .map(release -> target.catalog()
                        .configKeys(release.distribution())
                        .accepts(story.key(), release, NodeRole.AGENT))
                .orElse(false);
        boolean used = read && OF_SERVERS.stream().noneMatch(story.key()::startsWith);
        boolean exact = target.argumentList()
                .map(ArgumentList::basis)
                .filter(ArgumentList.Basis.Exact.class::isInstance)
                .isPresent();
        if (nowhere) {
            report.key(
                    used && exact ? Severity.ERROR : Severity.WARNING,
                    story.place(),
                    "Rancher will drop " + story.key() + " without a word: it lets the key through to servers only, and"
                            + " no server gets it from here",
                    Fix.byHand("set it where servers get it, or remove it"));
        } else if (used) {
            report.key(
                    Severity.WARNING,
                    story.place(),
                    "workers will not get " + story.key() + ": Rancher lets the key through to servers only, although"
                            + " workers would read it",
                    Fix.byHand("give it to workers by a drop-in of config.yaml.d through machineSelectorFiles, if they"
                            + " need it"));
        }
    }
}
