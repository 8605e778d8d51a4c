package dev.mcmgen.rules.manifest;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.DeliveredFile;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What RKE2 and K3s make of the names of manifest files (rke2-config.md §5, §8 row 10). */
final class FileNameChecks {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    private FileNameChecks() {}

    static void names(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            List<String> bundled = target.isRke2() && target.release().isPresent()
                    ? target.catalog().charts().bundled(target.release().get())
                    : List.of();
            Map<String, DeliveredFile> seen = new HashMap<>();
            for (DeliveredFile file : target.manifestFiles()) {
                String name = upToDot(file.name());
                if (bundled.contains(name)) {
                    say(
                            report,
                            file,
                            "RKE2 will write over this file at every start: it has the name of a chart of its own");
                } else if (!NAME.matcher(name).matches()) {
                    say(report, file, "this file will probably not be applied: '" + name + "' is no name of an object");
                } else {
                    DeliveredFile other = seen.putIfAbsent(folder(file) + name, file);
                    if (other != null && !other.path().equals(file.path())) {
                        say(
                                report,
                                file,
                                "of this file and " + other.name()
                                        + " one will take the other's objects away: names count"
                                        + " up to their first dot");
                    }
                }
            }
        }
    }

    private static String upToDot(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String folder(DeliveredFile file) {
        return file.path().substring(0, file.path().length() - file.name().length());
    }

    private static void say(RuleReport report, DeliveredFile file, String message) {
        report.value(
                file.named(), message, Fix.byHand("give the file another name, of small letters, digits and dashes"));
    }
}
