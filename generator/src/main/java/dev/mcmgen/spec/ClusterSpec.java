package dev.mcmgen.spec;

import dev.mcmgen.catalog.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cluster, as its user describes it: {@code mcmgen/v1 ClusterSpec}. The components after {@code metadata} are the
 * fields of {@code spec}, under the names that they have there; {@code docs/spec.md} says what each one means.
 *
 * <p>Immutable, and only what was written: a default is applied where the value is used. Lists and maps are empty and
 * groups have empty fields where the spec has nothing.
 *
 * @param kubernetesVersion such as {@code v1.26.10+rke2r2}
 * @param config further keys of config.yaml for all nodes: text, whole number, boolean, or a list of them
 * @param chartValues Helm values by chart
 * @param pools empty where the infrastructure has none
 * @param hostnameLengthLimit for all pools that do not say otherwise
 * @param overrides in the shape of the Cluster object, merged last
 */
public record ClusterSpec(
        Metadata metadata,
        Release kubernetesVersion,
        RancherTarget rancher,
        Optional<String> nodeOS,
        Optional<String> nodeOSVersion,
        Optional<String> kernel,
        NodeImage nodeImage,
        KubeProxy kubeProxy,
        Dns dns,
        Network network,
        Hardening hardening,
        ComponentArgs args,
        Map<String, Object> config,
        Map<Role, RoleSettings> roles,
        Etcd etcd,
        Registries registries,
        Upgrade upgrade,
        Optional<ClusterEndpoint> clusterEndpoint,
        Map<String, String> agentEnv,
        AgentCustomization clusterAgent,
        AgentCustomization fleetAgent,
        DataDirectories dataDirectories,
        Map<String, Map<String, Object>> chartValues,
        List<Manifest> manifests,
        List<MachineFile> files,
        Infrastructure infrastructure,
        List<Pool> pools,
        Optional<Integer> hostnameLengthLimit,
        Map<String, Object> overrides) {

    /** The value of {@code apiVersion}. */
    public static final String API_VERSION = "mcmgen/v1";

    /** The value of {@code kind}. */
    public static final String KIND = "ClusterSpec";

    /** The whole document, which must have passed the schema. */
    static ClusterSpec from(Fields document) {
        Fields spec = document.object("spec");
        return new ClusterSpec(
                Metadata.from(document.object("metadata")),
                Release.parse(spec.requiredText("kubernetesVersion")),
                RancherTarget.from(spec.object("rancher")),
                spec.text("nodeOS"),
                spec.text("nodeOSVersion"),
                spec.text("kernel"),
                NodeImage.from(spec.object("nodeImage")),
                KubeProxy.from(spec.object("kubeProxy")),
                Dns.from(spec.object("dns")),
                Network.from(spec.object("network")),
                Hardening.from(spec.object("hardening")),
                ComponentArgs.from(spec.object("args")),
                spec.data("config"),
                spec.object("roles").mapByWord(Role.values(), RoleSettings::from),
                Etcd.from(spec.object("etcd")),
                Registries.from(spec.object("registries")),
                Upgrade.from(spec.object("upgrade")),
                spec.optionalObject("clusterEndpoint").map(ClusterEndpoint::from),
                spec.textMap("agentEnv"),
                AgentCustomization.from(spec.object("clusterAgent")),
                AgentCustomization.from(spec.object("fleetAgent")),
                DataDirectories.from(spec.object("dataDirectories")),
                spec.object("chartValues").mapOf(Fields::data),
                spec.objects("manifests").stream().map(Manifest::from).toList(),
                spec.objects("files").stream().map(MachineFile::from).toList(),
                Infrastructure.from(spec.object("infrastructure")),
                spec.objects("pools").stream().map(Pool::from).toList(),
                spec.integer("hostnameLengthLimit"),
                spec.data("overrides"));
    }
}
