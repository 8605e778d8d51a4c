package dev.mcmgen.rules.machine;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rules about what a cloud-config runs. rancher-machine puts its own command, which installs the agent that installs
 * RKE2, behind the last of {@code runcmd} (rancher-cluster.md §5.2).
 */
final class CommandChecks {

    private static final String UNIT = "(rke2-(server|agent)|k3s(-agent)?)\\b";

    private static final List<String> WORDS = List.of("rke2", "k3s", "kubectl", "RKE2", "K3S");

    /** What a command does to RKE2 or K3s that only Rancher may do. */
    private enum Meddling {
        STARTS(
                "(systemctl|service)\\b[^|;&]*\\b(re)?start\\b[^|;&]*" + UNIT
                        + "|systemctl\\b[^|;&]*\\benable\\b[^|;&]*--now[^|;&]*" + UNIT
                        + "|systemctl\\b[^|;&]*--now[^|;&]*\\benable\\b[^|;&]*" + UNIT
                        + "|(^|[/;&|\\s])(rke2|k3s) (server|agent)\\b",
                Severity.ERROR,
                "the node will not join this cluster: this starts RKE2 or K3s before Rancher has written its"
                        + " configuration"),
        WAITS(
                "(^|[;&|\\s])(until|while)\\b.*\\b(rke2|k3s|kubectl)\\b",
                Severity.ERROR,
                "the node will never get RKE2: this waits for what Rancher's command, the last of runcmd, installs"),
        INSTALLS(
                "\\bget\\.(rke2|k3s)\\.io\\b|\\bINSTALL_(RKE2|K3S)_[A-Z]"
                        + "|\\b(dnf|yum|zypper|apt|apt-get)\\b[^|;&]*\\binstall\\b[^|;&]*\\brke2-(server|agent|common)\\b",
                Severity.WARNING,
                "Rancher will install RKE2 or K3s over what this installs, in the version of the Cluster");

        private final Pattern pattern;
        private final Severity severity;
        private final String message;

        Meddling(String pattern, Severity severity, String message) {
            this.pattern = Pattern.compile(pattern);
            this.severity = severity;
            this.message = message;
        }

        boolean in(String command) {
            boolean background = this == WAITS && command.stripTrailing().endsWith("&");
            return !background && pattern.matcher(command).find();
        }
    }

    private CommandChecks() {}

    static void form(Subject subject, RuleReport report) {
        for (CloudConfig config : subject.cloudConfigs()) {
            for (Place item : config.commands()) {
                if (!item.isList() && !item.isText() && !isNull(item)) {
                    report.value(
                            item,
                            "none of the commands will run, Rancher's own included: cloud-init takes text and lists, and"
                                    + " this is " + (item.isMapping() ? "a mapping" : "a number or a boolean"),
                            Fix.byHand("put the whole command in quotes, or write it as a block with |"));
                }
            }
        }
    }

    static void rancherAlone(Subject subject, RuleReport report) {
        for (CloudConfig config : subject.cloudConfigs()) {
            if (config.isScript()) {
                judge(config.words(), config.text(), report);
            }
            for (Place item : config.isScript() ? List.<Place>of() : config.commands()) {
                String command = CloudConfig.command(item);
                if (speaksOfThem(command)) {
                    judge(withoutComments(command), item, report);
                }
            }
        }
    }

    private static void judge(String command, Place place, RuleReport report) {
        if (!speaksOfThem(command)) {
            return;
        }
        for (Meddling meddling : Meddling.values()) {
            if (meddling.in(command)) {
                report.value(
                        meddling.severity,
                        place,
                        meddling.message,
                        Fix.byHand("remove it: Rancher installs, configures and starts RKE2 and K3s on its machines"));
                return;
            }
        }
    }

    /** Whether there is a word in it that each pattern wants: looking for words is much faster. */
    private static boolean speaksOfThem(String command) {
        for (String word : WORDS) {
            if (command.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutComments(String command) {
        List<String> lines = command.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .toList();
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static boolean isNull(Place item) {
        return item.value() instanceof YamlScalar scalar && scalar.isNull();
    }
}
