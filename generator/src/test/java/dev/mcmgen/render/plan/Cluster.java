package dev.mcmgen.render.plan;

import dev.mcmgen.render.Rendered;
import java.util.ArrayList;
import java.util.List;

/** Specs for tests, from the lines below {@code spec} that matter; line 5 is the release, the next ones follow. */
final class Cluster {

    private static final String RELEASE = "kubernetesVersion: ";

    private Cluster() {}

    /** The line of a release; the default is one that a list of Rancher's arguments exists for. */
    static String release(String release) {
        return RELEASE + release;
    }

    /** Existing machines under Rancher. */
    static Rendered custom(String... lines) {
        return render(lines, "infrastructure: {custom: {}}");
    }

    /** Machines of a driver whose fields nobody knows, so that pools can be tried alone. */
    static Rendered machines(String... lines) {
        return render(lines, "infrastructure: {machineConfig: {kind: OtherConfig}}");
    }

    static Rendered standalone(String... lines) {
        return render(lines, "infrastructure: {standalone: {serverAddress: server.example.org}}");
    }

    static Rendered vsphere(String... lines) {
        return render(
                lines,
                "infrastructure: {vsphere: {cloudCredential: 'cattle-global-data:cc-abcde', template: /DC1/vm/t}}");
    }

    /** A spec with that infrastructure, in lines. */
    static Rendered render(String[] lines, String infrastructure) {
        List<String> spec = new ArrayList<>(List.of(lines));
        String release = spec.stream()
                .filter(line -> line.startsWith(RELEASE))
                .findFirst()
                .orElse(release("v1.30.4+rke2r1"));
        spec.remove(release);
        spec.add(0, release);
        spec.add(infrastructure);
        StringBuilder text =
                new StringBuilder("apiVersion: mcmgen/v1\nkind: ClusterSpec\nmetadata: {name: prod-01}\nspec:\n");
        spec.forEach(line -> text.append(line.indent(2)));
        return Rendered.of(text.toString());
    }

    /** A list of texts out of rendered data. */
    static List<String> linesOf(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    /** {@code line:column} of the mark {@code ^} in a line below {@code spec}, and a blank. */
    static String marked(int line, String text) {
        return line + ":" + (text.indexOf('^') + 1 + 2) + " ";
    }

    static String unmarked(String text) {
        return text.replace("^", "");
    }
}
