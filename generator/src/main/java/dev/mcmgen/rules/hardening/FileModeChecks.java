package dev.mcmgen.rules.hardening;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The mode of the files that hold the settings of RKE2 or K3s, tokens and logins among them. */
final class FileModeChecks {

    private static final Pattern SETTINGS = Pattern.compile(
            "/etc/rancher/(rke2|k3s)/(config\\.yaml|config\\.yaml\\.d/[^/]+\\.ya?ml|registries\\.yaml)");
    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3}");
    private static final Fix FIX = Fix.byHand("write permissions: \"0600\"");

    private FileModeChecks() {}

    static void readable(Subject subject, RuleReport report) {
        for (CloudConfig config : subject.cloudConfigs()) {
            for (CloudFile file : config.files()) {
                if (SETTINGS.matcher(file.name()).matches() && isOpen(file.mode())) {
                    say(report, file.entry().get("permissions").orElse(file.path()), file.mode());
                }
            }
        }
        for (Place item : machineFiles(subject)) {
            String path = item.text("path");
            String mode = item.text("permissions");
            if (SETTINGS.matcher(path).matches()
                    && OCTAL.matcher(mode).matches()
                    && isOpen(Integer.parseInt(mode, 8))) {
                say(report, item.get("permissions").orElse(item), Integer.parseInt(mode, 8));
            }
        }
    }

    private static boolean isOpen(int mode) {
        return (mode & 0077) != 0;
    }

    private static void say(RuleReport report, Place place, int mode) {
        report.value(
                place,
                "others than root will have access to the settings of the node, tokens and logins included: the file"
                        + " gets mode " + String.format(Locale.ROOT, "%04o", mode),
                FIX);
    }

    /** The items of all {@code machineSelectorFiles}, which name keys of Secrets and ConfigMaps. */
    private static List<Place> machineFiles(Subject subject) {
        List<Place> items = new ArrayList<>();
        for (Place entries : subject.inClusters("spec", "rkeConfig", "machineSelectorFiles")) {
            for (Place entry : entries.items()) {
                for (Place source : entry.itemsAt("fileSources")) {
                    items.addAll(source.itemsAt("secret", "items"));
                    items.addAll(source.itemsAt("configMap", "items"));
                }
            }
        }
        return items;
    }
}
