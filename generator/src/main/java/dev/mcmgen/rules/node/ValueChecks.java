package dev.mcmgen.rules.node;

import dev.mcmgen.catalog.ConfigKey;
import dev.mcmgen.catalog.ConfigKeys;
import dev.mcmgen.catalog.KeyRules;
import dev.mcmgen.cluster.standalone.FlagValues;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about values that RKE2 and K3s cannot read, or read as something else (rke2-config.md §1.3, §4). */
final class ValueChecks {

    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3}");

    /** How the mode is written that the kubeconfig has anyway. */
    private static final Set<String> OWN_MODE = Set.of("0600", "600");

    private static final Set<String> YES = Set.of("yes", "y", "on");
    private static final Set<String> NO = Set.of("no", "n", "off");

    private ValueChecks() {}

    static void forms(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            ConfigKeys keys = target.catalog().configKeys(target.effective().distribution());
            for (Nodes nodes : target.nodes()) {
                for (String key : nodes.group().config().keySet()) {
                    Optional<ConfigKey> known = keys.find(key);
                    if (known.isPresent()) {
                        form(known.get(), nodes.parts(key), target, report);
                    }
                }
            }
        }
    }

    private static void form(ConfigKey key, List<Setting.Part> parts, Target target, RuleReport report) {
        for (Setting.Part part : parts) {
            Optional<String> fault = part.place().isPresent() ? fault(key, part.text()) : Optional.empty();
            if (fault.isPresent()) {
                Place place = part.place().orElseThrow();
                report.value(
                        place,
                        target.effective().distribution().label() + " will not start: " + fault.get(),
                        fix(place, part.text()));
            }
        }
    }

    private static Optional<String> fault(ConfigKey key, String text) {
        String start = "'" + text + "' is no value of " + key.name() + ", which is ";
        return switch (key.type()) {
            case "bool" -> FlagValues.isBoolean(text) ? Optional.empty() : Optional.of(start + "true or false");
            case "int" -> FlagValues.integerFault(text).map(why -> start + "a whole number");
            case "duration" ->
                FlagValues.isDuration(text) ? Optional.empty() : Optional.of(start + "a time with a unit, such as 5m");
            default -> Optional.empty();
        };
    }

    private static Fix fix(Place place, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (YES.contains(lower) || NO.contains(lower)) {
            String word = YES.contains(lower) ? "true" : "false";
            return Fix.replaceValue("write " + word, place, word);
        }
        return Fix.byHand("write such a value");
    }

    static void words(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (KeyRules.Words row : target.catalog().keyRules().words()) {
                for (Nodes nodes : Certainty.certain(target)) {
                    String text = nodes.text(row.key());
                    Optional<Place> place = nodes.placeOf(row.key());
                    if (place.isPresent() && !text.isEmpty() && !row.values().contains(text)) {
                        report.value(
                                row.fatal() ? Certainty.of(target) : Severity.WARNING,
                                place.get(),
                                "servers will not start: " + row.key() + " takes no '" + text + "'",
                                Fix.byHand("write one of " + String.join(", ", row.values())));
                    }
                }
            }
        }
    }

    static void kubeconfigMode(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (KeyStory story : target.allStories()) {
                boolean applies = story.key().equals("write-kubeconfig-mode") && story.reaches();
                if (applies && story.place().value() instanceof YamlScalar scalar) {
                    judgeMode(story.place(), scalar, report);
                }
            }
        }
    }

    private static void judgeMode(Place place, YamlScalar scalar, RuleReport report) {
        boolean number = scalar.value() instanceof Number;
        String read = String.valueOf(scalar.value());
        if (number && OWN_MODE.contains(scalar.text()) && !OCTAL.matcher(read).matches()) {
            report.value(
                    Severity.INFO,
                    place,
                    "without quotes this is read as " + read
                            + ", which is no mode: the kubeconfig gets its usual one, 0600, all the same",
                    Fix.replaceValue("write \"" + scalar.text() + "\"", place, "\"" + scalar.text() + "\""));
        } else if (number && !read.equals(scalar.text())) {
            report.value(
                    place,
                    "the kubeconfig will not get the mode " + scalar.text() + ": without quotes it is read as " + read,
                    Fix.replaceValue("write \"" + scalar.text() + "\"", place, "\"" + scalar.text() + "\""));
        } else if (!scalar.text().isEmpty() && !OCTAL.matcher(read).matches()) {
            report.value(
                    place,
                    "the kubeconfig will get its usual mode 0600: '" + read + "' is no mode of octal digits",
                    Fix.byHand("write it like \"0640\""));
        }
    }

    static void secretsEncryption(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (KeyStory story : target.allStories()) {
                boolean off = story.place().value() instanceof YamlScalar scalar
                        && (scalar.value().equals(false) || scalar.text().equals("false"));
                if (Certainty.isRke2(target) && story.key().equals("secrets-encryption") && off) {
                    report.value(
                            story.place(),
                            "Secrets will be encrypted all the same: RKE2 turns secrets-encryption on at every start",
                            Fix.byHand("remove the line"));
                }
            }
        }
    }

    static void policyContent(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (KeyStory story : target.isStandalone() ? target.stories() : target.dropInStories()) {
                String text = story.place().text().orElse("");
                boolean content = text.strip().contains("\n") || text.contains("kind: Policy");
                if (story.key().equals("audit-policy-file") && content) {
                    report.value(
                            story.place(),
                            "nothing will be audited: audit-policy-file is a path, and RKE2 makes a policy that logs"
                                    + " nothing where there is no file",
                            Fix.byHand("write the policy to a file, and its path here"));
                }
            }
        }
    }

    static void podSecurityFile(Subject subject, RuleReport report) {
        for (Nodes nodes : subject.nodes()) {
            String key = "pod-security-admission-config-file";
            Optional<Place> place = nodes.text(key).endsWith("/rke2-pss.yaml") ? nodes.placeOf(key) : Optional.empty();
            if (place.isPresent()) {
                report.value(
                        place.get(),
                        "RKE2 may write over this file: rke2-pss.yaml is the one that it makes itself",
                        Fix.byHand("use a file of another name"));
            }
        }
    }
}
