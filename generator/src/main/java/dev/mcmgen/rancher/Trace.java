package dev.mcmgen.rancher;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells each request and answer in a line, with bodies cut short and secrets masked ({@code --debug}). */
public final class Trace implements Exchanges {

    private static final int LONGEST = 2_000;

    private final Masking masking;
    private final Consumer<String> lines;

    public Trace(Optional<Token> token, Consumer<String> lines) {
        this.masking = new Masking(token);
        this.lines = lines;
    }

    @Override
    public void sent(ApiRequest request, String url) {
        tell("> " + request.method() + " " + url);
        request.body().ifPresent(body -> tell("> " + body.mediaType() + " " + SecretBody.hidden(body.text())));
    }

    @Override
    public void answered(ApiRequest request, ApiResponse response, Duration time) {
        tell("< " + response.status() + " in " + time.toMillis() + " ms, "
                + response.body().size() + " bytes");
        String text = response.text().strip();
        if (!text.isEmpty()) {
            tell("< " + SecretBody.hidden(text));
        }
    }

    @Override
    public void failed(ApiRequest request, String why) {
        tell("< no answer: " + why);
    }

    private void tell(String text) {
        // Masked before it is cut: half a token is a secret too.
        String line = masking.of(text).replaceAll("\\s*\\n\\s*", " ");
        lines.accept(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …");
    }
}
