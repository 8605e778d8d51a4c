package dev.mcmgen.rules.release;

import dev.mcmgen.catalog.ArgumentList.Basis;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.KnownBad;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseFacts;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Rules about releases (rke2-config.md §7; rancher-cluster.md §8). */
final class ReleaseChecks {

    private ReleaseChecks() {}

    static void unknown(Subject subject, RuleReport report) {
        forEach(subject, (target, release) -> {
            Catalog catalog = target.catalog();
            if (release.distribution() != Distribution.RKE2
                    || catalog.facts(release).known()) {
                return;
            }
            NavigableSet<Release> known = catalog.releases(Distribution.RKE2);
            Optional<Release> newest = known.stream()
                    .filter(other -> other.minorText().equals(release.minorText()))
                    .max(Comparator.naturalOrder());
            boolean between = newest.filter(last -> release.compareTo(last) < 0).isPresent();
            Optional<Place> place = target.anchor();
            if (between) {
                place.ifPresent(at -> report.value(
                        at,
                        "no node will get RKE2: there is no release " + release,
                        Fix.byHand("take " + nearest(release, known))));
            } else if (release.compareTo(known.last()) > 0 || newest.isPresent()) {
                place.ifPresent(at -> report.value(
                        Severity.INFO,
                        at,
                        release + " is newer than what this program knows: it is judged like the newest known release"
                                + " before it",
                        Fix.byHand("use a newer mcmgen")));
            }
        });
    }

    /** The same patch of another build, else the next one of the minor. */
    private static Release nearest(Release release, NavigableSet<Release> known) {
        return Optional.ofNullable(known.ceiling(release))
                .filter(other -> other.minorText().equals(release.minorText()))
                .orElseGet(known::last);
    }

    static void withdrawn(Subject subject, RuleReport report) {
        forEach(subject, (target, release) -> {
            for (KnownBad bad : target.catalog().knownBad(release)) {
                if (bad.condition().equals("always")) {
                    report(target, bad, report);
                }
            }
        });
    }

    static void defects(Subject subject, RuleReport report) {
        forEach(subject, (target, release) -> {
            boolean rotates =
                    target.at("spec", "rkeConfig", "rotateEncryptionKeys").isPresent();
            for (KnownBad bad : target.catalog().knownBad(release)) {
                if (rotates && bad.condition().equals("rotate-encryption-keys")) {
                    report(target, bad, report);
                }
            }
        });
    }

    private static void report(Target target, KnownBad bad, RuleReport report) {
        String good = bad.fixedIn().isEmpty()
                ? "take another release"
                : "take " + bad.fixedIn().get(0) + " or later";
        target.anchor().ifPresent(place -> report.value(place, bad.message(), Fix.byHand(good)));
    }

    static void notOffered(Subject subject, RuleReport report) {
        forEach(subject, (target, release) -> {
            ReleaseFacts facts = target.catalog().facts(release);
            Optional<String> named =
                    target.isRancherNamed() ? target.effective().rancher() : Optional.empty();
            Optional<RancherVersion> rancher = named.isPresent() ? RancherVersion.find(named.get()) : Optional.empty();
            Optional<Place> place = target.isStandalone() ? Optional.empty() : target.anchor();
            if (rancher.isPresent() && isOutside(rancher.get(), facts)) {
                place.ifPresent(at -> report.value(
                        at,
                        rancher.orElseThrow() + " does not offer " + release + ": it takes it all the same, and joins"
                                + " the lists of all releases for it",
                        Fix.byHand("choose a release that this Rancher lists")));
            } else if (facts.known() && target.catalog().arguments(release).basis() instanceof Basis.Union) {
                place.ifPresent(at -> report.value(
                        Severity.INFO,
                        at,
                        "no release data of Rancher that was read lists " + release
                                + ": Rancher then joins the lists of all releases",
                        Fix.byHand("choose a release that your Rancher lists")));
            }
        });
    }

    private static boolean isOutside(RancherVersion version, ReleaseFacts facts) {
        boolean early = facts.offeredFrom().isPresent()
                && !version.atLeast(facts.offeredFrom().get());
        return early
                || (facts.offeredTo().isPresent()
                        && version.compareTo(facts.offeredTo().get()) > 0);
    }

    private static void forEach(Subject subject, BiConsumer<Target, Release> action) {
        for (Target target : subject.targets()) {
            if (target.release().isPresent()) {
                action.accept(target, target.release().get());
            }
        }
    }
}
