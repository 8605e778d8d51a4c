package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of {@code mcmgen push}. */
record PushTrial(ExitCode exit, String out, String err) {

    /** A Cluster of one node with its machine config. */
    static final String MANIFEST = """
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: nc-prod-cp, namespace: fleet-default}
            creationType: template
            cloneFrom: /DC1/vm/rocky
            cpuCount: "4"
            ---
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod, namespace: fleet-default}
            spec:
              kubernetesVersion: v1.31.1+rke2r1
              cloudCredentialSecretName: cattle-global-data:REPLACE-vcenter-prod
              defaultPodSecurityAdmissionConfigurationTemplateName: rancher-restricted
              rkeConfig:
                machineGlobalConfig: {cni: canal, kubelet-arg: [max-pods=100]}
                machinePools:
                  - {name: cp, quantity: 1, etcdRole: true, controlPlaneRole: true, workerRole: true, machineConfigRef: {kind: VmwarevsphereConfig, name: nc-prod-cp}}
            """;

    /**
     * Runs it.
     *
     * @param home where its journal may lie
     * @param answers what is typed, where somebody can be asked
     */
    static PushTrial of(Map<String, String> environment, Path home, String answers, boolean canAsk, List<String> line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> all = new HashMap<>(environment);
        all.put("XDG_STATE_HOME", home.resolve("state").toString());
        all.put("HOME", home.toString());
        all.put("TERM", "dumb");
        Console console = new Console(
                new ByteArrayInputStream(answers.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                canAsk,
                all,
                ColorMode.NEVER);
        ExitCode exit = new Cli(List.of(new PushVerb(Clock.systemUTC(), () -> canAsk, time -> {}))).run(line, console);
        return new PushTrial(exit, text(out), text(err));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }

    /** The lines of standard error that begin with that. */
    List<String> lines(String beginning) {
        return err.lines().filter(line -> line.startsWith(beginning)).toList();
    }
}
