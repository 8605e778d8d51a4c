package dev.mcmgen.cli;

import dev.mcmgen.spec.Presets;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code mcmgen warmup}: runs a little of everything into the void. The build and the launcher run it to record which
 * classes a class-data archive should hold.
 */
final class WarmUpVerb implements Verb {

    /** A command line, what it reads on standard input, and how it must end. */
    private record Rehearsal(List<String> arguments, String input, ExitCode expected) {}

    private static final List<Rehearsal> REHEARSALS = List.of(
            new Rehearsal(List.of("--help"), "", ExitCode.SUCCESS),
            new Rehearsal(List.of("version"), "", ExitCode.SUCCESS),
            new Rehearsal(List.of("versoin"), "", ExitCode.UNUSABLE),
            new Rehearsal(List.of("schema"), "", ExitCode.SUCCESS),
            new Rehearsal(List.of("templates", "list"), "", ExitCode.SUCCESS),
            new Rehearsal(List.of("templates", "show", "rancher/cluster.yaml"), "", ExitCode.SUCCESS),
            new Rehearsal(List.of("init", "--preset", "vsphere-ipvs"), "", ExitCode.SUCCESS),
            new Rehearsal(List.of("render", "-"), preset("vsphere-ipvs"), ExitCode.SUCCESS),
            new Rehearsal(List.of("validate", "-"), preset("standalone-rke2"), ExitCode.SUCCESS),
            new Rehearsal(List.of("validate", "-"), preset("standalone-k3s"), ExitCode.SUCCESS),
            new Rehearsal(List.of("validate", "-"), preset("custom-nodes") + "surplus: 1\n", ExitCode.FINDINGS));

    private static String preset(String name) {
        return Presets.find(name).orElseThrow();
    }

    @Override
    public String name() {
        return "warmup";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().hidden(true).description("Loads the classes that a class-data archive should hold.");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) {
        for (Rehearsal rehearsal : REHEARSALS) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Console quiet = new Console(
                    new ByteArrayInputStream(rehearsal.input().getBytes(StandardCharsets.UTF_8)),
                    nowhere,
                    nowhere,
                    false,
                    false,
                    Map.of(),
                    ColorMode.NEVER);
            ExitCode end = new Cli(Verbs.all()).run(rehearsal.arguments(), quiet);
            if (end != rehearsal.expected()) {
                throw new IllegalStateException(
                        "mcmgen " + String.join(" ", rehearsal.arguments()) + " ended with " + end);
            }
        }
        return ExitCode.SUCCESS;
    }
}
