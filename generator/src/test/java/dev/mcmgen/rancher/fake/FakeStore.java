package dev.mcmgen.rancher.fake;

import dev.mcmgen.rancher.ApiObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The objects of Rancher's own cluster, addressed as the Kubernetes API does. */
final class FakeStore {

    private final Map<String, Stored> objects = new TreeMap<>();
    private final Map<String, Integer> readsToHide = new HashMap<>();
    private final FakeWebhook webhook;
    private long clock = 100;
    private int writes;

    FakeStore(Set<String> templates) {
        this(new FakeWebhook(templates));
    }

    private FakeStore(FakeWebhook webhook) {
        this.webhook = webhook;
    }

    FakeStore copy() {
        FakeStore other = new FakeStore(webhook);
        objects.forEach((path, stored) -> other.objects.put(path, stored.duplicate()));
        other.readsToHide.putAll(readsToHide);
        other.clock = clock;
        other.writes = writes;
        return other;
    }

    int writes() {
        return writes;
    }

    Optional<ApiObject> find(String path) {
        return Optional.ofNullable(objects.get(path)).map(stored -> ApiObject.of(stored.view()));
    }

    List<String> paths() {
        return List.copyOf(objects.keySet());
    }

    /** Puts an object there, in Rancher's name. */
    void put(String path, Map<String, Object> fields, String manager) {
        Stored stored = new Stored(fields);
        stored.created(manager);
        stored.stamp(++clock);
        objects.put(path, stored);
    }

    /** Changes an object in somebody's name. */
    void change(String path, String manager, UnaryOperator<ApiObject> change) {
        Stored stored = Objects.requireNonNull(objects.get(path));
        ApiObject after = change.apply(ApiObject.of(stored.fields()));
        if (!after.fields().equals(stored.fields())) {
            stored.update(Stored.copy(after.fields()), manager);
            stored.stamp(++clock);
        }
    }

    Answer answer(Call call, User user) {
        String path = call.below();
        boolean named = isNamed(path);
        if (user.equals(User.NOBODY)) {
            return forbidden(call, user);
        }
        if (!user.administrator() && !call.method().equals("POST") && hidden(path, user, call.method())) {
            return forbidden(call, user);
        }
        return switch (call.method()) {
            case "GET" -> named ? get(path) : list(path);
            case "POST" -> create(call, path + "/" + call.object().name(), user);
            case "PATCH" -> call.isApply() ? apply(call, path, user) : patch(call, path);
            case "PUT" -> replace(call, path, user);
            case "DELETE" -> delete(call, path);
            default -> Answer.status(405, "MethodNotAllowed", "the server does not allow this method");
        };
    }

    private static boolean isNamed(String path) {
        int segments = path.split("/", -1).length;
        boolean spaced = path.contains("/namespaces/");
        return path.startsWith("api/") ? segments == (spaced ? 6 : 4) : segments == (spaced ? 7 : 5);
    }

    /** Creators see their own, but not at once. */
    private boolean hidden(String path, User user, String method) {
        Stored stored = objects.get(path);
        boolean own = stored != null
                && ApiObject.of(stored.fields())
                        .annotation("field.cattle.io/creatorId")
                        .equals(user.id());
        if (!own) {
            return true;
        }
        return method.equals("GET") && readsToHide.merge(path, 0, (left, none) -> Math.max(0, left - 1)) > 0;
    }

    private static Answer forbidden(Call call, User user) {
        return Answer.status(
                403,
                "Forbidden",
                "\"" + call.below() + "\" is forbidden: User \"" + user.id() + "\" cannot "
                        + (call.method().equals("GET") ? "get" : "patch") + " it");
    }

    private Answer get(String path) {
        return objects.containsKey(path) ? Answer.json(200, objects.get(path).view()) : notFound(path);
    }

    private static Answer notFound(String path) {
        return Answer.status(404, "NotFound", "\"" + path + "\" not found");
    }

    private Answer list(String path) {
        List<Object> items = new ArrayList<>();
        objects.forEach((key, stored) -> {
            // Of all namespaces, where the path names none.
            String parent = key.substring(0, key.lastIndexOf('/'));
            if (parent.equals(path)
                    || parent.replaceFirst("/namespaces/[^/]+", "").equals(path)) {
                items.add(stored.view());
            }
        });
        return Answer.json(200, Map.of("kind", "List", "apiVersion", "v1", "items", items));
    }

    private Answer create(Call call, String path, User user) {
        if (!call.object().resourceVersion().isEmpty()) {
            return Answer.status(500, "", "resourceVersion should not be set on objects to be created");
        }
        if (objects.containsKey(path)) {
            return Answer.status(409, "AlreadyExists", "\"" + path + "\" already exists");
        }
        Stored stored = new Stored(Map.of());
        stored.update(Stored.copy(call.object().fields()), call.manager());
        return stored(call, path, stored, Optional.empty(), user, 201);
    }

