package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;

/**
 * What v3 says of a cluster: for those who may not see its machines. Its state is {@code active} just after a cluster was made,
 * though there is nothing yet (live-rancher-2.15.md).
 *
 * @param state such as {@code updating}
 * @param message what it waits for
 * @param nodes how many machines there are, registered or made
 */
public record ManagementState(String state, String message, long nodes) {

    static ManagementState of(ApiObject cluster) {
        return new ManagementState(
                cluster.text("state"), cluster.text("transitioningMessage"), cluster.number("info", "nodeCount"));
    }
}
