package dev.mcmgen.render;

import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.RancherConfiguration;
import dev.mcmgen.render.plan.SelectorEntry;
import dev.mcmgen.spec.AgentCustomization;
import dev.mcmgen.spec.ClusterEndpoint;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.spec.Etcd;
import dev.mcmgen.spec.Registries;
import dev.mcmgen.spec.Upgrade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the template of the Cluster object shows. Typed values that Rancher takes away again (false or empty where the
 * field is optional) are left out, so that applying the file a second time changes nothing.
 */
final class ClusterModel {

    private static final String DESCRIPTION = "field.cattle.io/description";

    private final ClusterPlan plan;
    private final ClusterSpec spec;

    ClusterModel(ClusterPlan plan) {
        this.plan = plan;
        this.spec = plan.spec();
    }

    Map<String, Object> of(
            RancherConfiguration configuration,
            List<PoolMachines> pools,
            List<Map<String, Object>> machineSelectorFiles,
            String additionalManifest,
            Optional<String> cloudCredential) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", spec.metadata().name());
        model.put("namespace", namespace(spec));
        model.put("labels", spec.metadata().labels());
        model.put("annotations", annotations());
        model.put("kubernetesVersion", plan.release().toString());
        put(model, "cloudCredential", cloudCredential);
        put(model, "podSecurityTemplate", plan.podSecurityTemplate());
        model.put("projectIsolation", spec.network().projectIsolation().orElse(false));
        put(model, "clusterEndpoint", clusterEndpoint());
        model.put("agentEnv", agentEnv());
        model.put("clusterAgent", agent(spec.clusterAgent()));
        model.put("fleetAgent", agent(spec.fleetAgent()));
        model.put("machineGlobalConfig", configuration.global());
        model.put("machineSelectorConfig", selectors(configuration));
        model.put("machineSelectorFiles", machineSelectorFiles);
        model.put("chartValues", plan.chartValues());
        model.put("additionalManifest", additionalManifest);
        model.put("etcd", etcd(spec.etcd().snapshots()));
        model.put("registries", registries(spec.registries()));
        if (plan.stackPreference().isPresent()) {
            model.put("stackPreference", plan.stackPreference().get().word());
        }
        model.put("dataDirectories", dataDirectories());
        put(model, "hostnameLengthLimit", spec.hostnameLengthLimit());
        model.put("pools", pools(pools));
        model.put(
                "upgrade",
                Map.of(
                        "controlPlane",
                        tier(spec.upgrade().controlPlane()),
                        "worker",
                        tier(spec.upgrade().worker())));
        return model;
    }

    /** The Fleet workspace is the namespace of every object. */
    static String namespace(ClusterSpec spec) {
        return spec.metadata().workspace().orElse("fleet-default");
    }

    private Map<String, Object> annotations() {
        Map<String, Object> annotations = new LinkedHashMap<>();
        put(annotations, DESCRIPTION, spec.metadata().description());
        annotations.putAll(spec.metadata().annotations());
        return annotations;
    }

    private Optional<Map<String, Object>> clusterEndpoint() {
        Optional<ClusterEndpoint> endpoint = spec.clusterEndpoint();
        if (endpoint.isEmpty() || !endpoint.get().enabled().orElse(true)) {
            return Optional.empty();
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("enabled", true);
        putText(model, "fqdn", endpoint.get().fqdn());
        putText(model, "caCerts", endpoint.get().caCerts());
        return Optional.of(model);
    }

    private List<Map<String, Object>> agentEnv() {
        List<Map<String, Object>> variables = new ArrayList<>();
        spec.agentEnv().forEach((name, value) -> variables.add(Map.of("name", name, "value", value)));
        return variables;
    }

    private static List<Map<String, Object>> selectors(RancherConfiguration configuration) {
        List<Map<String, Object>> selectors = new ArrayList<>();
        for (SelectorEntry entry : configuration.selectors()) {
            selectors.add(Map.of("selector", entry.selector(), "config", entry.config()));
        }
        return selectors;
    }

    private static List<Map<String, Object>> pools(List<PoolMachines> pools) {
        List<Map<String, Object>> models = new ArrayList<>();
        for (PoolMachines pool : pools) {
            models.add(PoolModel.of(pool));
        }
        return models;
    }

    private static Map<String, Object> agent(AgentCustomization agent) {
        Map<String, Object> model = new LinkedHashMap<>();
        putFilled(model, "appendTolerations", agent.tolerations());
        putFilled(model, "overrideAffinity", agent.affinity());
        putFilled(model, "overrideResourceRequirements", agent.resources());
        Map<String, Object> scheduling = new LinkedHashMap<>();
        agent.priorityClass().ifPresent(priority -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("value", priority.value());
            putText(values, "preemptionPolicy", priority.preemptionPolicy());
            scheduling.put("priorityClass", values);
        });
        agent.podDisruptionBudget().ifPresent(budget -> {
            Map<String, Object> values = new LinkedHashMap<>();
            putText(values, "minAvailable", budget.minAvailable());
            putText(values, "maxUnavailable", budget.maxUnavailable());
            scheduling.put("podDisruptionBudget", values);
        });
        putFilled(model, "schedulingCustomization", scheduling);
        return model;
    }

    private static Map<String, Object> etcd(Etcd.Snapshots snapshots) {
        Map<String, Object> model = new LinkedHashMap<>();
        if (!snapshots.enabled().orElse(true)) {
            model.put("disableSnapshots", true);
            return model;
        }
        putText(model, "snapshotScheduleCron", snapshots.schedule());
        put(model, "snapshotRetention", snapshots.retention());
        snapshots.s3().ifPresent(s3 -> {
            Map<String, Object> values = new LinkedHashMap<>();
            putText(values, "bucket", s3.bucket());
            putText(values, "cloudCredentialName", s3.cloudCredential().map(CloudCredential::secretName));
            putText(values, "endpoint", s3.endpoint());
            putText(values, "endpointCA", s3.endpointCA());
            putText(values, "folder", s3.folder());
            putText(values, "region", s3.region());
            s3.retention().ifPresent(count -> values.put("retention", count));
            s3.skipSSLVerify().filter(skip -> skip).ifPresent(skip -> values.put("skipSSLVerify", true));
            putFilled(model, "s3", values);
        });
        return model;
    }

    private static Map<String, Object> registries(Registries registries) {
        Map<String, Object> mirrors = new LinkedHashMap<>();
        registries.mirrors().forEach((host, mirror) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            putFilled(values, "endpoint", mirror.endpoint());
            putFilled(values, "rewrite", mirror.rewrite());
            mirrors.put(host, values);
        });
        Map<String, Object> configs = new LinkedHashMap<>();
        registries.configs().forEach((host, access) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            putText(values, "authConfigSecretName", access.authConfigSecretName());
            putText(values, "tlsSecretName", access.tlsSecretName());
            putText(values, "caBundle", access.caBundle());
            access.insecureSkipVerify().filter(skip -> skip).ifPresent(skip -> values.put("insecureSkipVerify", true));
            configs.put(host, values);
        });
        Map<String, Object> model = new LinkedHashMap<>();
        putFilled(model, "configs", configs);
        putFilled(model, "mirrors", mirrors);
        return model;
    }

    private Map<String, Object> dataDirectories() {
        Map<String, Object> model = new LinkedHashMap<>();
        putText(model, "systemAgent", spec.dataDirectories().systemAgent());
        putText(model, "provisioning", spec.dataDirectories().provisioning());
        putText(model, "k8sDistro", spec.dataDirectories().k8sDistro());
        return model;
    }

    /** Drain is off by default; the grace period is written all the same, because 0 would kill every pod at once. */
    private static Map<String, Object> tier(Upgrade.Tier tier) {
        Upgrade.Drain drain = tier.drain();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("enabled", drain.enabled().orElse(false));
        options.put("force", drain.force().orElse(false));
        options.put("ignoreDaemonSets", drain.ignoreDaemonSets().orElse(true));
        options.put("deleteEmptyDirData", drain.deleteEmptyDirData().orElse(true));
        options.put("disableEviction", drain.disableEviction().orElse(false));
        options.put("gracePeriod", drain.gracePeriod().orElse(-1));
        options.put("timeout", drain.timeout().orElse(120));
        options.put(
                "skipWaitForDeleteTimeoutSeconds",
                drain.skipWaitForDeleteTimeoutSeconds().orElse(0));
        return Map.of("concurrency", tier.concurrency().orElse("1"), "drain", options);
    }

    private static void put(Map<String, Object> model, String key, Optional<?> value) {
        if (value.isPresent()) {
            model.put(key, value.get());
        }
    }

    private static void putText(Map<String, Object> model, String key, Optional<String> value) {
        if (value.isPresent() && !value.get().isEmpty()) {
            model.put(key, value.get());
        }
    }

    private static void putFilled(Map<String, Object> model, String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            model.put(key, value);
        }
    }

    private static void putFilled(Map<String, Object> model, String key, List<?> value) {
        if (!value.isEmpty()) {
            model.put(key, value);
        }
    }
}
