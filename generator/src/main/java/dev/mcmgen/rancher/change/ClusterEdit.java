package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.change.ObjectComparison.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster that a Rancher has, and what becomes of it by all or some of the changes. */
final class ClusterEdit {

    private final DesiredCluster desired;
    private final LiveCluster live;
    private final Pair cluster;

    ClusterEdit(DesiredCluster desired, LiveCluster live, ObjectComparison comparison) {
        this.desired = desired;
        this.live = live;
        this.cluster = comparison.pair(desired.cluster(), live.cluster().orElse(ApiObject.NONE));
    }

    /** As it is. */
    ClusterState before() {
        return after(List.of());
    }

    /** With these changes; what is kept stays. */
    ClusterState after(List<Change> changes) {
        Node edited = cluster.live();
        for (Change change : changes) {
            if (change.object().equals(ObjectName.of(desired.cluster())) && change.isWritten()) {
                edited = edited.with(change.path(), cluster.desired().at(change.path()));
            }
        }
        return new ClusterState(object(edited), files(changes));
    }

    private ApiObject object(Node node) {
        ApiObject fields = ApiObject.of((Map<?, ?>) node.plain().orElseGet(Map::of));
        Map<String, Object> annotations = new LinkedHashMap<>(live.cluster()
                .orElse(ApiObject.NONE)
                .object("metadata", "annotations")
                .fields());
        annotations.putAll(fields.object("metadata", "annotations").fields());
        return fields.with(desired.cluster().apiVersion(), "apiVersion")
                .with(desired.cluster().kind(), "kind")
                .with(desired.name(), "metadata", "name")
                .with(desired.namespace(), "metadata", "namespace")
                .with(annotations, "metadata", "annotations");
    }

    /** Those of the manifest: as they are, or with what the manifest says put over it. */
    private List<ApiObject> files(List<Change> changes) {
        List<ApiObject> files = new ArrayList<>();
        for (ApiObject wanted : desired.files()) {
            ObjectName name = ObjectName.of(wanted);
            Optional<ApiObject> there = live.find(name);
            boolean changed =
                    changes.stream().anyMatch(change -> change.object().equals(name) && change.isWritten());
            if (changed) {
                files.add(there.map(file -> overlaid(file, wanted)).orElse(wanted));
            } else {
                there.ifPresent(files::add);
            }
        }
        return files;
    }

    private static ApiObject overlaid(ApiObject there, ApiObject wanted) {
        Map<String, Object> data = new LinkedHashMap<>(there.object("data").fields());
        data.putAll(wanted.object("data").fields());
        Map<String, Object> annotations =
                new LinkedHashMap<>(there.object("metadata", "annotations").fields());
        annotations.putAll(wanted.object("metadata", "annotations").fields());
        return there.with(data, "data").with(annotations, "metadata", "annotations");
    }
}
