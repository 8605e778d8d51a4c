package dev.mcmgen.render;

import dev.mcmgen.render.host.CloudConfig;
import dev.mcmgen.render.host.HostBundle;
import dev.mcmgen.render.host.HostFile;
import dev.mcmgen.render.host.HostNeeds;
import dev.mcmgen.render.host.HostNotice;
import dev.mcmgen.render.host.HostPlan;
import dev.mcmgen.render.host.HostPlanner;
import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.Remark;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the hosts of a cluster need: in the cloud-config of each pool, and as the folder {@code host/}. */
final class Hosts {

    /**
     * What the user wrote for cloud-init on the machines of a pool.
     *
     * @param field where in the spec
     */
    record UserData(Optional<String> text, String field) {}

    private final HostPlanner planner;
    private final CloudConfig cloudConfig;
    private final HostBundle bundle;

    Hosts(HostPlanner planner, CloudConfig cloudConfig, HostBundle bundle) {
        this.planner = planner;
        this.cloudConfig = cloudConfig;
        this.bundle = bundle;
    }

    /**
     * The cloud-config of a pool: the preparation with the user's own merged in; the user's own as it is on Windows and
     * where the machine template is prepared; empty where there is neither.
     */
    Optional<String> cloudConfig(SpecDocument document, Pool pool, UserData users) {
        Position position = document.positionOf(JsonPointer.parse(users.field()));
        if (pool.isWindows()) {
            return users.text();
        }
        if (isPrepared(document.spec())) {
            return users.text().map(text -> CloudConfig.unchanged(text, position));
        }
        return Optional.of(cloudConfig.merge(
                users.text(), position, planner.plan(HostNeeds.of(document.spec(), Optional.of(pool)))));
    }

    /** What is wrong with a user's cloud-config; the same problems as those of making one of it. */
    List<Problem> problems(SpecDocument document, Pool pool, UserData users) {
        if (users.text().isEmpty() || pool.isWindows()) {
            return List.of();
        }
        return CloudConfig.problems(
                users.text().get(),
                document.positionOf(JsonPointer.parse(users.field())),
                isPrepared(document.spec())
                        ? Optional.empty()
                        : Optional.of(planner.plan(HostNeeds.of(document.spec(), Optional.of(pool)))));
    }

    List<RenderedFile> bundle(ClusterPlan plan) {
        List<RenderedFile> files = new ArrayList<>();
        for (HostFile file : bundle.files(planner.plan(HostNeeds.of(plan.spec(), Optional.empty())))) {
            files.add(new RenderedFile("host/" + file.path(), file.content(), file.executable()));
        }
        return files;
    }

    /** What the files cannot do for the user; nothing where the machine template is said to be prepared. */
    List<Remark> remarks(ClusterPlan plan) {
        List<Remark> remarks = new ArrayList<>();
        if (isPrepared(plan.spec())) {
            return remarks;
        }
        List<Optional<Pool>> groups = new ArrayList<>();
        for (Pool pool : plan.spec().pools()) {
            if (!pool.isWindows()) {
                groups.add(Optional.of(pool));
            }
        }
        if (groups.isEmpty()) {
            groups.add(Optional.empty());
        }
        for (Optional<Pool> group : groups) {
            HostPlan host = planner.plan(HostNeeds.of(plan.spec(), group));
            for (HostNotice notice : host.notices()) {
                String field = group.isPresent() && group.get().os().isPresent()
                        ? "/spec/pools/" + plan.spec().pools().indexOf(group.get()) + "/os"
                        : "/spec/nodeOS";
                Remark remark = new Remark(
                        notice.code(),
                        plan.document().positionOf(JsonPointer.parse(field)),
                        notice.message(),
                        notice.hint());
                if (!remarks.contains(remark)) {
                    remarks.add(remark);
                }
            }
        }
        return remarks;
    }

    private static boolean isPrepared(ClusterSpec spec) {
        return spec.nodeImage().prepared().orElse(false);
    }
}
