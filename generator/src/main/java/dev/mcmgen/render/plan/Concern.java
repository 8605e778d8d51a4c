package dev.mcmgen.render.plan;

/** One concern of a cluster: it reads the spec and the catalogue, and adds its part to the draft. */
@FunctionalInterface
interface Concern {

    void addTo(Draft draft);
}
