package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of {@code mcmgen status}. */
record StatusRun(ExitCode exit, String out, String err) {

    static StatusRun of(String url, String now, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                Map.of("RANCHER_URL", url, "RANCHER_TOKEN_KEY", "token-abcde:" + "s".repeat(54)),
                ColorMode.AUTO);
        List<String> line = new ArrayList<>(List.of("status"));
        line.addAll(List.of(arguments));
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        ExitCode exit = new Cli(List.of(new StatusVerb(clock))).run(line, console);
        return new StatusRun(exit, lines(out), lines(err));
    }

    private static String lines(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
