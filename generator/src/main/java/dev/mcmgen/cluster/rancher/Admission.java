package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * What Rancher's webhook leaves of a Cluster before anything else sees it.
 *
 * @param apiServerArguments {@code kube-apiserver-arg} of {@code machineGlobalConfig}; empty where there is none
 * @param extended whether the webhook put an argument in
 * @param files {@code machineSelectorFiles} without the entry that the webhook manages itself
 * @param podSecurity the pod security file of the template that is set
 */
record Admission(
        Optional<Object> apiServerArguments,
        boolean extended,
        List<ObjectReader> files,
        Optional<PodSecurityFile> podSecurity) {

    /** A file on control plane nodes, from a Secret that the webhook writes. */
    record PodSecurityFile(String secret, String key, String path) {}

    /** The object as it was written. */
    static Admission unchanged(ClusterObject cluster) {
        return new Admission(
                cluster.globalConfig().get(Webhook.API_SERVER_ARGUMENTS).map(YamlNode::toData),
                false,
                cluster.rkeConfig().objects("machineSelectorFiles"),
                Optional.empty());
    }

    Admission {
        files = List.copyOf(files);
    }
}
