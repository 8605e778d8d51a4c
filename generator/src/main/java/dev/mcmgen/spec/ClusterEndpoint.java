package dev.mcmgen.spec;

import java.util.Optional;

/**
 * Rancher's authorised cluster endpoint: kubectl reaches the cluster without passing through Rancher.
 *
 * @param enabled on where the spec has a cluster endpoint and does not say
 * @param fqdn the name of a load balancer before the servers
 * @param caCerts PEM of the load balancer's certificate authority
 */
public record ClusterEndpoint(Optional<Boolean> enabled, Optional<String> fqdn, Optional<String> caCerts) {

    static ClusterEndpoint from(Fields fields) {
        return new ClusterEndpoint(fields.flag("enabled"), fields.text("fqdn"), fields.text("caCerts"));
    }
}
