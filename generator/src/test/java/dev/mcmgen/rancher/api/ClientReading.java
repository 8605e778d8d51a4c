package dev.mcmgen.rancher.api;

import dev.mcmgen.rancher.ApiError;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.ApiRequest;
import dev.mcmgen.rancher.ApiRequest.Body;
import dev.mcmgen.rancher.ApiRequest.Method;
import dev.mcmgen.rancher.ApiResponse;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.RefusedException;
import dev.mcmgen.rancher.fake.RecordedExchange;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks for what was asked in a recorded exchange, by the method that mcmgen has for it, and tells in one line what it reads. */
record ClientReading(Rancher rancher) {

    private static final int LONGEST = 400;
    private static final String KUBERNETES = "k8s/clusters/local/";

    String of(RecordedExchange exchange) {
        String reading;
        try {
            reading = exchange.path().startsWith(KUBERNETES) ? kubernetes(exchange) : norman(exchange);
        } catch (RefusedException e) {
            reading = "refused, " + e.error().status() + " " + e.error().reason() + flags(e.error()) + ": "
                    + e.getMessage() + (e.hint().isEmpty() ? "" : " -> " + e.hint())
                    + (e.error().causes().isEmpty()
                            ? ""
                            : "; causes "
                                    + e.error().causes().stream()
                                            .map(ApiError.Cause::field)
                                            .toList());
        } catch (RancherException e) {
            reading = "failed: " + e.getMessage();
        }
        return reading.length() <= LONGEST ? reading : reading.substring(0, LONGEST) + "…";
    }

    private static String flags(ApiError error) {
        return (error.isConflict() ? ", conflict " + error.conflicts() : "")
                + (error.alreadyExists() ? ", exists" : "")
                + (error.isWebhookFailure() ? ", webhook failure" : "")
                + (error.isCredentialRefusal() ? ", credential" : "");
    }

    private String kubernetes(RecordedExchange exchange) {
        KubernetesApi api = rancher.kubernetes();
        if (exchange.path().endsWith("selfsubjectreviews")) {
            return "user " + api.userName();
        }
        if (exchange.path().endsWith("selfsubjectaccessreviews")) {
            ApiObject asked = object(exchange).object("spec", "resourceAttributes");
            Resource resource = new Resource(asked.text("group"), "v1", asked.text("resource"));
            return "may " + asked.text("verb") + " " + resource + ": "
                    + api.may(asked.text("verb"), resource, asked.text("namespace"), "");
        }
        if (exchange.path().endsWith("selfusers")
                || (!reads(exchange) && object(exchange).fields().isEmpty())) {
            return plain(exchange);
        }
        WriteOptions options = new WriteOptions(
                exchange.query().containsKey("dryRun"), exchange.query().containsKey("force"));
        return switch (exchange.method()) {
            case "GET" -> read(exchange);
            case "POST" -> told(api.create(object(exchange), options));
            case "PUT" -> told(api.replace(object(exchange), options));
            case "PATCH" -> told(api.apply(named(exchange), options));
            default -> "deleted " + api.delete(named(exchange));
        };
    }

    private static boolean reads(RecordedExchange exchange) {
        return exchange.method().equals("GET") || exchange.method().equals("DELETE");
    }

    /** The object that was sent, with the name that stands in the path. */
    private static ApiObject named(RecordedExchange exchange) {
        String[] steps = exchange.path().substring(KUBERNETES.length()).split("/", -1);
        String kind = steps[5].equals("clusters") ? "Cluster" : "VmwarevsphereConfig";
        return object(exchange)
                .with(steps[1] + "/" + steps[2], "apiVersion")
                .with(kind, "kind")
                .with(steps[4], "metadata", "namespace")
                .with(steps[6], "metadata", "name");
    }

