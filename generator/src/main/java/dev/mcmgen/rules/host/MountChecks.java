package dev.mcmgen.rules.host;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.regex.Pattern;

/** Folders that RKE2 runs programs in (hardening.md §4; derived there from RKE2's own fapolicyd rules). */
final class MountChecks {

    private static final String FOLDERS =
            "/var|/var/lib|/var/lib/rancher(?:/rke2|/k3s)?|/var/lib/kubelet|/opt|/opt/cni(?:/bin)?|/run/k3s";
    private static final Pattern FOLDER = Pattern.compile(FOLDERS);

    /** A line of fstab, or a mount command, with the folder before or behind the option. */
    private static final Pattern MOUNT = Pattern.compile("(?m)(?=.*\\bnoexec\\b).*\\s(" + FOLDERS + ")(?=[\\s\"']|$)");

    private MountChecks() {}

    static void noexec(Subject subject, RuleReport report) {
        for (CloudConfig config : subject.cloudConfigs()) {
            for (Place mount : config.items("mounts")) {
                String words = CloudConfig.command(mount);
                boolean folder = mount.items().size() > 1
                        && FOLDER.matcher(mount.items().get(1).text().orElse(""))
                                .matches();
                if (folder && words.contains("noexec")) {
                    say(report, mount);
                }
            }
            for (Place command : config.commands()) {
                String words = CloudConfig.command(command);
                boolean mounts = words.contains("noexec") && (words.contains("mount") || words.contains("fstab"));
                if (mounts && MOUNT.matcher(words).find()) {
                    say(report, command);
                }
            }
        }
    }

    private static void say(RuleReport report, Place place) {
        report.value(
                place,
                "RKE2 will probably not start: it runs programs in this folder, and noexec forbids that",
                Fix.byHand("leave noexec out for /var, /var/lib/rancher, /var/lib/kubelet, /opt/cni and /run/k3s"));
    }
}
