package dev.mcmgen.rancher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class ApiErrorTest {

    private static ApiError error(int status, String body) {
        return ApiError.of(new ApiResponse(status, ByteString.encodeUtf8(body), Optional.empty()));
    }

    @Test
    void readsTheStatusOfKubernetes() {
        ApiError error = error(409, """
                {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Conflict","code":409,
                 "message":"Apply failed with 2 conflicts: conflicts with \\"other\\":\\n- .spec.a\\n- .spec.b",
                 "details":{"causes":[
                   {"reason":"FieldManagerConflict","message":"conflict with \\"other\\"","field":".spec.a"},
                   {"reason":"FieldManagerConflict","message":"conflict with \\"other\\" using v1","field":".spec.a"},
                   {"reason":"FieldManagerConflict","message":"conflict with \\"mcmgen\\"","field":".spec.b"}]}}""");
        assertThat(error.isConflict()).isTrue();
        assertThat(error.alreadyExists()).isFalse();
        assertThat(error.conflicts()).isEqualTo(Map.of("other", List.of(".spec.a"), "mcmgen", List.of(".spec.b")));
        assertThat(error.sentence()).doesNotContain("\n");
    }

    @Test
    void readsNormanAndSteve() {
        assertThat(error(
                        401,
                        "{\"type\":\"error\",\"status\":\"401\",\"message\":\"Unauthorized 401: must authenticate\"}"))
                .isEqualTo(new ApiError(401, "", "Unauthorized 401: must authenticate", List.of()));
        ApiError twice = error(404, """
                {"type":"error","links":{},"code":"NotFound","message":"x not found","status":404,"type":"error"}""");
        assertThat(twice).isEqualTo(new ApiError(404, "NotFound", "x not found", List.of()));
        ApiError field = error(422, """
                {"baseType":"error","code":"MissingRequired","fieldName":"Cluster name","message":"","status":422}""");
        assertThat(field.reason()).isEqualTo("MissingRequired");
        assertThat(field.sentence()).contains("Cluster name");
    }

    @Test
    void readsWhatIsNoError() {
        assertThat(error(500, "http: request body too large\n").sentence()).isEqualTo("http: request body too large");
        assertThat(error(413, "<html><body>nginx</body></html>").sentence())
                .contains("a page for people")
                .doesNotContain("nginx");
        assertThat(error(403, "").sentence()).isEqualTo("status 403 without a word");
    }

    @Test
    void aWebhookThatFailedIsShort() {
        ApiError failed = error(500, """
                {"kind":"Status","reason":"InternalError","code":500,"message":"Internal error occurred: failed calling webhook \
                \\"rancher.cattle.io.clusters.provisioning.cattle.io\\": failed to call webhook: an error on the server \
                (\\"{\\\\\\"kind\\\\\\":\\\\\\"AdmissionReview\\\\\\" and so on\\") has prevented the request from succeeding"}""");
        assertThat(failed.isWebhookFailure()).isTrue();
        assertThat(failed.isWebhookAway()).isFalse();
        assertThat(failed.message()).hasSizeLessThan(160).doesNotContain("AdmissionReview");
        ApiError away = error(500, """
                {"kind":"Status","reason":"InternalError","code":500,"message":"Internal error occurred: failed calling webhook \
                \\"rancher.cattle.io.clusters.provisioning.cattle.io\\": failed to call webhook: Post \
                \\"https://rancher-webhook.cattle-system.svc:443/v1\\": no endpoints available"}""");
        assertThat(away.isWebhookAway()).isTrue();
        assertThat(away.message()).contains("no endpoints available");
    }

    @Test
    void aWebhookThatRefusesIsQuoted() {
        ApiError denied = error(401, """
                {"kind":"Status","reason":"Unauthorized","code":401,"message":"admission webhook \
                \\"rancher.cattle.io.clusters.provisioning.cattle.io\\" denied the request: Unauthorized"}""");
        assertThat(denied.isCredentialRefusal()).isTrue();
        assertThat(denied.sentence()).isEqualTo("Rancher's webhook says: Unauthorized");
    }

    @Test
    void whatTheSchemaRefusesUnderApplyLosesItsPrefix() {
        ApiError schema = error(500, """
                {"kind":"Status","status":"Failure","code":500,"message":"failed to create typed patch object \
                (fleet-default/x; provisioning.cattle.io/v1, Kind=Cluster): .spec.foo: field not declared in schema"}""");
        assertThat(schema.sentence()).isEqualTo(".spec.foo: field not declared in schema");
        assertThat(schema.isWebhookFailure()).isFalse();
    }
}
