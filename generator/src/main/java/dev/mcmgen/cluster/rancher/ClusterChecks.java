package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Rancher refuses of a new Cluster as a whole, in its own words: the webhook's validator (rancher-cluster.md §2.1) and
 * the generator of the machine pools (§1.4). What depends on other objects in Rancher is not among it.
 */
final class ClusterChecks {

    private static final int NAME_LENGTH = 63;
    private static final Pattern NAME = Pattern.compile("[^-][-a-z0-9]+");
    private static final Pattern SHELL = Pattern.compile("[\"'`*?#~=%$|&;<>{}\\[\\]()]");

    private final Planning planning;
    private final ClusterObject cluster;
    private final List<String> refusals = new ArrayList<>();

    private ClusterChecks(Planning planning) {
        this.planning = planning;
        cluster = planning.cluster();
    }

    static List<String> refusals(Planning planning) {
        ClusterChecks checks = new ClusterChecks(planning);
        checks.name();
        checks.pools();
        checks.endpoint();
        checks.agentFolder();
        checks.directories();
        checks.proxyExceptions();
        return checks.refusals;
    }

    private void name() {
        String name = cluster.name();
        boolean local = name.equals("local") && !cluster.namespace().equals("fleet-local");
        if (local || name.length() > NAME_LENGTH || !NAME.matcher(name).matches()) {
            refusals.add("cluster name must be between 2 and 63 characters, must not begin with a hyphen, cannot be"
                    + " \"local\" nor of the form \"c-xxxxx\", and can only contain lowercase alphanumeric characters or"
                    + " ' - '");
        }
    }

    private void pools() {
        Set<String> names = new LinkedHashSet<>();
        for (ObjectReader pool : cluster.rkeConfig().objects("machinePools")) {
            String name = pool.text("name");
            if (name.length() > NAME_LENGTH) {
                refusals.add("pool name must be 63 characters or fewer");
            }
            if (!names.add(name)) {
                refusals.add("duplicate machinePool name [" + name + "] used");
            }
            if (!pool.flag("etcdRole") && !pool.flag("controlPlaneRole") && !pool.flag("workerRole")) {
                refusals.add("at least one role of etcd, control-plane or worker must be assigned to machinePool ["
                        + name + "]");
            }
        }
    }

    private void endpoint() {
        ObjectReader endpoint = cluster.spec().object("localClusterAuthEndpoint");
        boolean authorityAlone =
                !endpoint.text("caCerts").isEmpty() && endpoint.text("fqdn").isEmpty();
        if (endpoint.flag("enabled") && authorityAlone) {
            refusals.add("CACerts defined but FQDN is not defined");
        }
    }

    private void agentFolder() {
        for (ObjectReader variable : cluster.spec().objects("agentEnvVars")) {
            if (variable.text("name").equals("CATTLE_AGENT_VAR_DIR") && cluster.movable()) {
                refusals.add(
                        "\"CATTLE_AGENT_VAR_DIR\" cannot be set within \"cluster.Spec.RKEConfig.AgentEnvVars\": use"
                                + " \"cluster.Spec.RKEConfig.DataDirectories.SystemAgent\"");
            }
        }
    }

    private void directories() {
        if (!cluster.movable()) {
            return;
        }
        ObjectReader written = cluster.rkeConfig().object("dataDirectories");
        Map<String, String> directories = new LinkedHashMap<>();
        directories.put("System Agent", written.text("systemAgent"));
        directories.put("Provisioning", written.text("provisioning"));
        directories.put("Distro", written.text("k8sDistro"));
        directories.values().removeIf(String::isEmpty);
        directories.forEach((label, path) -> directory(label + " data directory", path));
        directories.forEach((label, path) -> directories.forEach((other, otherPath) -> {
            if (!label.equals(other) && path.equals(otherPath)) {
                refusals.add(label + " data directory cannot be equal to " + other + " data directory");
            } else if (GoPath.folder(path).equals(otherPath)) {
                refusals.add(label + " data directory cannot be nested inside " + other + " data directory");
            }
        }));
    }

    private void proxyExceptions() {
        for (ObjectReader variable : cluster.spec().objects("agentEnvVars")) {
            boolean checked = variable.text("name").equals("NO_PROXY") && planning.has(RancherFeature.NO_PROXY_CHECKED);
            if (checked && variable.text("value").contains(" ")) {
                refusals.add("Malformed NO_PROXY environment variable value format: detected whitespace in value.");
            }
        }
    }

    private void directory(String label, String path) {
        if (!path.startsWith("/")) {
            refusals.add(label + " must be an absolute path");
        } else if (SHELL.matcher(path).find()) {
            refusals.add(label + " cannot contain shell expressions");
        } else if (!GoPath.clean(path).equals(path)) {
            refusals.add(label + " is not clean");
        }
    }
}
