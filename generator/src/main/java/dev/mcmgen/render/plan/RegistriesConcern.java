package dev.mcmgen.render.plan;

/** The registry that system images come from. Mirrors and access go into the Cluster object or registries.yaml. */
final class RegistriesConcern implements Concern {

    @Override
    public void addTo(Draft draft) {
        draft.spec()
                .registries()
                .systemDefaultRegistry()
                .ifPresent(registry -> draft.set(
                        Nodes.ALL, "system-default-registry", registry, "/spec/registries/systemDefaultRegistry"));
    }
}
