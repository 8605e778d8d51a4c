package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.KeyStory;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about keys whose value is the content of a file in a Cluster, and a path on a standalone node (F11, §3.2). */
final class ContentChecks {

    private static final Set<String> KEYS = Set.of("audit-policy-file", "cloud-provider-config", "flannel-conf");
    private static final Pattern PATH = Pattern.compile("\\.{0,2}(/[^\\s/:{}]+)+|[^\\s:{}]+\\.(ya?ml|json)");

    private ContentChecks() {}

    static void paths(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            for (KeyStory story : target.stories()) {
                String text = story.place().text().orElse("").strip();
                boolean secret = text.startsWith("secret://");
                if (KEYS.contains(story.key()) && !secret && PATH.matcher(text).matches()) {
                    report.value(
                            story.place(),
                            "the file on the nodes will hold the text '" + text + "' and nothing else: in a Cluster "
                                    + story.key() + " is the content of the file",
                            Fix.byHand("write the content as a literal block, " + story.key() + ": |"));
                }
            }
        }
    }
}
