package dev.mcmgen.render;

import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.Role;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where in a spec to look for what is wrong with a rendered object. */
public final class SpecPlaces {

    private static final JsonPointer NAME = JsonPointer.parse("/metadata/name");
    private static final JsonPointer OVERRIDES = JsonPointer.parse("/spec/overrides");

    /**
     * A part of the rendered Cluster and the part of the spec that it is made from.
     *
     * @param rendered the start of a path
     */
    private record Part(String rendered, String spec) {}

    /** The first that fits is taken; list items keep their index. */
    private static final List<Part> PARTS = List.of(
            new Part("/spec/rkeConfig/machinePools", "/spec/pools"),
            new Part("/spec/rkeConfig/machineGlobalConfig/audit-policy-file", "/spec/hardening/auditPolicy"),
            new Part("/spec/rkeConfig/registries", "/spec/registries"),
            new Part("/spec/rkeConfig/upgradeStrategy", "/spec/upgrade"),
            new Part("/spec/rkeConfig/additionalManifest", "/spec/manifests"),
            new Part("/spec/rkeConfig/chartValues", "/spec/chartValues"),
            new Part("/spec/rkeConfig/etcd", "/spec/etcd"),
            new Part("/spec/kubernetesVersion", "/spec/kubernetesVersion"),
            new Part("/spec/agentEnvVars", "/spec/agentEnv"),
            new Part("/spec/rkeConfig/dataDirectories", "/spec/dataDirectories"),
            new Part("/spec/rkeConfig/machineSelectorFiles", "/spec/files"),
            new Part("/spec/rkeConfig/networking", "/spec/network"),
            new Part("/spec/rkeConfig/machinePoolDefaults", "/spec"),
            new Part("/spec/clusterAgentDeploymentCustomization/appendTolerations", "/spec/clusterAgent/tolerations"),
            new Part("/spec/clusterAgentDeploymentCustomization/overrideAffinity", "/spec/clusterAgent/affinity"),
            new Part(
                    "/spec/clusterAgentDeploymentCustomization/overrideResourceRequirements",
                    "/spec/clusterAgent/resources"),
            new Part("/spec/clusterAgentDeploymentCustomization/schedulingCustomization", "/spec/clusterAgent"),
            new Part("/spec/fleetAgentDeploymentCustomization/appendTolerations", "/spec/fleetAgent/tolerations"),
            new Part("/spec/fleetAgentDeploymentCustomization/overrideAffinity", "/spec/fleetAgent/affinity"),
            new Part(
                    "/spec/fleetAgentDeploymentCustomization/overrideResourceRequirements",
                    "/spec/fleetAgent/resources"),
            new Part("/spec/fleetAgentDeploymentCustomization/schedulingCustomization", "/spec/fleetAgent"),
            new Part("/spec/localClusterAuthEndpoint", "/spec/clusterEndpoint"),
            new Part("/spec/cloudCredentialSecretName", "/spec/infrastructure"),
            new Part("/metadata", "/metadata"));

