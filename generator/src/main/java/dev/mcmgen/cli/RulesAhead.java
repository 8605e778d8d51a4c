package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.rules.Rule;
import dev.mcmgen.rules.book.Rules;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules, made in the background once it is known that they will be needed. One serves many threads. */
final class RulesAhead implements Supplier<List<Rule>> {

    private final Catalog catalog;
    private Optional<Supplier<List<Rule>>> making = Optional.empty();

    RulesAhead(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Begins to make them. */
    void begin() {
        started(() -> Rules.all(catalog));
    }

    /** The same, once a renderer is there and has its templates: two at a time would only hold each other up. */
    void beginAfter(Supplier<Renderer> renderer) {
        started(() -> {
            renderer.get().readAhead();
            return Rules.all(catalog);
        });
    }

    private synchronized Supplier<List<Rule>> started(Supplier<List<Rule>> maker) {
        Supplier<List<Rule>> known = making.orElseGet(() -> new Background<>(maker));
        making = Optional.of(known);
        return known;
    }

    @Override
    public List<Rule> get() {
        return started(() -> Rules.all(catalog)).get();
    }
}
