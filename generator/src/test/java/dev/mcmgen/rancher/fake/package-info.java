/**
 * A Rancher for tests: WireMock in front of a store that behaves as rancher-api.md §7 and live-rancher-2.15.md say, ugly rows
 * included.
 */
@NullMarked
package dev.mcmgen.rancher.fake;

import org.jspecify.annotations.NullMarked;
