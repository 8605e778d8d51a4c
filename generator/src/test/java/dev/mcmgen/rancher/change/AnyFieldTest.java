package dev.mcmgen.rancher.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of the objects of every sample: one field is changed, anywhere, and exactly that one is reported. */
class AnyFieldTest {

    private static final Path SAMPLES =
            Path.of(System.getProperty("mcmgen.root", "..")).resolve("samples");
    private static final ObjectComparison COMPARISON =
            new ObjectComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0"));

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files
                    .filter(file -> file.toString().contains("expected/rancher/")
                            && file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** A place: keys of maps and indexes of lists. */
    private record Place(List<Object> steps, Object value) {}

    @ParameterizedTest
    @MethodSource("manifests")
    void isReportedAlone(Path manifest) throws IOException {
        for (YamlDocument document : GoYaml.readAll(manifest.toString(), Files.readAllBytes(manifest))) {
            ApiObject object =
                    ApiObject.of((Map<?, ?>) document.root().orElseThrow().toData());
            List<Place> places = new ArrayList<>();
            collect(object.fields(), List.of(), places);
            Random random = new Random(20261122);
            for (int i = 0; i < 40; i++) {
                Place place = places.get(random.nextInt(places.size()));
                ApiObject live = ApiObject.of((Map<?, ?>) changed(object.fields(), place.steps(), place.value()));
                List<Change> changes = COMPARISON.compare(object, Optional.of(live));

                assertThat(changes).as("%s at %s", manifest, place).hasSize(1);
                assertThat(changes.get(0).path().form())
                        .as("%s at %s", manifest, place)
                        .isEqualTo(reported(place));
                assertThat(COMPARISON.compare(live, Optional.of(object)))
                        .as("%s at %s, the other way round", manifest, place)
                        .hasSize(1);
                assertThat(COMPARISON.compare(object, Optional.of(object))).isEmpty();
            }
        }
    }

    /** Lists without names are reported as a whole. */
    private static String reported(Place place) {
        List<String> form = new ArrayList<>();
        for (Object step : place.steps()) {
            if (step instanceof Integer
                    && !List.of("machinePools", "agentEnvVars").contains(form.get(form.size() - 1))) {
                break;
            }
            form.add(step instanceof Integer ? "*" : step.toString());
        }
        return String.join(".", form);
    }

    private static void collect(Object value, List<Object> steps, List<Place> places) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                // The number of machines is the autoscaler's.
                if (!key.equals("quantity") || !map.containsKey("autoscalingMinSize")) {
                    collect(inner, longer(steps, key), places);
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), longer(steps, i), places);
            }
        } else if (isCompared(steps)) {
            places.add(new Place(steps, value));
        }
    }

    /** An object is found by its kind and name, and a pool by its name. */
    private static boolean isCompared(List<Object> steps) {
        String first = steps.get(0).toString();
        boolean identity = first.equals("apiVersion")
                || first.equals("kind")
                || (first.equals("metadata") && steps.size() == 2)
                || first.equals("stringData");
        boolean poolName = steps.size() == 5
                && steps.get(2).equals("machinePools")
                && steps.get(4).equals("name");
        boolean variableName = steps.size() == 4
                && steps.get(1).equals("agentEnvVars")
                && steps.get(3).equals("name");
        return !identity && !poolName && !variableName;
    }

    private static List<Object> longer(List<Object> steps, Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return longer;
    }

    private static Object changed(Object value, List<Object> steps, Object old) {
        if (steps.isEmpty()) {
            return old instanceof Boolean truth ? !truth : old instanceof Long number ? number + 7 : old + "-x";
        }
        List<Object> rest = steps.subList(1, steps.size());
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) ->
                    copy.put(key.toString(), key.equals(steps.get(0)) ? changed(inner, rest, old) : inner));
            return copy;
        }
        List<Object> copy = new ArrayList<>((List<?>) value);
        int index = (Integer) steps.get(0);
        copy.set(index, changed(copy.get(index), rest, old));
        return copy;
    }
}
