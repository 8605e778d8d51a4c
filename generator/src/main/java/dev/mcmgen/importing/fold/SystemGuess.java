package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.KernelVersion;
import dev.mcmgen.catalog.OperatingSystem;
import dev.mcmgen.catalog.OperatingSystems;
import dev.mcmgen.importing.source.MachineConfig;
import java.util.ArrayList;
import java.util.Comparator;
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
        OperatingSystems systems = catalog.operatingSystems();
        // A newer kernel can do what an older one can, so that a guess keeps no spec from being rendered.
        this.names = systems.names().stream()
                .sorted(Comparator.comparing(name -> kernel(systems, name), SystemGuess::newerFirst))
                .toList();
    }

    private static Optional<KernelVersion> kernel(OperatingSystems systems, String name) {
        return systems.find(name).flatMap(OperatingSystem::kernel);
    }

    private static int newerFirst(Optional<KernelVersion> one, Optional<KernelVersion> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        return one.get().below(other.get()) ? 1 : other.get().below(one.get()) ? -1 : 0;
    }

    /** Whether something in the machine config is named after the system. */
    boolean isNamedIn(MachineConfig config, String system) {
        return words(config).stream().anyMatch(word -> word.contains(plain(system)));
    }

    /** Those after which something in the machine config is named, then that none is known, then all others. */
    List<Optional<String>> of(MachineConfig config) {
        List<String> words = words(config);
        List<Optional<String>> guesses = new ArrayList<>();
        names.stream()
                .filter(name -> words.stream().anyMatch(word -> word.contains(plain(name))))
                .map(Optional::of)
                .forEach(guesses::add);
        guesses.add(Optional.empty());
        names.stream().map(Optional::of).filter(name -> !guesses.contains(name)).forEach(guesses::add);
        return guesses;
    }

    private static List<String> words(MachineConfig config) {
        return config.fields().values().stream()
                .flatMap(value -> value instanceof List<?> list
                        ? list.stream().map(Objects::toString)
                        : Stream.of(value.toString()))
                .filter(text -> text.indexOf('\n') < 0)
                .map(text -> plain(text.substring(text.lastIndexOf('/') + 1)))
                .toList();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