    private String read(RecordedExchange exchange) {
        String[] steps = exchange.path().substring(KUBERNETES.length()).split("/", -1);
        int group = steps[0].equals("api") ? 0 : 1;
        boolean spaced = steps[group + 2].equals("namespaces");
        int kind = spaced ? group + 4 : group + 2;
        Resource resource = new Resource(group == 0 ? "" : steps[1], steps[group + 1], steps[kind]);
        String namespace = spaced ? steps[group + 3] : "";
        if (steps.length == kind + 1) {
            Listing listing = rancher.kubernetes()
                    .list(resource, namespace, exchange.query().getOrDefault("labelSelector", ""));
            return listing.hidden()
                    ? "hidden"
                    : listing.objects().stream().map(ApiObject::name).toList().toString();
        }
        Lookup found = rancher.kubernetes().find(resource, namespace, steps[kind + 1]);
        return found.found()
                .map(ClientReading::told)
                .orElse(found.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    private static String told(ApiObject object) {
        return object.title() + ", version " + object.resourceVersion() + ", generation " + object.generation()
                + ", owners "
                + object.objects("metadata", "managedFields").stream()
                        .map(entry -> entry.text("manager"))
                        .distinct()
                        .toList()
                + (object.isBeingDeleted() ? ", being deleted" : "");
    }

    private String norman(RecordedExchange exchange) {
        NormanApi api = rancher.norman();
        String path = exchange.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        Map<String, String> query = exchange.query();
        if (query.getOrDefault("action", "").equals("importYaml")) {
            return api.importYaml(object(exchange).text("yaml"), "fleet-default")
                    .toString();
        }
        if (!exchange.method().equals("GET")) {
            return plain(exchange);
        }
        if (path.equals("rancherversion")) {
            return "version " + api.version();
        }
        if (path.startsWith("v3/settings/")) {
            return "setting "
                    + api.setting(last).orElse("none").lines().findFirst().orElse("");
        }
        if (path.equals("v3/users")) {
            return "me " + api.me().orElse("nobody");
        }
        if (path.equals("v3/cloudcredentials")) {
            return names(
                    query.containsKey("name")
                            ? api.cloudCredentials(query.getOrDefault("name", ""))
                            : api.cloudCredentials());
        }
        if (path.equals("v3/clusterregistrationtokens")) {
            return api.registrationTokens(query.getOrDefault("clusterId", "")).stream()
                    .map(token -> token.text("id") + ", expires " + token.text("expiresAt") + ", "
                            + token.text("nodeCommand").strip())
                    .collect(Collectors.joining());
        }
        if (path.equals("v3/clusters")) {
            return names(api.clusters());
        }
        if (path.startsWith("v3/clusters/")) {
            return told(api.cluster(last), "name", "state", "transitioning", "transitioningMessage");
        }
        return path.startsWith("v3/nodedrivers/")
                ? told(api.nodeDriver(last), "name", "state", "active")
                : plain(exchange);
    }

    private static String names(List<ApiObject> objects) {
        return objects.stream()
                .map(object -> object.text("id") + " " + object.text("name"))
                .toList()
                .toString();
    }

    private static String told(Optional<ApiObject> object, String... fields) {
        return object.map(found ->
                        List.of(fields).stream().map(found::text).toList().toString())
                .orElse("none");
    }

    /** What mcmgen never asks for: the answer is read all the same. */
    private String plain(RecordedExchange exchange) {
        Body body = new Body("application/json", exchange.sent());
        ApiRequest request = exchange.method().equals("GET")
                ? ApiRequest.get(exchange.path())
                : ApiRequest.of(Method.valueOf(exchange.method()), exchange.path(), body);
        ApiResponse response = rancher.connection().send(request);
        if (!response.isSuccess()) {
            throw Answers.refusal(rancher.connection(), response);
        }
        return "plain, " + response.status() + " "
                + response.object()
                        .map(object -> object.text("type") + object.kind())
                        .orElse(response.text().lines().findFirst().orElse("nothing"));
    }

    private static ApiObject object(RecordedExchange exchange) {
        String text = exchange.sent().replaceFirst("\u2026.*$", "");
        try {
            Object data = GoYaml.readAll(YamlText.of("sent", text)).stream()
                    .flatMap(document -> document.root().stream())
                    .findFirst()
                    .map(root -> root.toData())
                    .orElse(Map.of());
            return data instanceof Map<?, ?> map ? ApiObject.of(map) : ApiObject.NONE;
        } catch (RuntimeException e) {
            return ApiObject.NONE; // some were sent broken
        }
    }
}
