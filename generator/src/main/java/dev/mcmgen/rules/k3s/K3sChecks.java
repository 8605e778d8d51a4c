package dev.mcmgen.rules.k3s;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Optional;

/** Rules about K3s (rke2-config.md §6). */
final class K3sChecks {

    private static final String OF_RKE2 = "rke2-";
    private static final List<String> PARTS =
            List.of("coredns", "servicelb", "traefik", "local-storage", "metrics-server", "runtimes");

    private K3sChecks() {}

    static void networkPolicy(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.isRke2() ? List.<Nodes>of() : target.nodes()) {
                Optional<Setting> backend = nodes.setting("flannel-backend");
                if (backend.isPresent()
                        && nodes.isServer()
                        && backend.get().text().equals("none")
                        && !nodes.isTrue("disable-network-policy")
                        && backend.get().place().isPresent()) {
                    Place place = backend.get().place().get();
                    report.value(
                            place,
                            "K3s will apply network policies beside your own CNI: flannel-backend: none leaves its"
                                    + " controller on",
                            Fix.byHand("add disable-network-policy: true"));
                }
            }
        }
    }

    static void disabled(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.isRke2() ? List.<Nodes>of() : target.nodes()) {
                Optional<Setting> setting = nodes.setting("disable");
                for (Setting.Part part : setting.isPresent() ? setting.get().parts() : List.<Setting.Part>of()) {
                    for (String word : part.text().split(",", -1)) {
                        judge(word.strip(), part, report);
                    }
                }
            }
        }
    }

    private static void judge(String word, Setting.Part part, RuleReport report) {
        if (word.startsWith(OF_RKE2) && part.place().isPresent()) {
            String own = word.substring(OF_RKE2.length());
            report.value(
                    part.place().get(),
                    "nothing will be disabled by '" + word + "': that is a name of RKE2",
                    PARTS.contains(own) && part.text().equals(word)
                            ? Fix.replaceValue("write " + own, part.place().get(), own)
                            : Fix.byHand("write one of " + String.join(", ", PARTS)));
        }
    }
}
