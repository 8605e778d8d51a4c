package dev.mcmgen.rancher;

import java.util.function.Consumer;

/**
 * Tells each request as a curl command that does the same ({@code --print-requests}). The token is left out: the command
 * takes it from {@code RANCHER_TOKEN_KEY}; so is the data of Secrets.
 */
public final class CurlCommands implements Exchanges {

    private final Trust trust;
    private final Consumer<String> commands;

    /** @param trust which certificates are believed; curl can be told so where that is a file, or anything */
    public CurlCommands(Trust trust, Consumer<String> commands) {
        this.trust = trust;
        this.commands = commands;
    }

    @Override
    public void sent(ApiRequest request, String url) {
        StringBuilder command = new StringBuilder("curl -sS --fail-with-body");
        if (trust instanceof Trust.OfFile file) {
            command.append(" --cacert ").append(quoted(file.file().toString()));
        } else if (trust instanceof Trust.OfAnything) {
            command.append(" --insecure");
        }
        if (request.method() != ApiRequest.Method.GET) {
            command.append(" -X ").append(request.method());
        }
        command.append(" -H \"Authorization: Bearer $RANCHER_TOKEN_KEY\" ").append(quoted(url));
        if (request.body().isPresent()) {
            ApiRequest.Body body = request.body().get();
            String text = SecretBody.hidden(body.text()).stripTrailing();
            command.append(" -H ")
                    .append(quoted("Content-Type: " + body.mediaType()))
                    .append(" --data-binary @- <<'JSON'\n")
                    .append(text)
                    .append("\nJSON");
        }
        commands.accept(command.toString());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
