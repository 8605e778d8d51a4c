package dev.mcmgen.rancher.api;

import dev.mcmgen.rancher.ApiError;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.ApiRequest;
import dev.mcmgen.rancher.ApiRequest.Body;
import dev.mcmgen.rancher.ApiRequest.Method;
import dev.mcmgen.rancher.ApiResponse;
import dev.mcmgen.rancher.RancherConnection;
import dev.mcmgen.rancher.RefusedException;
import dev.mcmgen.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The v3 API of Rancher, for what its Kubernetes API does not have: identity, credentials, registration, actions. */
public final class NormanApi {

    private static final String JSON = "application/json";

    private final RancherConnection connection;

    public NormanApi(RancherConnection connection) {
        this.connection = connection;
    }

    /** The version that it says it has, such as {@code v2.15.0}; needs no token. */
    public String version() {
        ApiResponse response = connection.send(ApiRequest.get("rancherversion"));
        Optional<String> version =
                response.object().map(object -> object.text("Version")).filter(text -> !text.isEmpty());
        if (!response.isSuccess() || version.isEmpty()) {
            throw new RefusedException(
                    new ApiError(response.status(), "", "", List.of()),
                    connection.address() + " does not answer like a Rancher (status " + response.status() + ")",
                    "is this the address of a Rancher, and is it running?");
        }
        return version.get();
    }

    /** The value of a setting; empty where there is none, or it is not for this user. */
    public Optional<String> setting(String name) {
        return find("v3/settings/" + name)
                .map(setting -> setting.text("value").isEmpty() ? setting.text("default") : setting.text("value"))
                .filter(value -> !value.isEmpty());
    }

    /** The id of the caller; empty where the caller may not see users. */
    public Optional<String> me() {
        return collection(ApiRequest.get("v3/users").with("me", "true")).stream()
                .filter(user -> user.isTrue("me"))
                .map(user -> user.text("id"))
                .findFirst();
    }

    /** The cloud credentials of that name that the caller may see; names are not unique. */
    public List<ApiObject> cloudCredentials(String name) {
        return collection(ApiRequest.get("v3/cloudcredentials").with("name", name)).stream()
                .filter(credential -> credential.text("name").equals(name))
                .toList();
    }

    /** All cloud credentials that the caller may see. */
    public List<ApiObject> cloudCredentials() {
        return collection(ApiRequest.get("v3/cloudcredentials"));
    }

    /** The cloud credential of that id, such as {@code cattle-global-data:cc-abc12}. */
    public Optional<ApiObject> cloudCredential(String id) {
        return find("v3/cloudcredentials/" + id);
    }

    /** A driver of machines, such as {@code vmwarevsphere}. */
    public Optional<ApiObject> nodeDriver(String name) {
        return find("v3/nodedrivers/" + name);
    }

    /** The state of a cluster, by its id, such as {@code c-m-8qt89f6l}. */
    public Optional<ApiObject> cluster(String id) {
        return find("v3/clusters/" + id);
    }

    /** Every cluster that the caller may see. */
    public List<ApiObject> clusters() {
        return collection(ApiRequest.get("v3/clusters"));
    }

    /** The clusters that bear that name, in whichever workspace, provisioned or imported. */
    public List<ApiObject> clusters(String name) {
        return collection(ApiRequest.get("v3/clusters").with("name", name)).stream()
                .filter(cluster -> cluster.text("name").equals(name))
                .toList();
    }

    /**
     * The tokens and commands by which nodes are registered. The Kubernetes API has them too, with {@code {token}} in place of
     * the token.
     */
    public List<ApiObject> registrationTokens(String clusterId) {
        return collection(ApiRequest.get("v3/clusterregistrationtokens").with("clusterId", clusterId));
    }

    /** What a vSphere has, such as its {@code networks}; empty where Rancher cannot or may not ask it. */
    public Optional<List<Object>> vsphere(String field, String credentialId, String dataCenter) {
        ApiRequest request = ApiRequest.get("meta/vsphere/" + field).with("cloudCredentialId", credentialId);
        ApiResponse response = connection.send(dataCenter.isEmpty() ? request : request.with("dataCenter", dataCenter));
        return response.isSuccess() ? response.object().map(object -> object.list("data")) : Optional.empty();
    }

    /**
     * Applies YAML to Rancher's own cluster as {@code kubectl apply} does, under the caller's name. Each call leaves a token
     * behind (rancher-api.md §2), so that it is never asked twice.
     *
     * @return what kubectl said, line by line
     * @throws RefusedException with what kubectl said where it failed, possibly after a part was done
     */
    public List<String> importYaml(String yaml, String namespace) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("yaml", yaml);
        input.put("defaultNamespace", namespace);
        Body body = new Body(JSON, JsonWriter.compact(input));
        ApiRequest request =
                ApiRequest.of(Method.POST, "v3/clusters/local", body).with("action", "importYaml");
        return object(connection.send(request.once())).text("message").lines().toList();
    }

    /** Absent and not to be seen are the same here: v3 hides what is not for the caller. */
    private Optional<ApiObject> find(String path) {
        ApiResponse response = connection.send(ApiRequest.get(path));
        return response.status() == 404 || response.status() == 403 ? Optional.empty() : Optional.of(object(response));
    }

    /** A token that is scoped to a cluster is good for the Kubernetes plane alone, so that 401 says less here. */
    private ApiObject object(ApiResponse response) {
        if (response.status() == 401) {
            throw new RefusedException(
                    ApiError.of(response),
                    connection.address() + " does not accept the token for its v3 API",
                    "one that is scoped to a cluster may not ask that, and an expired one nothing at all;"
                            + " make one in Rancher: user menu, Account & API Keys, no scope");
        }
        return Answers.object(connection, response);
    }

    private List<ApiObject> collection(ApiRequest request) {
        ApiResponse response = connection.send(request);
        return response.status() == 403 || response.status() == 404
                ? List.of()
                : object(response).objects("data");
    }
}
