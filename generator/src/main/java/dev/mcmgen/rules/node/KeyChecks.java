package dev.mcmgen.rules.node;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.ConfigKey;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.KeyRules.Coupling;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.rules.ArgumentMove;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.NoStart;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.schema.NearestWord;
import dev.mcmgen.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about keys that a node does not read, or does not read beside others (rke2-config.md §1.1 to §1.3, §6). */
final class KeyChecks {

    private KeyChecks() {}

    static void unread(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            Set<String> objects = objectFiles(target);
            for (KeyStory story : target.stories()) {
                boolean skipped = story.ignored() || (target.isStandalone() && story.dropped(Fate.Reason.UNKNOWN_KEY));
                boolean gaveUp = target.isStandalone() && gaveUp(target);
                boolean inObject = objects.contains(file(story));
                if (skipped && !gaveUp && !inObject && !story.reaches()) {
                    judge(story, target, report);
                }
            }
            for (KeyStory story : target.dropInStories()) {
                if (story.all(Fate.Ignored.class::isInstance) && !isObject(story, target)) {
                    judge(story, target, report);
                }
            }
        }
    }

    /** Whether the file that Rancher brings is a Kubernetes object that lies among the drop-ins. */
    private static boolean isObject(KeyStory story, Target target) {
        return target.deliveredFiles().stream()
                .filter(file -> story.place().path().startsWith(file.holder().path() + "#"))
                .flatMap(file -> file.root().stream())
                .anyMatch(root ->
                        root.get("apiVersion").isPresent() && root.get("kind").isPresent());
    }

    /**
     * The files that hold a Kubernetes object: Harvester keeps the audit policy among the drop-ins, where RKE2 reads it for
     * keys that it does not have, and nothing is lost.
     */
    private static Set<String> objectFiles(Target target) {
        Set<String> withVersion = new HashSet<>();
        Set<String> withKind = new HashSet<>();
        for (KeyStory story : target.isStandalone() ? target.stories() : List.<KeyStory>of()) {
            switch (story.key()) {
                case "apiVersion" -> withVersion.add(file(story));
                case "kind" -> withKind.add(file(story));
                default -> {}
            }
        }
        withVersion.retainAll(withKind);
        return withVersion;
    }

    private static String file(KeyStory story) {
        return story.place().keyPosition().file();
    }

    /** Whether no key at all is read. */
    private static boolean gaveUp(Target target) {
        Optional<String> error = target.effective().error();
        return error.isPresent() && (error.get().startsWith("flag provided") || readNothing(target));
    }

    private static boolean readNothing(Target target) {
        for (NodeGroup group : target.effective().groups()) {
            if (!group.config().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static void judge(KeyStory story, Target target, RuleReport report) {
        String label = target.effective().distribution().label();
        Optional<ConfigKey> key =
                target.catalog().configKeys(target.effective().distribution()).find(story.key());
        boolean harmless = isDefault(key, story.place());
        String who = target.release().map(release -> label + " " + release).orElse(label);
        String message = harmless
                ? who + " skips " + story.key() + "; nothing changes, because it does the same without it"
                : who + " will skip " + story.key() + " with one line in its log";
        report.key(
                harmless ? Severity.INFO : severity(story, key, target),
                story.place(),
                message,
                fix(story, key, target));
    }

    /**
     * A key of servers in an agent's file does no harm; what only the derived table of K3s says is not sure; a node that
     * nobody named may be one of K3s.
     */
    private static Severity severity(KeyStory story, Optional<ConfigKey> key, Target target) {
        boolean ofServers = isOfServers(story, key);
        boolean k3s = target.effective().distribution() == Distribution.K3S;
        boolean ofRke2 = k3s
                && target.catalog()
                        .configKeys(Distribution.RKE2)
                        .find(story.key())
                        .isPresent()
                && key.isEmpty();
        boolean ofK3s =
                target.catalog().configKeys(Distribution.K3S).find(story.key()).isPresent();
        boolean guessed = target.release().isEmpty() && key.isEmpty() && (ofK3s || mayBeK3s(target));
        if (ofServers || guessed || (k3s && !ofRke2)) {
            return Severity.WARNING;
        }
        return target.release().isEmpty() ? Severity.ERROR : Certainty.of(target);
    }

    /** Whether a node that is taken for one of RKE2 has a key that only K3s knows, and none that only RKE2 does. */
    private static boolean mayBeK3s(Target target) {
        boolean may = false;
        for (KeyStory story : target.stories()) {
            boolean k3s = target.catalog()
                    .configKeys(Distribution.K3S)
                    .find(story.key())
                    .isPresent();
            boolean rke2 = target.catalog()
                    .configKeys(Distribution.RKE2)
                    .find(story.key())
                    .isPresent();
            if (rke2 && !k3s) {
                return false;
            }
            may |= k3s && !rke2;
        }
        return may;
    }

    private static boolean isOfServers(KeyStory story, Optional<ConfigKey> key) {
        return story.uses().stream().noneMatch(use -> use.nodes().isServer())
                && key.filter(of -> of.roles().equals(Set.of(NodeRole.SERVER))).isPresent();
    }

    private static boolean isDefault(Optional<ConfigKey> key, Place place) {
        if (!(place.value() instanceof YamlScalar scalar)) {
            return false;
        }
        return scalar.isNull()
                || scalar.text().isEmpty()
                || key.map(ConfigKey::defaultText)
                        .filter(words -> !words.isEmpty())
                        .map(words -> words.indexOf(" (") < 0 ? words : words.substring(0, words.indexOf(" (")))
                        .filter(scalar.text()::equals)
                        .isPresent();
    }

    private static Fix fix(KeyStory story, Optional<ConfigKey> key, Target target) {
        boolean ofK3s =
                target.catalog().configKeys(Distribution.K3S).find(story.key()).isPresent();
        if (key.isEmpty() && ofK3s && target.isStandalone()) {
            return Fix.byHand("remove the line; if this is a node of K3s, say so with --product k3s");
        }
        if (key.isPresent()) {
            return Fix.byHand(
                    isOfServers(story, key)
                            ? "remove the line: it is a key of servers, and this is an agent"
                            : "remove the line, or take a release that knows it");
        }
        List<String> names = target.catalog().configKeys(target.effective().distribution()).all().stream()
                .map(ConfigKey::name)
                .toList();
        Optional<String> meant = NearestWord.find(story.key(), names);
        boolean plain = story.place().name().equals(story.key());
        String lower = story.key().toLowerCase(Locale.ROOT).replace('_', '-');
        if (plain
                && meant.filter(word -> lower.equals(word) || lower.equals(word + "s"))
                        .filter(word -> !target.hasBeside(story, word))
                        .isPresent()) {
            return Fix.renameKey("write " + meant.get(), story.place(), meant.get());
        }
        return ArgumentMove.ofUnknownKey(story, target)
                .orElse(Fix.byHand(
                        meant.map(word -> "did you mean " + word + "?").orElse("remove the line")));
    }

    static void couplings(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Coupling row : target.catalog().keyRules().couplings()) {
                for (Nodes nodes : target.nodes()) {
                    couple(row, nodes, target, report);
                }
            }
        }
    }

    private static void couple(Coupling row, Nodes nodes, Target target, RuleReport report) {
        Optional<Place> place = nodes.text(row.key()).equals("false") ? Optional.empty() : nodes.placeOf(row.key());
        if (place.isPresent() && (lacks(row, nodes) || clashes(row, nodes))) {
            report.key(
                    row.fatal() ? Certainty.of(target) : Severity.WARNING,
                    place.get(),
                    target.effective().distribution().label() + " will not start: " + row.message(),
                    Fix.byHand(row.advice()));
        }
    }

    private static boolean lacks(Coupling row, Nodes nodes) {
        for (String key : row.needs()) {
            if (isSet(nodes, key) || Certainty.mayBeOverridden(nodes)) {
                return false;
            }
        }
        return !row.needs().isEmpty();
    }

    private static boolean clashes(Coupling row, Nodes nodes) {
        for (String key : row.excludes()) {
            if (isSet(nodes, key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSet(Nodes nodes, String key) {
        String text = nodes.text(key);
        return !text.isEmpty() && !text.equals("false");
    }

    static void noStart(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            failures(target, report);
            if (target.isStandalone()) {
                target.effective()
                        .error()
                        .filter(error -> !isOfValue(error))
                        .ifPresent(error -> place(target, error)
                                .or(target::anchor)
                                .ifPresent(at -> report.key(
                                        severity(error, target),
                                        at,
                                        "the node will not start: " + error,
                                        Fix.byHand("correct what the message names"))));
            }
        }
    }

    private static void failures(Target target, RuleReport report) {
        for (NoStart failure : target.failures()) {
            if (!isOfValue(failure.message())) {
                report.at(
                        failure.position(),
                        failure.path(),
                        "the nodes will not start: " + failure.message(),
                        Optional.of(Fix.byHand("correct what the message names")));
            }
        }
    }

    /** Whether the rule about values says it, at the value. */
    private static boolean isOfValue(String error) {
        return error.contains("invalid boolean value") || error.contains("invalid value");
    }

    /** A key that no table has may be one that the table of K3s, which was derived, lacks. */
    private static Severity severity(String error, Target target) {
        boolean unknown = error.startsWith("flag provided")
                && target.stories().stream()
                        .filter(story -> error.endsWith("-" + story.key()))
                        .noneMatch(story -> isKnownAnywhere(story.key(), target.catalog()));
        return unknown ? Severity.WARNING : Severity.ERROR;
    }

    private static boolean isKnownAnywhere(String key, Catalog catalog) {
        return Stream.of(Distribution.values())
                .anyMatch(of -> catalog.configKeys(of).find(key).isPresent());
    }

    private static Optional<Place> place(Target target, String error) {
        return target.stories().stream()
                .filter(story -> error.endsWith("-" + story.key()) || error.endsWith(" " + story.key()))
                .map(KeyStory::place)
                .reduce((first, second) -> second);
    }

    static void extraMounts(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : Certainty.isRke2(target) ? target.nodes() : List.<Nodes>of()) {
                for (String key : nodes.group().config().keySet()) {
                    boolean mount = key.endsWith("-extra-mount");
                    boolean variable = key.endsWith("-extra-env");
                    for (Setting.Part part : mount || variable ? nodes.parts(key) : List.<Setting.Part>of()) {
                        boolean bad = mount
                                ? !part.text().matches("[^:]+:[^:]+(:(ro|rw)(:[A-Za-z]+)?)?")
                                : !part.text().matches("[^=\\s]+=(?s:.*)");
                        if (bad && part.place().isPresent() && !part.text().isEmpty()) {
                            report.value(
                                    part.place().get(),
                                    "RKE2 will skip this with a line in its log",
                                    Fix.byHand(mount ? "write it like /from:/to:ro" : "write it like NAME=value"));
                        }
                    }
                }
            }
        }
    }
}
