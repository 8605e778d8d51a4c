/**
 * What a Rancher is asked for: its v3 API for identity, settings, credentials, registration and the state of clusters, and
 * the Kubernetes API of its own cluster for objects (rancher-api.md §1). Imports {@code yaml} and {@code rancher}.
 */
@NullMarked
package dev.mcmgen.rancher.api;

import org.jspecify.annotations.NullMarked;
