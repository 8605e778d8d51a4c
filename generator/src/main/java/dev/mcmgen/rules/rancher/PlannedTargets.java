package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.List;

/** The targets of a file that Rancher plans. */
final class PlannedTargets {

    private PlannedTargets() {}

    static List<Target> of(Subject subject) {
        List<Target> planned = new ArrayList<>();
        for (Target target : subject.targets()) {
            if (!target.isStandalone()) {
                planned.add(target);
            }
        }
        return planned;
    }
}
