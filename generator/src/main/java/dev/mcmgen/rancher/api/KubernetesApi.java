package dev.mcmgen.rancher.api;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.ApiRequest;
import dev.mcmgen.rancher.ApiRequest.Body;
import dev.mcmgen.rancher.ApiRequest.Method;
import dev.mcmgen.rancher.ApiResponse;
import dev.mcmgen.rancher.RancherConnection;
import dev.mcmgen.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Kubernetes API of Rancher's own cluster, by way of Rancher: the only plane that tries, applies and says what is wrong in
 * the same breath (rancher-api.md §0, fact 2). The path with {@code /k8s/clusters/local} is the only one that a token scoped to
 * that cluster may use. Bodies are JSON, because YAML would be read as YAML 1.1.
 */
public final class KubernetesApi {

    /** The name under which mcmgen owns fields. */
    public static final String MANAGER = "mcmgen";

    private static final List<String> CLUSTER_API_VERSIONS = List.of("v1beta2", "v1beta1");
    private static final String ROOT = "k8s/clusters/local/";
    private static final String JSON = "application/json";
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String JSON_PATCH = "application/json-patch+json";

    private final RancherConnection connection;

    public KubernetesApi(RancherConnection connection) {
        this.connection = connection;
    }

    /**
     * Looks for an object.
     *
     * @throws dev.mcmgen.rancher.RancherException for any other refusal than that it is not there or not to be seen
     */
    public Lookup find(Resource resource, String namespace, String name) {
        ApiResponse response = connection.send(ApiRequest.get(ROOT + resource.path(namespace) + "/" + name));
        if (response.status() == 404) {
            return new Lookup.Absent();
        }
        if (response.status() == 403) {
            return new Lookup.Hidden();
        }
        return new Lookup.Found(Answers.object(connection, response));
    }

    /**
     * The objects of a namespace, or of all where it is empty, with that label.
     *
     * @param labelSelector empty for any
     */
    public Listing list(Resource resource, String namespace, String labelSelector) {
        ApiRequest request = ApiRequest.get(ROOT + resource.path(namespace));
        ApiResponse response =
                connection.send(labelSelector.isEmpty() ? request : request.with("labelSelector", labelSelector));
        if (response.status() == 403) {
            return Listing.HIDDEN;
        }
        return new Listing(Answers.object(connection, response).objects("items"), false);
    }

    /**
     * Creates an object.
     *
     * @return as the server made it
     * @throws dev.mcmgen.rancher.RefusedException also where there is one already
     */
    public ApiObject create(ApiObject object, WriteOptions options) {
        String path = ROOT + Resource.of(object).path(object.namespace());
        return write(ApiRequest.of(Method.POST, path, new Body(JSON, JsonWriter.compact(object.fields()))), options);
    }

    /**
     * Creates an object or changes what it names of one, and takes away what it named before and no longer does (server-side
     * apply).
     *
     * @throws dev.mcmgen.rancher.RefusedException also for conflicts with other managers
     */
    public ApiObject apply(ApiObject object, WriteOptions options) {
        Body body = new Body(APPLY, JsonWriter.compact(object.fields()));
        ApiRequest request = ApiRequest.of(Method.PATCH, path(object), body);
        return write(options.force() ? request.with("force", "true") : request, options);
    }

    /** Replaces an object; its resource version says which one was meant. */
    public ApiObject replace(ApiObject object, WriteOptions options) {
        Body body = new Body(JSON, JsonWriter.compact(object.fields()));
        return write(ApiRequest.of(Method.PUT, path(object), body), options);
    }

    /**
     * Says which fields mcmgen owns, in place of what the object says; nothing else changes.
     *
     * @param managedFields the whole list
     */
    public ApiObject replaceManagedFields(ApiObject object, List<Object> managedFields) {
        List<Object> patch = List.of(
                operation("/metadata/managedFields", managedFields),
                operation("/metadata/resourceVersion", object.resourceVersion()));
        Body body = new Body(JSON_PATCH, JsonWriter.compact(patch));
        return Answers.object(connection, connection.send(ApiRequest.of(Method.PATCH, path(object), body)));
    }

    private static Map<String, Object> operation(String path, Object value) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op", "replace");
        operation.put("path", path);
        operation.put("value", value);
        return operation;
    }

    /** Deletes exactly this object, and not one that took its name since. True where there was one. */
    public boolean delete(ApiObject object) {
        Map<String, Object> options = Map.of(
                "apiVersion", "v1",
                "kind", "DeleteOptions",
                "preconditions", Map.of("uid", object.text("metadata", "uid")));
        Body body = new Body(JSON, JsonWriter.compact(options));
        ApiResponse response = connection.send(ApiRequest.of(Method.DELETE, path(object), body));
        if (response.status() == 404) {
            return false;
        }
        Answers.object(connection, response);
        return true;
    }

    /** Whether the caller may do something. */
    public boolean may(String verb, Resource resource, String namespace, String name) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("namespace", namespace);
        attributes.put("verb", verb);
        attributes.put("group", resource.group());
        attributes.put("resource", resource.plural());
        if (!name.isEmpty()) {
            attributes.put("name", name);
        }
        ApiObject answer =
                review("authorization.k8s.io", "SelfSubjectAccessReview", "selfsubjectaccessreviews", attributes);
        return answer.isTrue("status", "allowed");
    }

    /** The name of the caller, as Kubernetes knows it: {@code user-…} or {@code u-…}, the creator of what it creates. */
    public String userName() {
        return review("authentication.k8s.io", "SelfSubjectReview", "selfsubjectreviews", Map.of())
                .text("status", "userInfo", "username");
    }

    private ApiObject review(String group, String kind, String plural, Map<String, Object> attributes) {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("apiVersion", group + "/v1");
        review.put("kind", kind);
        if (!attributes.isEmpty()) {
            review.put("spec", Map.of("resourceAttributes", attributes));
        }
        Body body = new Body(JSON, JsonWriter.compact(review));
        String path = ROOT + "apis/" + group + "/v1/" + plural;
        return Answers.object(connection, connection.send(ApiRequest.of(Method.POST, path, body)));
    }

    private static String path(ApiObject object) {
        return ROOT + Resource.of(object).path(object.namespace()) + "/" + object.name();
    }

    /** Unknown fields are refused, which Kubernetes would drop without a word otherwise. */
    private ApiObject write(ApiRequest request, WriteOptions options) {
        ApiRequest named = request.with("fieldManager", MANAGER).with("fieldValidation", "Strict");
        ApiResponse response = connection.send(options.dryRun() ? named.with("dryRun", "All") : named);
        return Answers.object(connection, response);
    }

    /**
     * A resource of the Cluster API in the version that this Rancher has: v1beta2 from 2.14 on, v1beta1 before (rancher-api.md
     * §5.1); empty where it has none, or does not say.
     */
    public Optional<Resource> clusterApi(String plural) {
        return CLUSTER_API_VERSIONS.stream()
                .map(version -> Resource.clusterApi(version, plural))
                .filter(this::serves)
                .findFirst();
    }

    /** Whether this Rancher has that version of a group. */
    boolean serves(Resource resource) {
        return connection
                .send(ApiRequest.get(ROOT + "apis/" + resource.group() + "/" + resource.version()))
                .isSuccess();
    }
}
