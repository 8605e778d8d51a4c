package dev.mcmgen.cli;

import dev.mcmgen.rancher.Pause;
import java.time.Clock;
import java.util.List;

/** Every verb, in the order in which the help shows them. */
final class Verbs {

    private Verbs() {}

    static List<Verb> all() {
        Clock clock = Clock.systemUTC();
        return List.of(
                new InitVerb(),
                new RenderVerb(clock),
                new ValidateVerb(clock),
                new EffectiveVerb(),
                new ExplainVerb(),
                new DiffVerb(Clock.systemUTC()),
                new PushVerb(Clock.systemUTC(), () -> Boolean.getBoolean("mcmgen.stdin.tty"), Pause.REAL),
                new StatusVerb(Clock.systemUTC()),
                new ImportVerb(),
                new CatalogVerb(),
                new SchemaVerb(),
                new TemplatesVerb(),
                new CompletionVerb(),
                new VersionVerb(),
                new HelpVerb(),
                new WarmUpVerb());
    }
}