    /** The fields of the spec that a key of the nodes' configuration is made from, the nearest first. */
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("audit-policy-file", List.of("/spec/hardening/auditPolicy")),
            Map.entry("cloud-provider-name", List.of("/spec/infrastructure/vsphere/cloudProvider")),
            Map.entry("cluster-cidr", List.of("/spec/network/clusterCIDR")),
            Map.entry("cluster-dns", List.of("/spec/dns/clusterDNS")),
            Map.entry("cluster-domain", List.of("/spec/dns/clusterDomain")),
            Map.entry("cni", List.of("/spec/network/cni")),
            Map.entry("disable", List.of("/spec/network/ingress")),
            Map.entry("disable-kube-proxy", List.of("/spec/kubeProxy/mode")),
            Map.entry("etcd-arg", List.of("/spec/args/etcd")),
            Map.entry("etcd-disable-snapshots", List.of("/spec/etcd/snapshots")),
            Map.entry("etcd-s3", List.of("/spec/etcd/snapshots")),
            Map.entry("etcd-snapshot-retention", List.of("/spec/etcd/snapshots")),
            Map.entry("etcd-snapshot-schedule-cron", List.of("/spec/etcd/snapshots")),
            Map.entry("ingress-controller", List.of("/spec/network/ingress")),
            Map.entry("kube-apiserver-arg", List.of("/spec/args/apiServer")),
            Map.entry("kube-controller-manager-arg", List.of("/spec/args/controllerManager")),
            Map.entry("kube-proxy-arg", List.of("/spec/kubeProxy")),
            Map.entry("kube-proxy-extra-mount", List.of("/spec/kubeProxy/mode")),
            Map.entry("kube-scheduler-arg", List.of("/spec/args/scheduler")),
            Map.entry("kubelet-arg", List.of("/spec/args/kubelet", "/spec/dns/nodeLocalCache")),
            Map.entry("profile", List.of("/spec/hardening/profile")),
            Map.entry(
                    "protect-kernel-defaults",
                    List.of("/spec/hardening/protectKernelDefaults", "/spec/hardening/profile")),
            Map.entry("secrets-encryption", List.of("/spec/hardening/secretsEncryption")),
            Map.entry("selinux", List.of("/spec/hardening/selinux")),
            Map.entry("server", List.of("/spec/infrastructure/standalone/serverAddress")),
            Map.entry("service-cidr", List.of("/spec/network/serviceCIDR")),
            Map.entry("service-node-port-range", List.of("/spec/network/nodePortRange")),
            Map.entry("system-default-registry", List.of("/spec/registries")),
            Map.entry("tls-san", List.of("/spec/network/tlsSANs")),
            Map.entry("token-file", List.of("/spec/infrastructure/standalone")));

    /** The lists of the spec, below any {@code args}, that the lists of arguments are made from. */
    private static final Map<String, String> COMPONENTS = Map.of(
            "kube-apiserver-arg", "apiServer",
            "kube-controller-manager-arg", "controllerManager",
            "kube-scheduler-arg", "scheduler",
            "etcd-arg", "etcd",
            "kubelet-arg", "kubelet");

    private final SpecDocument document;

    public SpecPlaces(SpecDocument document) {
        this.document = document;
    }

    /** The place in the spec for a path of a rendered object. */
    public Position of(String rendered) {
        return of(rendered, "");
    }

    /**
     * The place in the spec for a path of a rendered object: an override if there is one there, else what it is made
     * from.
     *
     * @param line the rendered line of what is wrong, which tells the arguments of a list apart
     */
    public Position of(String rendered, String line) {
        String path = rendered.contains("#") ? rendered.substring(0, rendered.indexOf('#')) : rendered;
        JsonPointer pointer = JsonPointer.parse(path);
        Optional<JsonPointer> override = override(pointer);
        if (override.isPresent()) {
            return document.positionOf(override.get());
        }
        Optional<Position> setting = argument(pointer.tokens(), line);
        if (setting.isEmpty()) {
            setting = setting(pointer.tokens());
        }
        Optional<Position> made = setting.isPresent() ? setting : part(path);
        return made.isPresent() ? made.get() : document.positionOf(NAME);
    }

    /** Where an argument of a component was written: for all nodes, for a role or for a pool. */
    private Optional<Position> argument(List<String> rendered, String line) {
        String list = rendered.size() < 2 ? "" : rendered.get(rendered.size() - 2);
        List<String> fields = new ArrayList<>();
        if (list.equals("kube-proxy-arg")) {
            fields.add("/spec/kubeProxy/args");
        } else if (COMPONENTS.containsKey(list)) {
            String component = "/args/" + COMPONENTS.get(list);
            fields.add("/spec" + component);
            for (Role role : Role.values()) {
                fields.add("/spec/roles/" + role.word() + component);
            }
            for (int i = 0; i < document.spec().pools().size(); i++) {
                fields.add("/spec/pools/" + i + component);
            }
        }
        for (String field : fields) {
            if (JsonPointer.parse(field).resolve(document.tree()).orElse(document.tree())
                    instanceof YamlSequence arguments) {
                for (YamlNode argument : arguments.items()) {
                    if (argument instanceof YamlScalar text && holds(line, text.text())) {
                        return Optional.of(text.position());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(String line, String argument) {
        String item = line.strip().replaceFirst("^- +", "");
        return item.equals(argument) || item.equals("\"" + argument + "\"");
    }

    /** What a key of the nodes' configuration is made from, in a Cluster or in a {@code config.yaml}. */
    private Optional<Position> setting(List<String> rendered) {
        int config = Math.max(rendered.indexOf("machineGlobalConfig"), rendered.indexOf("config"));
        boolean standalone = rendered.size() > 0 && !rendered.get(0).matches("spec|metadata|apiVersion|kind");
        if (!standalone && (config < 0 || config + 1 >= rendered.size())) {
            return Optional.empty();
        }
        String key = rendered.get(standalone ? 0 : config + 1);
        List<String> fields = new ArrayList<>(List.of("/spec/config/" + key));
        fields.addAll(KEYS.getOrDefault(key, List.of()));
        for (String field : fields) {
            JsonPointer pointer = JsonPointer.parse(field);
            if (pointer.resolve(document.tree()).isPresent()) {
                return Optional.of(document.positionOf(pointer));
            }
        }
        return Optional.empty();
    }

    /** The field of the spec's overrides that a value of the rendered Cluster comes from. */
    Optional<JsonPointer> override(JsonPointer rendered) {
        JsonPointer at = OVERRIDES;
        JsonPointer cluster = JsonPointer.ROOT;
        for (String token : rendered.tokens()) {
            Optional<String> step = at.resolve(document.tree()).orElse(document.tree()) instanceof YamlSequence items
                    ? indexIn(items, cluster.toString(), token)
                    : Optional.of(token);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            at = at.child(step.get());
            cluster = cluster.child(token);
        }
        return at.resolve(document.tree()).isPresent() ? Optional.of(at) : Optional.empty();
    }

    /** The part of the spec that a value of the rendered Cluster is made from. */
    Optional<Position> part(String rendered) {
        return made(rendered).map(this::nearest);
    }

    /** The same for what is wrong with a key: the place of that key in the spec, if it stands there. */
    Optional<Position> keyPart(String rendered) {
        return made(rendered)
                .map(field ->
                        field.resolve(document.tree()).isPresent() ? document.keyPositionOf(field) : nearest(field));
    }

    private static Optional<JsonPointer> made(String rendered) {
        for (Part part : PARTS) {
            if (rendered.startsWith(part.rendered())) {
                String below = rendered.substring(part.rendered().length());
                return Optional.of(JsonPointer.parse(part.spec() + below));
            }
        }
        return Optional.empty();
    }

    /** Items of the lists that are merged by name come in the order of the spec, then those that it does not have. */
    private Optional<String> indexIn(YamlSequence items, String list, String index) {
        List<String> base = names(list);
        List<String> over = items.items().stream().map(SpecPlaces::name).toList();
        if (base.isEmpty() || over.contains("") || !index.matches("[0-9]{1,6}")) {
            return Optional.of(index);
        }
        List<String> merged = new ArrayList<>(base);
        over.stream().filter(name -> !base.contains(name)).forEach(merged::add);
        int rendered = Integer.parseInt(index);
        int at = rendered < merged.size() ? over.indexOf(merged.get(rendered)) : -1;
        return at < 0 ? Optional.empty() : Optional.of(Integer.toString(at));
    }

    private List<String> names(String list) {
        return switch (list) {
            case "/spec/rkeConfig/machinePools" ->
                document.spec().pools().stream().map(Pool::name).toList();
            case "/spec/agentEnvVars" -> List.copyOf(document.spec().agentEnv().keySet());
            default -> List.of();
        };
    }

    private static String name(YamlNode item) {
        return item instanceof YamlMapping mapping && mapping.get("name").orElse(item) instanceof YamlScalar name
                ? name.text()
                : "";
    }

    private Position nearest(JsonPointer pointer) {
        Optional<JsonPointer> at = Optional.of(pointer);
        while (at.isPresent() && at.get().resolve(document.tree()).isEmpty()) {
            at = at.get().parent();
        }
        return document.positionOf(at.orElse(JsonPointer.ROOT));
    }
}
