package dev.mcmgen.render;

import dev.mcmgen.spec.Pool;
import java.util.Map;

/**
 * A pool and the machine config that its machines are made from.
 *
 * @param kind of the machine config, such as {@code VmwarevsphereConfig}
 * @param name of the machine config
 * @param template the template that gives it its shape
 * @param model what the template shows
 */
record PoolMachines(
        Pool pool, String apiVersion, String kind, String name, String template, Map<String, Object> model) {}
