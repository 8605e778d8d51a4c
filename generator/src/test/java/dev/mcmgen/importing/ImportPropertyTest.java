package dev.mcmgen.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.ProblemsException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What any spec is rendered to is imported as a spec that renders to the same effective cluster, and settles there. */
class ImportPropertyTest {

    private static final long SEED = Long.getLong("mcmgen.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("mcmgen.rounds", 150);

    @Test
    void importOfRenderIsTheSameCluster() {
        Random random = new Random(SEED);
        int imported = 0;
        int identical = 0;
        for (int round = 0; imported < ROUNDS; round++) {
            assertThat(round).as("too few specs are taken").isLessThan(ROUNDS * 20);
            String spec = RandomSpec.of(random);
            String stream;
            try {
                stream = Imports.rendered(spec);
            } catch (ProblemsException e) {
                continue;
            }
            String at = "seed " + SEED + ", round " + round + ":\n" + spec;
            Imported once = Imports.of(stream, Optional.empty());
            assertThat(once.verdict().differences()).as(at + once.text()).isEmpty();
            assertThat(once.kept())
                    .as(at + once.text())
                    .allMatch(note -> note.subject().equals("/spec/rkeConfig/provisionGeneration"));
            String again = Imports.rendered(once.text());
            identical += again.equals(stream) ? 1 : 0;
            Imported twice = Imports.of(again, Optional.empty());
            assertThat(twice.text()).as(at).isEqualTo(once.text());
            imported++;
        }
        System.out.println("IDENTICAL " + identical + " of " + imported);
    }
}
