package dev.mcmgen.rancher.fake;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.schema.SharedFacts;
import dev.mcmgen.yaml.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request that was sent to a real Rancher 2.15.0, and its answer, unparsed.
 *
 * @param path without the slash before it
 * @param sent the body of the request; may be empty
 * @param headers of the answer, in order
 */
public record RecordedExchange(
        String name,
        String method,
        String path,
        Map<String, String> query,
        String sent,
        int status,
        List<List<String>> headers,
        String body) {

    /** What describes the transfer and not the content. */
    private static final List<String> OF_THE_TRANSFER = List.of("Content-Length", "Transfer-Encoding");

    /** All that were recorded; where there are none, the test is skipped. */
    public static List<RecordedExchange> all() {
        Path folder = SharedFacts.folder("fixtures/rancher/v2.15.0");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    // What lies on a node is no exchange.
                    .filter(file -> !file.getFileName().toString().startsWith("plan-"))
                    .map(RecordedExchange::read)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static RecordedExchange read(Path file) {
        try {
            ApiObject exchange = ApiObject.of((Map<?, ?>) JsonReader.read(Files.readAllBytes(file)));
            String[] target = exchange.text("request", "path").split("\\?", 2);
            Map<String, String> query = new LinkedHashMap<>();
            for (String parameter : target.length == 1 ? new String[0] : target[1].split("&", -1)) {
                String[] pair = parameter.split("=", 2);
                query.put(pair[0], pair[1]);
            }
            List<List<String>> headers = new ArrayList<>();
            for (Object header : exchange.list("response", "headers")) {
                headers.add(((List<?>) header).stream().map(String::valueOf).toList());
            }
            return new RecordedExchange(
                    file.getFileName().toString().replace(".json", ""),
                    exchange.text("request", "method"),
                    target[0].substring(1),
                    query,
                    exchange.text("request", "body"),
                    (int) exchange.number("response", "status"),
                    headers,
                    exchange.text("response", "body"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The answer, to be given once more. */
    public ResponseDefinitionBuilder answer() {
        ResponseDefinitionBuilder answer = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withBody(body);
        headers.stream()
                .filter(header -> OF_THE_TRANSFER.stream().noneMatch(header.get(0)::equalsIgnoreCase))
                .forEach(header -> answer.withHeader(header.get(0), header.get(1)));
        return answer;
    }
}
