package dev.mcmgen.rancher.fake;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The v3 API, as far as mcmgen asks it. */
record FakeNorman(FakeStore store, List<Map<String, Object>> credentials) {

    Answer answer(Call call, User user) {
        String path = call.path();
        if (path.equals("v3/users")) {
            return Answer.collection("user", List.of(Map.of("id", user.id(), "me", true)));
        }
        if (path.startsWith("v3/cloudcredentials")) {
            return credentials(call, user);
        }
        if (path.startsWith("v3/nodedrivers/")) {
            return Answer.json(200, Map.of("id", path.substring(15), "type", "nodeDriver", "active", true));
        }
        if (path.equals("v3/clusterregistrationtokens")) {
            return registration(call.query("clusterId").orElse(""));
        }
        if (path.equals("v3/clusters")) {
            return Answer.collection("cluster", clusters(call.query("name").orElse("")));
        }
        if (path.equals("v3/clusters/local") && call.query("action").isPresent()) {
            return importYaml(call, user);
        }
        if (path.startsWith("v3/settings/")) {
            return Answer.norman(404, "NotFound", "no such setting");
        }
        return path.startsWith("meta/vsphere/")
                ? Answer.json(422, Map.of("type", "error", "status", "422", "message", "cannot reach vcenter"))
                : Answer.norman(404, "NotFound", "not found");
    }

    /** kubectl apply, in short. */
    private Answer importYaml(Call call, User user) {
        if (!user.administrator()) {
            return Answer.norman(
                    403, "Forbidden", "clusters.management.cattle.io \"local\" is forbidden: User cannot get it");
        }
        StringBuilder said = new StringBuilder();
        for (String document : call.object().text("yaml").split("---\n", -1)) {
            ApiObject object = ApiObject.of((Map<?, ?>) JsonReader.read(document.getBytes(StandardCharsets.UTF_8)));
            if (object.kind().equals("Cluster") && object.find("spec", "broken").isPresent()) {
                said.append("Error from server (BadRequest): strict decoding error\n");
                return Answer.json(400, importYamlOutput(said));
            }
            String plural = object.kind().toLowerCase(Locale.ROOT) + "s";
            String path = "apis/" + object.apiVersion() + "/namespaces/" + object.namespace() + "/" + plural + "/"
                    + object.name();
            store.put(path, Stored.copy(object.fields()), "kubectl-client-side-apply");
            said.append(object.kind().toLowerCase(Locale.ROOT))
                    .append('/')
                    .append(object.name())
                    .append(" created\n");
        }
        return Answer.json(200, importYamlOutput(said));
    }

    private static Map<String, Object> importYamlOutput(StringBuilder said) {
        return Map.of("baseType", "importYamlOutput", "message", said.toString(), "type", "importYamlOutput");
    }

    private Answer credentials(Call call, User user) {
        List<Map<String, Object>> seen = credentials.stream()
                .filter(credential -> user.administrator()
                        || String.valueOf(credential.get("id")).endsWith(":cc-standard"))
                .toList();
        if (call.path().length() > "v3/cloudcredentials/".length()) {
            String id = call.path().substring("v3/cloudcredentials/".length()).replace("%3A", ":");
            return seen.stream()
                    .filter(credential -> id.equals(credential.get("id")))
                    .findFirst()
                    .map(credential -> Answer.json(200, credential))
                    .orElseGet(() -> Answer.norman(404, "NotFound", "not found"));
        }
        return Answer.collection(
                "cloudCredential",
                seen.stream()
                        .filter(credential -> call.query("name").isEmpty()
                                || call.query("name").get().equals(credential.get("name")))
                        .toList());
    }

    private List<Object> clusters(String name) {
        List<Object> clusters = new ArrayList<>();
        for (String path : store.paths()) {
            ApiObject object = store.find(path).orElseThrow();
            if (object.kind().equals("Cluster") && object.name().equals(name)) {
                clusters.add(Map.of("id", "c-m-" + name, "name", name, "fleetWorkspaceName", object.namespace()));
            }
        }
        return clusters;
    }

    private static Answer registration(String clusterId) {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("id", clusterId + ":default-token");
        token.put("clusterId", clusterId);
        token.put("token", "registration");
        token.put(
                "nodeCommand",
                " curl -fL https://r/system-agent-install.sh | sudo  sh -s - --server https://r"
                        + " --label 'cattle.io/os=linux' --token registration");
        return Answer.collection("clusterRegistrationToken", List.of(token));
    }
}
