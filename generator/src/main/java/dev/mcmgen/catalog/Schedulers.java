package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The schedulers of IPVS, from {@code schedulers.json}. */
public final class Schedulers {

    private final List<Scheduler> all = new ArrayList<>();
    private final List<String> requiredModules;
    private final String defaultName;

    Schedulers(DataNode file) {
        for (DataNode row : file.get("schedulers").items()) {
            all.add(new Scheduler(
                    row.text("name"),
                    row.text("module"),
                    Scheduler.Advice.valueOf(row.text("advice")),
                    Window.read(row),
                    row.textOrEmpty("note")));
        }
        requiredModules = file.get("required").texts();
        defaultName = file.text("default");
    }

    public Optional<Scheduler> find(String name) {
        for (Scheduler scheduler : all) {
            if (scheduler.name().equals(name)) {
                return Optional.of(scheduler);
            }
        }
        return Optional.empty();
    }

    /** Those that kube-proxy of that release takes, the advisable ones first. */
    public List<Scheduler> accepted(Release release) {
        return all.stream().filter(scheduler -> scheduler.accepted(release)).toList();
    }

    /** The modules that IPVS mode needs whatever the scheduler, in the order in which to load them. */
    public List<String> requiredModules() {
        return requiredModules;
    }

    /** What kube-proxy uses where none is named. */
    public String defaultName() {
        return defaultName;
    }
}
