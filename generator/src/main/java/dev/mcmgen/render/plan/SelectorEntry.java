package dev.mcmgen.render.plan;

import java.util.Map;

/**
 * An entry of {@code machineSelectorConfig}.
 *
 * @param selector a Kubernetes label selector on Rancher's machines
 * @param config whole values: where the selector matches, each replaces what came before
 */
public record SelectorEntry(Map<String, Object> selector, Map<String, Object> config) {}
