package dev.mcmgen.rancher.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.fake.RecordedExchange;
import dev.mcmgen.yaml.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is read out of every object with a status that a real Rancher 2.15.0 gave: one line for each in the golden file; {@code
 * -Dgolden.update=true} writes it anew.
 */
class RecordedStandingsTest {

    private static final String GOLDEN = "rancher/recorded-standings.txt";
    private static final int LONGEST = 800;

    @Test
    void everyStatusIsRead() throws IOException {
        StringBuilder lines = new StringBuilder();
        TreeSet<String> kinds = new TreeSet<>();
        for (RecordedExchange exchange : RecordedExchange.all()) {
            for (ApiObject object : objects(exchange)) {
                String line = told(object);
                if (!line.isEmpty()) {
                    kinds.add(object.kind() + object.text("type"));
                    lines.append(exchange.name()).append(": ");
                    lines.append(line, 0, Math.min(LONGEST, line.length())).append('\n');
                }
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            Path root = Path.of(System.getProperty("mcmgen.root", ".."));
            Files.writeString(root.resolve("generator/src/test/resources").resolve(GOLDEN), lines);
        }
        try (InputStream in = RecordedStandingsTest.class.getResourceAsStream("/" + GOLDEN)) {
            assertThat(lines).hasToString(in == null ? "" : new String(in.readAllBytes(), UTF_8));
        }
        assertThat(kinds)
                .containsExactly(
                        "Cluster",
                        "Clusterprovisioning.cattle.io.cluster",
                        "ConfigMap",
                        "Machine",
                        "MachineDeployment",
                        "RKEControlPlane",
                        "cluster",
                        "clusterRegistrationToken");
    }

    /** The objects of an answer, whether it is one or a list of the Kubernetes API or of v3. */
    private static List<ApiObject> objects(RecordedExchange exchange) {
        if (exchange.status() >= 300 || !exchange.body().startsWith("{")) {
            return List.of();
        }
        ApiObject body =
                ApiObject.of((Map<?, ?>) JsonReader.read(exchange.body().getBytes(UTF_8)));
        List<ApiObject> inner = Stream.of("items", "data")
                .flatMap(list -> body.objects(list).stream())
                .toList();
        return inner.isEmpty() ? List.of(body) : withKind(inner, body);
    }

    /** Items of a list do not always say what they are. */
    private static List<ApiObject> withKind(List<ApiObject> items, ApiObject list) {
        List<ApiObject> named = new ArrayList<>();
        for (ApiObject item : items) {
            boolean known = !item.kind().isEmpty() || !item.text("type").isEmpty();
            named.add(known ? item : item.with(list.kind().replaceFirst("List$", ""), "kind"));
        }
        return named;
    }

    private static String told(ApiObject object) {
        return switch (object.kind() + "/" + object.text("type")) {
            case "Cluster/", "Cluster/provisioning.cattle.io.cluster" -> cluster(ClusterObject.of(object));
            case "Machine/" -> machine(MachineState.of(object));
            case "MachineDeployment/" -> rollout(Rollout.of(object));
            case "RKEControlPlane/" -> plane(ControlPlaneState.of(object));
            case "ConfigMap/" ->
                object.name() + " " + object.text("data", "log").strip().replace("\n", " / ");
            case "/cluster" -> ManagementState.of(object).toString();
            case "/clusterRegistrationToken" -> commands(RegistrationCommands.of(object));
            default -> "";
        };
    }

    private static String cluster(ClusterObject cluster) {
        return "Cluster " + cluster.name() + " " + cluster.id() + " " + cluster.kind() + " "
                + cluster.kubernetesVersion()
                + ", generation " + cluster.generation() + " observed " + cluster.observedGeneration() + ", pools "
                + cluster.pools().stream()
                        .map(pool -> pool.name() + "=" + pool.quantity().orElse(0L))
                        .toList()
                + cluster.deleted().map(time -> ", deleted " + time).orElse("") + conditions(cluster.conditions());
    }

    private static String machine(MachineState machine) {
        return "Machine " + machine.name() + " of '" + machine.pool() + "' "
                + machine.roles().stream().sorted().toList()
                + " " + standing(machine.standing()) + conditions(machine.conditions());
    }

    private static String rollout(Rollout rollout) {
        return "MachineDeployment " + rollout.pool() + " " + rollout.phase() + ", " + rollout.replicas() + " of "
                + rollout.wanted() + ", up to date " + rollout.upToDate() + ", ready " + rollout.ready()
                + conditions(rollout.conditions());
    }

    private static String plane(ControlPlaneState plane) {
        return "RKEControlPlane " + plane.kubernetesVersion() + ", generation " + plane.generation() + " observed "
                + plane.observedGeneration() + ", " + standing(plane.standing()) + conditions(plane.conditions());
    }

    private static String commands(RegistrationCommands commands) {
        return "until " + commands.expires().orElseThrow() + ", private CA " + commands.hasPrivateCa() + ", "
                + commands.linux().replaceFirst("--token .*", "--token …");
    }

    private static String standing(Standing standing) {
        return standing.health() + " " + standing.state() + " '" + standing.message() + "'";
    }

    private static String conditions(Conditions conditions) {
        return conditions.all().stream()
                .map(condition -> " " + condition.type() + "=" + condition.status()
                        + (condition.reason().isEmpty() ? "" : "(" + condition.reason() + ")"))
                .reduce(",", String::concat);
    }
}
