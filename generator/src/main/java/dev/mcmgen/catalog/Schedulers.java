package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The schedulers of IPVS, from {@code schedulers.json}. */
public final class Schedulers {

    private final List<Scheduler> all = new ArrayList<>();
    private final String defaultName;
    private final String probeCidr;

    Schedulers(DataNode file) {
        for (DataNode row : file.get("schedulers").items()) {
            all.add(new Scheduler(
                    row.text("name"),
                    row.text("module"),
                    Scheduler.Advice.valueOf(row.text("advice")),
                    Window.read(row),
                    row.textOrEmpty("note")));
        }
        defaultName = file.text("default");
        probeCidr = file.text("probeCidr");
    }

    public Optional<Scheduler> find(String name) {
        return all.stream().filter(scheduler -> scheduler.name().equals(name)).findFirst();
    }

    /** Those that kube-proxy of that release takes, the advisable ones first. */
    public List<Scheduler> accepted(Release release) {
        return all.stream().filter(scheduler -> scheduler.accepted(release)).toList();
    }

    /** What kube-proxy uses where none is named. */
    public String defaultName() {
        return defaultName;
    }

    /** Addresses from which kube-proxy takes one to try a scheduler on, from Kubernetes 1.27 on: keep clear of them. */
    public String probeCidr() {
        return probeCidr;
    }
}
