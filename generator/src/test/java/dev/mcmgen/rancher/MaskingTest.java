package dev.mcmgen.rancher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final String SECRET = "tz4wsqmwlwfwqk2d8xhfjqqx4sj4w8jr8mc4mbqc5ncqn2gxk7cbrf";
    private static final String TEXT = "token-9b9pp:" + SECRET;

    private final Token token = Token.of(TEXT + "\n");
    private final Masking masking = new Masking(Optional.of(token));

    @Test
    void ownTokensAreNeverSeen() {
        String encoded = Base64.getEncoder().encodeToString(TEXT.getBytes(UTF_8));
        assertThat(masking.of("Bearer " + TEXT + " " + SECRET + " Basic " + encoded))
                .doesNotContain(SECRET)
                .doesNotContain(encoded);
        assertThat(token).hasToString("***");
        assertThat(String.valueOf(
                        ConnectionSettings.of(new Trust.OfSystem(), "x").with(token)))
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeconfig-u-vzmjz8wxp4:2c7jnb9vwtzjm5pdxf8w",
                "ext/token-abcde:2c7jnb9vwtzjm5pdxf8w",
                "sh -s - --server x --token 2c7jnb9vwtzjm5pdxf8w2c7jnb9vwtzjm5pdxf8w2c7jnb9vwtzjm5 --etcd",
                "./install.ps1 -Server x -Token 2c7jnb9vwtzjm5pdxf8w2c7jnb9vwtzjm5pdxf8w2c7jnb9vwtzjm5 -Worker",
                "kubectl apply -f https://r/v3/import/2c7jnb9vwtzjm5pdxf8w2c7jnb9vwtzjm5pdxf8w2c7jnb_c-m-abc.yaml",
            })
    void neitherAreThoseOfOthers(String text) {
        assertThat(masking.of(text)).doesNotContain("2c7jnb9vwtzjm5").contains("***");
    }

    @Test
    void aTraceHidesWhatSecretsHold() {
        List<String> lines = new ArrayList<>();
        Trace trace = new Trace(Optional.of(token), lines::add);
        String body = "{\"kind\":\"Secret\",\"metadata\":{\"name\":\"s\"},\"data\":{\"password\":\"aHVudGVyMg==\"},"
                + "\"stringData\":{\"a\":\"hunter2\"}}";
        trace.sent(
                ApiRequest.of(ApiRequest.Method.POST, "x", new ApiRequest.Body("application/json", body)),
                "https://r/x");
        trace.answered(
                ApiRequest.get("x"),
                new ApiResponse(
                        200,
                        ByteString.encodeUtf8("{\"config\":\"token: " + TEXT + "\",\"sshPassword\":\"tcuser\"}"),
                        Optional.empty()),
                Duration.ofMillis(3));
        assertThat(String.join("\n", lines))
                .contains("https://r/x", "\"name\": \"s\"", "\"password\": \"***\"", "< 200 in 3 ms")
                .doesNotContain("aHVudGVyMg==", "hunter2", SECRET, "tcuser");
    }

    @Test
    void whatHasTheFormOfASecretIsHiddenWhereverItStands() {
        String body =
                "{\"kind\":\"Cluster\",\"spec\":{\"agentEnvVars\":[{\"name\":\"HTTP_PROXY\",\"value\":\"http://u:hunter2@p\"},"
                        + "{\"name\":\"SOME_TOKEN\",\"value\":\"hunter3\"}],\"text\":\"a: 1\\npassword: hunter4\\n\"}}";
        assertThat(SecretBody.hidden(body)).doesNotContain("hunter").contains("HTTP_PROXY", "a: 1");
    }

    @Test
    void aCommandToCopyHoldsNoToken() {
        List<String> commands = new ArrayList<>();
        new CurlCommands(new Trust.OfFile(Path.of("/ca's.pem")), commands::add)
                .sent(
                        ApiRequest.of(
                                ApiRequest.Method.PATCH, "x", new ApiRequest.Body("application/json", "{\"it's\":1}")),
                        "https://r/x?a=b&c=d");
        assertThat(commands).singleElement().asString().isEqualTo("""
                curl -sS --fail-with-body --cacert '/ca'\\''s.pem' -X PATCH -H "Authorization: Bearer $RANCHER_TOKEN_KEY" 'https://r/x?a=b&c=d' \
                -H 'Content-Type: application/json' --data-binary @- <<'JSON'
                {
                  "it's": 1
                }
                JSON""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "token abc", "tokén"})
    void whatCannotBeATokenIsSaidWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Token.of(text))
                .isInstanceOf(RancherException.class)
                .message()
                .matches("the token (is empty|holds characters that no token has)");
    }
}
