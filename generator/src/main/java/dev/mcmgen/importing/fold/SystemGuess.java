package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.importing.source.MachineConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which operating system the machines of a pool may have. No object of Rancher's says it; templates and images are often named
 * after it, and the host preparation differs between some.
 */
final class SystemGuess {

    private final List<String> names;

    SystemGuess(Catalog catalog) {
        this.names = List.copyOf(catalog.operatingSystems().names());
    }

    /** Those after which something in the machine config is named, then that none is known, then all others. */
    List<Optional<String>> of(MachineConfig config) {
        List<String> words = config.fields().values().stream()
                .flatMap(value -> value instanceof List<?> list
                        ? list.stream().map(Objects::toString)
                        : Stream.of(value.toString()))
                .filter(text -> text.indexOf('\n') < 0)
                .map(text -> plain(text.substring(text.lastIndexOf('/') + 1)))
                .toList();
        List<Optional<String>> guesses = new ArrayList<>();
        names.stream()
                .filter(name -> words.stream().anyMatch(word -> word.contains(plain(name))))
                .map(Optional::of)
                .forEach(guesses::add);
        guesses.add(Optional.empty());
        names.stream().map(Optional::of).filter(name -> !guesses.contains(name)).forEach(guesses::add);
        return guesses;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
