package dev.mcmgen.spec;

import java.util.List;
import java.util.Optional;

/**
 * Names inside the cluster.
 *
 * @param clusterDNS the address of the cluster's DNS service, one for each IP family; empty: the tenth address of the
 *     service network, as the distribution computes it
 * @param clusterDomain {@code cluster.local} where absent
 */
public record Dns(NodeLocalCache nodeLocalCache, List<String> clusterDNS, Optional<String> clusterDomain) {

    static Dns from(Fields fields) {
        return new Dns(
                NodeLocalCache.from(fields.object("nodeLocalCache")),
                fields.textOrTexts("clusterDNS"),
                fields.text("clusterDomain"));
    }

    /**
     * NodeLocal DNSCache.
     *
     * @param address the link-local address on which it listens; 169.254.20.10 where absent
     * @param image a full image reference, for registries that are not mirrored
     */
    public record NodeLocalCache(Optional<Boolean> enabled, Optional<String> address, Optional<String> image) {

        static NodeLocalCache from(Fields fields) {
            return new NodeLocalCache(fields.flag("enabled"), fields.text("address"), fields.text("image"));
        }
    }
}
