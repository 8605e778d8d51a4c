package dev.mcmgen.render.plan;

import java.util.List;

/**
 * NodeLocal DNSCache as a manifest of its own, for K3s, which packages none.
 *
 * @param address what the cache listens on
 * @param image of node-cache
 * @param arguments of node-cache
 * @param bind the addresses of each server block, with blanks between
 * @param upstream where names of the cluster are asked
 * @param zones the cluster's zones
 */
public record NodeLocalPlan(
        String address, String image, List<String> arguments, String bind, String upstream, List<String> zones) {}
