package dev.mcmgen.rules.book;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import dev.mcmgen.rules.chart.ChartRules;
import dev.mcmgen.rules.document.DocumentRules;
import dev.mcmgen.rules.machine.MachineRules;
import dev.mcmgen.rules.node.NodeRules;
import dev.mcmgen.rules.rancher.RancherRules;
import dev.mcmgen.rules.release.ReleaseRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every rule that there is, by family: the one place where a family is registered. */
public final class Rules {

    private Rules() {}

    /** All rules; checks that need release data ask the catalogue. */
    public static List<Rule> all(Catalog catalog) {
        List<Rule> rules = new ArrayList<>();
        rules.addAll(DocumentRules.all());
        rules.addAll(RancherRules.all());
        rules.addAll(NodeRules.all());
        rules.addAll(ReleaseRules.all());
        rules.addAll(ChartRules.all());
        rules.addAll(MachineRules.all(catalog));
        return List.copyOf(rules);
    }

    /** The rule of that id. */
    public static Optional<Rule> find(String id, Catalog catalog) {
        return all(catalog).stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