    private Answer apply(Call call, String path, User user) {
        if (call.object().find("metadata", "managedFields").isPresent()) {
            return Answer.status(400, "BadRequest", "metadata.managedFields must be nil");
        }
        Stored before = objects.get(path);
        Stored stored = before == null ? new Stored(Map.of()) : before.duplicate();
        Map<String, Object> wanted = Stored.copy(call.object().fields());
        List<Stored.Conflict> conflicts = stored.conflicts(wanted, call.manager());
        if (!conflicts.isEmpty() && call.query("force").isEmpty()) {
            return conflict(conflicts);
        }
        stored.fields().put("apiVersion", wanted.get("apiVersion"));
        stored.fields().put("kind", wanted.get("kind"));
        if (before == null) {
            stored.fields()
                    .put(
                            "metadata",
                            new LinkedHashMap<>(Map.of(
                                    "name",
                                    call.object().name(),
                                    "namespace",
                                    call.object().namespace())));
        }
        stored.apply(wanted, call.manager());
        return stored(
                call, path, stored, Optional.ofNullable(before).map(Stored::fields), user, before == null ? 201 : 200);
    }

    private static Answer conflict(List<Stored.Conflict> conflicts) {
        List<Map<String, Object>> causes = new ArrayList<>();
        for (Stored.Conflict conflict : conflicts) {
            String suffix = conflict.owner().operation().equals("Update") ? " using provisioning.cattle.io/v1" : "";
            causes.add(Map.of(
                    "reason", "FieldManagerConflict",
                    "message", "conflict with \"" + conflict.owner().manager() + "\"" + suffix,
                    "field", "." + String.join(".", conflict.path()).replace("f:", "")));
        }
        return Answer.status(409, "Conflict", "Apply failed with " + causes.size() + " conflicts: …", causes);
    }

    private Answer replace(Call call, String path, User user) {
        Stored before = objects.get(path);
        if (before == null) {
            return notFound(path);
        }
        if (!call.object().resourceVersion().equals(String.valueOf(before.resourceVersion()))) {
            return modified(path);
        }
        Stored stored = before.duplicate();
        Map<String, Object> wanted = Stored.copy(call.object()
                .without("metadata", "resourceVersion")
                .without("metadata", "generation")
                .without("metadata", "managedFields")
                .fields());
        stored.update(wanted, call.manager());
        return stored(call, path, stored, Optional.of(before.fields()), user, 200);
    }

    private static Answer modified(String path) {
        return Answer.status(
                409, "Conflict", "Operation cannot be fulfilled on \"" + path + "\": the object has been modified");
    }

    private Answer patch(Call call, String path) {
        Stored stored = objects.get(path);
        if (stored == null) {
            return notFound(path);
        }
        for (Object operation : call.patch()) {
            ApiObject step = ApiObject.of((Map<?, ?>) operation);
            if (step.text("path").equals("/metadata/resourceVersion")
                    && !step.text("value").equals(String.valueOf(stored.resourceVersion()))) {
                return modified(path);
            }
        }
        for (Object operation : call.patch()) {
            ApiObject step = ApiObject.of((Map<?, ?>) operation);
            if (step.text("path").equals("/metadata/managedFields")) {
                stored.own(step.objects("value"));
            }
        }
        stored.stamp(++clock);
        writes++;
        return Answer.json(200, stored.view());
    }

    private Answer delete(Call call, String path) {
        Stored stored = objects.get(path);
        if (stored == null) {
            return notFound(path);
        }
        String uid = call.object().text("preconditions", "uid");
        if (!uid.equals(ApiObject.of(stored.fields()).text("metadata", "uid"))) {
            return Answer.status(409, "Conflict", "the UID in the precondition does not match");
        }
        objects.remove(path);
        writes++;
        return Answer.json(200, stored.view());
    }

    private Answer stored(
            Call call, String path, Stored stored, Optional<Map<String, Object>> before, User user, int status) {
        boolean cluster = path.contains("provisioning.cattle.io");
        boolean config = path.contains("rke-machine-config");
        Map<String, Object> fields = stored.fields();
        if (cluster) {
            fields = webhook.mutated(fields, before.isEmpty(), call.isDryRun(), user);
            Optional<Answer> refusal = webhook.refusal(fields, before, user);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        if (config && before.isEmpty()) {
            fields = Stored.copy(ApiObject.of(fields)
                    .with(user.id(), "metadata", "annotations", "field.cattle.io/creatorId")
                    .fields());
        }
        if (before.isEmpty()) {
            fields = Stored.copy(ApiObject.of(fields)
                    .with("uid-" + path.hashCode(), "metadata", "uid")
                    .fields());
        }
        if (call.method().equals("POST")) {
            stored.mutate(fields);
        } else {
            stored.update(fields, call.manager());
        }
        Stored old = objects.get(path);
        if (!call.isDryRun()) {
            boolean same = old != null && old.fields().equals(stored.fields()) && sameOwners(old, stored);
            stored.stamp(old != null && same ? old.resourceVersion() : ++clock);
            objects.put(path, stored);
            writes++;
            if (cluster && before.isEmpty() && !user.administrator()) {
                readsToHide.put(path, 2);
            }
        }
        return Answer.json(status, stored.view());
    }

    private static boolean sameOwners(Stored old, Stored now) {
        return ApiObject.of(old.view())
                .list("metadata", "managedFields")
                .equals(ApiObject.of(now.view()).list("metadata", "managedFields"));
    }
}
