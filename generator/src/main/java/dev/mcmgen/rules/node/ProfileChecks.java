package dev.mcmgen.rules.node;

import dev.mcmgen.catalog.Profiles;
import dev.mcmgen.catalog.Profiles.Verdict;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Optional;

/** Rules about {@code profile} (rke2-config.md §2.1, §2.2; rancher-cluster.md F5). */
final class ProfileChecks {

    private static final String KEY = "profile";
    private static final String KERNEL = "protect-kernel-defaults";

    private ProfileChecks() {}

    static void name(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            Optional<Release> release = Certainty.rke2(target);
            for (Nodes nodes : Certainty.certain(target)) {
                Optional<Setting> profile = nodes.setting(KEY);
                if (release.isPresent() && profile.isPresent()) {
                    judge(profile.get(), release.get(), target, report);
                }
            }
        }
    }

    private static void judge(Setting profile, Release release, Target target, RuleReport report) {
        Profiles profiles = target.catalog().profiles();
        String name = profile.text();
        Verdict verdict = name.isEmpty() ? Verdict.ACCEPTED : profiles.verdict(release, name);
        Optional<Place> place = profile.place();
        if (place.isEmpty()) {
            return;
        }
        if (verdict == Verdict.FATAL) {
            report.value(
                    Certainty.of(target),
                    place.get(),
                    "RKE2 will not start: " + release + " does not take the profile '" + name + "'",
                    fix(place.get(), name, profiles, release));
        } else if (verdict == Verdict.DEPRECATED) {
            report.value(
                    Severity.WARNING,
                    place.get(),
                    "RKE2 takes the profile '" + name + "' with a warning, and no longer from 1.30 on",
                    fix(place.get(), name, profiles, release));
        }
    }

    /** One name of the CIS profile for another; what else there is, a person has to choose. */
    private static Fix fix(Place place, String name, Profiles profiles, Release release) {
        String cis = profiles.resolve("cis", release);
        boolean meansCis = name.startsWith("cis") && profiles.verdict(release, cis) == Verdict.ACCEPTED;
        List<String> names = profiles.names(release);
        return meansCis
                ? Fix.replaceValue("write " + cis, place, cis)
                : Fix.byHand(names.isEmpty() ? "remove the profile" : "write " + String.join(" or ", names));
    }

    static void kernelDefaults(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : Certainty.certain(target)) {
                boolean cis = nodes.text(KEY).startsWith("cis") && Certainty.isRke2(target);
                Optional<Place> place = cis && !nodes.isTrue(KERNEL) ? nodes.placeOf(KERNEL) : Optional.empty();
                if (place.isPresent()) {
                    report.value(
                            place.get(),
                            "RKE2 will not start on the nodes of " + nodes.words() + ": the profile " + nodes.text(KEY)
                                    + " demands protect-kernel-defaults: true",
                            Fix.replaceValue("write true", place.get(), "true"));
                }
            }
        }
    }
}
