package dev.mcmgen.rancher.fake;

import com.github.tomakehurst.wiremock.http.Request;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as the fake sees it. */
record Call(String method, String path, Request request) {

    static Call of(Request request) {
        String url = request.getUrl();
        int query = url.indexOf('?');
        return new Call(
                request.getMethod().getName(), (query < 0 ? url : url.substring(0, query)).substring(1), request);
    }

    Optional<String> query(String name) {
        return request.queryParameter(name).isPresent()
                ? Optional.of(request.queryParameter(name).firstValue())
                : Optional.empty();
    }

    boolean isDryRun() {
        return query("dryRun").isPresent();
    }

    String manager() {
        return query("fieldManager").orElse("unnamed");
    }

    /** Whether the body is an apply, which is JSON here. */
    boolean isApply() {
        return method.equals("PATCH") && header("Content-Type").equals("application/apply-patch+yaml");
    }

    String header(String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    ApiObject object() {
        return ApiObject.of((Map<?, ?>) JsonReader.read(request.getBody()));
    }

    List<?> patch() {
        return (List<?>) JsonReader.read(request.getBodyAsString().getBytes(StandardCharsets.UTF_8));
    }

    /** The steps of the path after {@code /k8s/clusters/local/}. */
    String below() {
        return path.substring("k8s/clusters/local/".length());
    }
}
