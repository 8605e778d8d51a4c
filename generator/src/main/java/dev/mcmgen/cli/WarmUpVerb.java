package dev.mcmgen.cli;

import dev.mcmgen.spec.Presets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code mcmgen warmup}: runs a little of everything in a temporary folder and into the void. The build and the launcher
 * run it to record which classes a class-data archive should hold. What is not rehearsed starts slowly.
 */
final class WarmUpVerb implements Verb {

    private static final String CLOUD_PROVIDER =
            "spec.infrastructure.vsphere.cloudProvider={enabled: true, cpi: {vCenter: {host: v, datacenters: d}}}";
    private static final String AUDIT_POLICY = "spec.hardening.auditPolicy.content="
            + "{apiVersion: audit.k8s.io/v1, kind: Policy, rules: [{level: Metadata}]}";

    /** A manifest of somebody's own, with faults of some kinds. */
    private static final String MANIFEST = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata:
              name: somebodys
              namespace: fleet-default
            spec:
              kubernetesVersion: v1.30.4+rke2r1
              rkeConfig:
                machineGlobalConfig:
                  cni: calico
                  profile: cis-1.23
                  kube-proxy-arg: [proxy-mode=ipvs, ipvs-sceduler=lc, --v=2]
                machinePools:
                  - name: all
                    quantity: "3"
                    etcdRole: true
                    controlPlaneRole: true
                    workerRole: true
                    machineConfigRef: {kind: VmwarevsphereConfig, name: nc-somebodys}
            """;

    /** A command line, and how it must end. */
    private record Rehearsal(ExitCode end, List<String> arguments) {

        static Rehearsal of(ExitCode end, String... arguments) {
            return new Rehearsal(end, List.of(arguments));
        }
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
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        Path folder = Files.createTempDirectory("mcmgen-warmup");
        try {
            for (String preset : Presets.names()) {
                Files.writeString(folder.resolve(preset + ".yaml"), text(preset));
            }
            Files.writeString(folder.resolve("wrong.yaml"), text("custom-nodes") + "surplus: 1\n");
            Files.writeString(folder.resolve("somebodys.yaml"), MANIFEST);
            for (Rehearsal rehearsal : rehearsals(folder)) {
                perform(rehearsal);
            }
        } finally {
            delete(folder);
        }
        return ExitCode.SUCCESS;
    }

    private static List<Rehearsal> rehearsals(Path folder) {
        String vsphere = folder.resolve("vsphere-ipvs.yaml").toString();
        String customNodes = folder.resolve("custom-nodes.yaml").toString();
        String standalone = folder.resolve("standalone-rke2.yaml").toString();
        String k3s = folder.resolve("standalone-k3s.yaml").toString();
        String out = folder.resolve("out").toString();
        return List.of(
                Rehearsal.of(ExitCode.SUCCESS, "--help"),
                Rehearsal.of(ExitCode.SUCCESS, "version"),
                Rehearsal.of(ExitCode.UNUSABLE, "versoin"),
                Rehearsal.of(ExitCode.SUCCESS, "schema"),
                Rehearsal.of(ExitCode.SUCCESS, "templates", "list"),
                Rehearsal.of(ExitCode.SUCCESS, "templates", "show", "rancher/cluster.yaml"),
                Rehearsal.of(ExitCode.SUCCESS, "init", "--preset", "vsphere-ipvs"),
                Rehearsal.of(
                        ExitCode.SUCCESS, "render", vsphere, "--set", CLOUD_PROVIDER, "--set-string", AUDIT_POLICY),
                Rehearsal.of(ExitCode.SUCCESS, "render", vsphere),
                Rehearsal.of(ExitCode.SUCCESS, "render", vsphere, "--out-dir", out),
                Rehearsal.of(ExitCode.SUCCESS, "render", vsphere, "--out-dir", out, "--check"),
                Rehearsal.of(ExitCode.SUCCESS, "validate", vsphere),
                Rehearsal.of(ExitCode.SUCCESS, "validate", vsphere, "--set", "spec.kubernetesVersion=v1.35.5+rke2r2"),
                Rehearsal.of(
                        ExitCode.SUCCESS, "validate", vsphere, "--set", CLOUD_PROVIDER, "--set-string", AUDIT_POLICY),
                Rehearsal.of(
                        ExitCode.FINDINGS,
                        "validate",
                        folder.resolve("somebodys.yaml").toString()),
                // The credential of the preset is one to be replaced, which is a finding.
                Rehearsal.of(ExitCode.FINDINGS, "validate", out),
                Rehearsal.of(ExitCode.SUCCESS, "effective", out),
                // No Rancher is named: as far as a rehearsal may go.
                Rehearsal.of(ExitCode.UNUSABLE, "diff", out),
                Rehearsal.of(ExitCode.SUCCESS, "render", customNodes),
                Rehearsal.of(ExitCode.SUCCESS, "validate", standalone),
                Rehearsal.of(ExitCode.SUCCESS, "validate", k3s),
                Rehearsal.of(
                        ExitCode.FINDINGS,
                        "validate",
                        folder.resolve("wrong.yaml").toString()));
    }

    private static String text(String preset) {
        return Presets.find(preset).orElseThrow();
    }

    private static void perform(Rehearsal rehearsal) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console quiet = new Console(
                new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false, false, Map.of(), ColorMode.NEVER);
        ExitCode end = new Cli(Verbs.all()).run(rehearsal.arguments(), quiet);
        if (end != rehearsal.end()) {
            throw new IllegalStateException("mcmgen " + String.join(" ", rehearsal.arguments()) + " ended with " + end);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
