package dev.mcmgen.rules.rancher;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rules about values that do not reach the nodes as they were written (rancher-cluster.md F1, §3.1, §3.10). */
final class DroppedValueChecks {

    private static final Set<String> NO = Set.of("false", "f", "no", "n", "off", "0", "disabled", "disable");
    private static final Set<String> YES = Set.of("1", "on", "enabled", "enable");

    private DroppedValueChecks() {}

    static void badTypes(Subject subject, RuleReport report) {
        forEach(subject, (target, story) -> {
            if (!story.dropped(Fate.Reason.BAD_TYPE) || isNull(story.place().value())) {
                return;
            }
            boolean number = story.place().value() instanceof YamlScalar;
            boolean harmless = new Consequence(target).changesNothing(story);
            String what = number ? "a number" : "a map";
            String message = harmless
                    ? "Rancher drops " + story.key() + " because its value is " + what
                            + "; nothing changes, because the nodes do the same without it"
                    : "Rancher will drop " + story.key() + " without a word: its value is " + what
                            + ", and only text, true, false and lists get through";
            report.value(
                    harmless ? Severity.INFO : Severity.ERROR,
                    story.place(),
                    message,
                    number ? quoted(story.place()) : Fix.byHand("write a list of name=value texts"));
        });
    }

    private static Fix quoted(Place place) {
        String text = place.value() instanceof YamlScalar scalar ? "\"" + scalar.text() + "\"" : "";
        return Fix.replaceValue("write " + text, place, text);
    }

    static void removedValues(Subject subject, RuleReport report) {
        forEach(subject, (target, story) -> {
            boolean silent = isNull(story.place().value()) || story.dropped(Fate.Reason.EMPTY);
            Optional<Place> lost = silent && !story.reaches() ? Replaced.by(story, target) : Optional.empty();
            lost.ifPresent(place -> report.key(
                    story.place(),
                    "an empty value here takes " + story.key() + " of line "
                            + place.keyPosition().line() + " away from "
                            + story.uses().get(0).nodes().words(),
                    Fix.byHand("remove the line, unless the nodes shall do without")));
        });
    }

    static void emptyValues(Subject subject, RuleReport report) {
        forEach(subject, (target, story) -> {
            boolean empty = story.dropped(Fate.Reason.EMPTY)
                    || (story.dropped(Fate.Reason.BAD_TYPE)
                            && isNull(story.place().value()));
            boolean toldElsewhere = story.key().equals("cni") || story.key().equals("system-default-registry");
            if (empty && !toldElsewhere && Replaced.by(story, target).isEmpty()) {
                report.key(
                        story.place(),
                        "an empty value does not reach the nodes: they do as if " + story.key() + " were not written",
                        Fix.byHand("remove the line, or give it a value"));
            }
        });
    }

    static void defaultCni(Subject subject, RuleReport report) {
        forEach(subject, (target, story) -> {
            boolean gone = story.dropped(Fate.Reason.EMPTY) || story.dropped(Fate.Reason.BAD_TYPE);
            boolean rke2 = target.effective().distribution() == Distribution.RKE2;
            if (rke2 && gone && story.key().equals("cni")) {
                report.key(
                        story.place(),
                        "the nodes will run canal, RKE2's own default: a cni without a usable value takes Rancher's"
                                + " default, calico, away",
                        Fix.byHand("name the CNI, such as cni: calico"));
            }
        });
    }

    static void booleans(Subject subject, RuleReport report) {
        forEach(subject, (target, story) -> {
            String text = story.place().text().orElse("").strip().toLowerCase(Locale.ROOT);
            if (becameFalse(story) && !text.isEmpty() && !NO.contains(text)) {
                String message = "Rancher will turn '" + text + "' into false: it takes true, t, yes and y for true";
                report.value(
                        story.place(),
                        message,
                        YES.contains(text)
                                ? Fix.replaceValue("write true", story.place(), "true")
                                : Fix.byHand("write true or false"));
            }
        });
    }

    private static boolean becameFalse(KeyStory story) {
        for (KeyStory.Use use : story.uses()) {
            if (use.fate() instanceof Fate.Coerced && !use.nodes().isTrue(story.key())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNull(YamlNode value) {
        return value instanceof YamlScalar scalar && scalar.isNull();
    }

    private static void forEach(Subject subject, BiConsumer<Target, KeyStory> action) {
        for (Target target : PlannedTargets.of(subject)) {
            for (KeyStory story : target.stories()) {
                action.accept(target, story);
            }
        }
    }
}
