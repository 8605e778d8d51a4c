package dev.mcmgen.spec;

import java.util.List;
import java.util.Optional;

/**
 * The cluster's networks.
 *
 * @param multus whether Multus is the first CNI
 * @param clusterCIDR pod networks, one for each IP family
 * @param serviceCIDR service networks, one for each IP family
 * @param nodePortRange such as {@code 30000-32767}
 * @param tlsSANs further names in the API server's certificate
 * @param ingress the distribution's own choice where absent
 * @param projectIsolation Rancher's {@code enableNetworkPolicy}
 */
public record Network(
        Optional<Cni> cni,
        Optional<Boolean> multus,
        List<String> clusterCIDR,
        List<String> serviceCIDR,
        Optional<String> nodePortRange,
        List<String> tlsSANs,
        Optional<Ingress> ingress,
        LoadBalancer loadBalancer,
        Optional<StackPreference> stackPreference,
        Optional<Boolean> projectIsolation) {

    static Network from(Fields fields) {
        return new Network(
                fields.word("cni", Cni.values()),
                fields.flag("multus"),
                fields.textOrTexts("clusterCIDR"),
                fields.textOrTexts("serviceCIDR"),
                fields.text("nodePortRange"),
                fields.texts("tlsSANs"),
                fields.word("ingress", Ingress.values()),
                LoadBalancer.from(fields.object("loadBalancer")),
                fields.word("stackPreference", StackPreference.values()),
                fields.flag("projectIsolation"));
    }

    /** The container network plug-in. */
    public enum Cni implements Word {
        CANAL("canal"),
        CALICO("calico"),
        CILIUM("cilium"),
        FLANNEL("flannel"),
        NONE("none");

        private final String word;

        Cni(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** The ingress controller that the distribution brings. */
    public enum Ingress implements Word {
        INGRESS_NGINX("ingress-nginx"),
        TRAEFIK("traefik"),
        NONE("none");

        private final String word;

        Ingress(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** The IP family that Rancher's probes use. */
    public enum StackPreference implements Word {
        IPV4("ipv4"),
        IPV6("ipv6"),
        DUAL("dual");

        private final String word;

        StackPreference(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /**
     * The load balancer that the user runs in the cluster. mcmgen does not install it; strict ARP and the CIDRs that
     * IPVS must leave alone follow from it.
     *
     * @param cidrs the addresses that it hands out
     */
    public record LoadBalancer(Optional<Kind> kind, List<String> cidrs) {

        static LoadBalancer from(Fields fields) {
            return new LoadBalancer(fields.word("kind", Kind.values()), fields.texts("cidrs"));
        }

        /** Which load balancer. */
        public enum Kind implements Word {
            NONE("none"),
            METALLB("metallb"),
            KUBE_VIP("kube-vip");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            @Override
            public String word() {
                return word;
            }
        }
    }
}
