package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.MachineConfig;
import dev.mcmgen.render.host.HostNeeds;
import dev.mcmgen.spec.NodeImage.Firewalld;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cloud-config of machines. Where every Linux pool has exactly the host preparation that render writes, it follows from the
 * spec and only the user's own is left; else all of it is kept as it is, because Rancher replaces machines for another text.
 */
final class HostPreparationFold implements Fold {

    private static final String KEPT =
            "the machines keep the cloud-config that they have, or none: for another one, such as one with"
                    + " mcmgen's host preparation, Rancher would replace them";

    private final Preparation preparation;

    HostPreparationFold(Preparation preparation) {
        this.preparation = preparation;
    }

    /** How the hosts of a pool are prepared, and what is the user's. */
    private record Prepared(Optional<String> system, Optional<String> users) {}

    @Override
    public void fold(Folding folding) {
        Map<String, MachineConfig> machines = machines(folding);
        if (machines.isEmpty()) {
            return;
        }
        boolean typed = folding.draft().find("/spec/infrastructure/vsphere").isPresent();
        Optional<String> field = typed
                ? Optional.of("cloudConfig")
                : DriverFold.userDataField(
                        folding, machines.values().iterator().next().kind());
        if (field.isEmpty()) {
            return;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        machines.forEach((pool, config) -> config.text(field.get()).ifPresent(text -> texts.put(pool, text)));
        if (machines.keySet().stream().anyMatch(pool -> isLinux(folding, pool))
                && !isPrepared(folding, machines, texts)) {
            folding.draft()
                    .put("/spec/nodeImage/prepared", true, folding.rkeConfig().at("machinePools"));
            folding.draft().comment("/spec/nodeImage", KEPT);
        }
        place(folding, typed, field.get(), machines.keySet(), texts);
    }

    private static Map<String, MachineConfig> machines(Folding folding) {
        Map<String, MachineConfig> machines = new LinkedHashMap<>();
        if (folding.draft().find("/spec/pools").orElse(List.of()) instanceof List<?> pools) {
            pools.forEach(pool -> {
                String name = String.valueOf(((Map<?, ?>) pool).get("name"));
                machines.put(name, folding.source().machines().get(name));
            });
        }
        return machines;
    }

    private static boolean isLinux(Folding folding, String pool) {
        return !"windows".equals(folding.pool(pool).get("os"));
    }

    /** Puts the system that explains the texts, and leaves the user's part of each. False where none explains all. */
    private boolean isPrepared(Folding folding, Map<String, MachineConfig> machines, Map<String, String> texts) {
        Optional<SpecDocument> spec = folding.rehearsal().read(folding.draft().data());
        if (spec.isEmpty()) {
            return false;
        }
        SystemGuess guess = new SystemGuess(folding.catalog());
        for (Firewalld firewalld : Firewalld.values()) {
            Map<String, Prepared> prepared = new LinkedHashMap<>();
            for (Pool pool : spec.get().spec().pools()) {
                MachineConfig config = machines.get(pool.name());
                String text = texts.get(pool.name());
                if (config != null && text != null && isLinux(folding, pool.name())) {
                    HostNeeds needs = HostNeeds.of(spec.get().spec(), Optional.of(pool));
                    explained(text, needs, before(prepared, guess.of(config)), firewalld)
                            .ifPresent(found -> prepared.put(pool.name(), found));
                }
            }
            boolean all = machines.keySet().stream()
                    .filter(pool -> isLinux(folding, pool))
                    .allMatch(prepared::containsKey);
            if (all) {
                put(folding, prepared, firewalld, texts);
                return true;
            }
        }
        return false;
    }

    /** A system that explains an earlier pool is tried first. */
    private static List<Optional<String>> before(Map<String, Prepared> prepared, List<Optional<String>> systems) {
        List<Optional<String>> all = new ArrayList<>();
        prepared.values().stream().map(Prepared::system).forEach(all::add);
        all.addAll(systems);
        return all.stream().distinct().toList();
    }

    private Optional<Prepared> explained(
            String text, HostNeeds needs, List<Optional<String>> systems, Firewalld firewalld) {
        for (Optional<String> system : systems) {
            Optional<Preparation.Found> found = preparation.in(text, needs, system, firewalld);
            if (found.isPresent()) {
                return Optional.of(new Prepared(system, found.get().users()));
            }
        }
        return Optional.empty();
    }

    private static void put(
            Folding folding, Map<String, Prepared> prepared, Firewalld firewalld, Map<String, String> texts) {
        JsonPointer source = folding.rkeConfig().at("machinePools");
        Optional<String> common = prepared.values().iterator().next().system();
        common.ifPresent(system -> {
            folding.draft().put("/spec/nodeOS", system, source);
            boolean named = folding.source().machines().values().stream()
                    .anyMatch(config -> new SystemGuess(folding.catalog()).isNamedIn(config, system));
            folding.draft()
                    .comment(
                            "/spec/nodeOS",
                            "a guess" + (named ? " by the name of the template" : "")
                                    + ": the cloud-config has the host preparation of this system");
        });
        if (firewalld != Firewalld.KEEP) {
            folding.draft().put("/spec/nodeImage/firewalld", firewalld.word(), source);
        }
        prepared.forEach((pool, made) -> {
            if (!made.system().equals(common)) {
                folding.pool(pool).put("os", made.system().orElse("linux"));
            }
            made.users().ifPresentOrElse(users -> texts.put(pool, users), () -> texts.remove(pool));
        });
    }

    /** What every pool has stands with the infrastructure. */
    private static void place(
            Folding folding, boolean typed, String field, Set<String> pools, Map<String, String> texts) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (String pool : pools) {
            Map<String, Object> own = new LinkedHashMap<>();
            Optional.ofNullable(texts.get(pool)).ifPresent(text -> own.put(field, text));
            fields.add(own);
        }
        Map<String, Object> common = Hoisting.common(fields, List.of());
        String infrastructure = typed ? "/spec/infrastructure/vsphere/" : "/spec/infrastructure/machineConfig/config/";
        common.forEach((name, text) -> folding.draft()
                .put(infrastructure + name, text, folding.rkeConfig().at("machinePools")));
        int index = 0;
        for (String pool : pools) {
            fields.get(index++)
                    .forEach(
                            (name, text) -> folding.putIntoPool(pool, typed ? "vsphere" : "machineConfig", name, text));
        }
    }
}
