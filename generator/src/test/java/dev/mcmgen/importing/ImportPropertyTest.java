package dev.mcmgen.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.rancher.ManifestObjects;
import dev.mcmgen.cluster.rancher.PlannerOptions;
import dev.mcmgen.cluster.rancher.RancherPlanner;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Specs and Clusters at random. */
class ImportPropertyTest {

    private static final long SEED = Long.getLong("mcmgen.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("mcmgen.rounds", 60);

    /** In {@link RandomSpec}: the only part that a spec says in its overrides. */
    private static final String OVERRIDE = "/spec/rkeConfig/provisionGeneration";

    /** In {@link RandomCluster}: what must never be seen again. */
    private static final List<String> SECRETS = List.of("hunter", "s3cr3tvalue", "abcdefghijklmnop");

    private final RancherPlanner planner = new RancherPlanner(Catalog.bundled(), PlannerOptions.none());

    @Test
    void whatWasRenderedComesBackAsASpecOfTheSameCluster() {
        Random random = new Random(SEED);
        int imported = 0;
        for (int round = 0; imported < ROUNDS; round++) {
            assertThat(round).as("too few specs are taken").isLessThan(ROUNDS * 20);
            String spec = RandomSpec.of(random);
            String stream;
            try {
                stream = Imports.rendered(spec);
            } catch (ProblemsException e) {
                continue;
            }
            for (Wording wording : Wording.values()) {
                Imported once = Imports.of(stream, Optional.empty(), wording);
                String at = "seed " + SEED + ", round " + round + ", " + wording + ":\n" + spec + once.text();
                assertThat(once.differences()).as(at).isEmpty();
                if (wording == Wording.OF_SPEC) {
                    assertThat(Imports.subjects(once.kept())).as(at).allMatch(OVERRIDE::equals);
                }
                String again = Imports.rendered(once.text());
                assertThat(configurations(again, once)).as(at).isEqualTo(configurations(stream, once));
                assertThat(Imports.of(again, Optional.empty(), wording).text())
                        .as(at)
                        .isEqualTo(once.text());
            }
            imported++;
        }
    }

    /** By another way than the importer's own judgement: what the planner makes of it, but for what was said in other words. */
    private Map<String, Map<String, Object>> configurations(String stream, Imported imported) {
        EffectiveCluster cluster = planner.plan(ManifestObjects.of(GoYaml.readAll(YamlText.of("x", stream))))
                .get(0);
        Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
        cluster.groups().forEach(group -> {
            Map<String, Object> config = new LinkedHashMap<>(group.config());
            config.keySet().removeAll(imported.verdict().restated());
            configurations.put(group.pool() + group.roles(), config);
        });
        return configurations;
    }

    @Test
    void anyClusterIsImportedOrSaysWhyNot() {
        Random random = new Random(SEED);
        int same = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String stream = RandomCluster.of(random);
            Imported imported = Imports.of(stream);
            String at = "seed " + SEED + ", round " + round + ":\n" + stream + imported.text();
            assertThat(imported.text()).as(at).doesNotContain(SECRETS);
            assertThat(imported.toString()).as(at).doesNotContain(SECRETS);
            assertThat(imported.verdict().isSame())
                    .as(at)
                    .isEqualTo(imported.differences().isEmpty());
            Imported again = Imports.of(Imports.rendered(imported.text()));
            assertThat(again.differences()).as(at + again.text()).isEmpty();
            same += imported.verdict().isSame() ? 1 : 0;
        }
        assertThat(same).isGreaterThan(ROUNDS / 5);
    }
}
