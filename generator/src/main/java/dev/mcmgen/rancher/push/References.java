package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.change.DesiredCluster;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what a cluster names is there: credentials, templates, Secrets, machine configs, drivers. */
final class References {

    private static final String CREDENTIAL = "credentialConfig";

    private final Rancher rancher;
    private final KubernetesApi kubernetes;

    References(Rancher rancher) {
        this.rancher = rancher;
        this.kubernetes = rancher.kubernetes();
    }

    void check(DesiredCluster desired, List<Remark> remarks) {
        podSecurity(desired.cluster(), remarks);
        credentials(desired.cluster(), remarks);
        machineConfigs(desired, remarks);
        drivers(desired, remarks);
        secrets(desired, remarks);
    }

    private void podSecurity(ApiObject cluster, List<Remark> remarks) {
        String template = PodSecurityEntries.template(cluster);
        if (!template.isEmpty()
                && kubernetes.find(Resource.POD_SECURITY_TEMPLATES, "", template) instanceof Lookup.Absent) {
            remarks.add(
                    Remark.refusal(
                            "this Rancher has no pod security template " + template,
                            "see Cluster Management, Advanced, Pod Security Admissions; rancher-restricted comes with Rancher"));
        }
    }

    private void credentials(ApiObject cluster, List<Remark> remarks) {
        Set<String> names = new LinkedHashSet<>();
        names.add(cluster.text("spec", "cloudCredentialSecretName"));
        pools(cluster).forEach(pool -> names.add(pool.text("cloudCredentialSecretName")));
        names.add(cluster.text("spec", "rkeConfig", "etcd", "s3", "cloudCredentialName"));
        for (String name : names) {
            if (!name.contains(":")) {
                continue;
            }
            Optional<ApiObject> credential = rancher.norman().cloudCredential(name);
            if (credential.isEmpty()) {
                remarks.add(Remark.refusal(
                        "this Rancher has no cloud credential " + name + " that this user may use",
                        "name one of your own: Cluster Management, Cloud Credentials shows names and ids"));
            } else if (name.equals(cluster.text("spec", "cloudCredentialSecretName"))) {
                otherClouds(credential.get(), cluster, remarks);
            }
        }
    }

    /** A credential has its fields below the name of its driver, such as {@code vmwarevspherecredentialConfig}. */
    private static void otherClouds(ApiObject credential, ApiObject cluster, List<Remark> remarks) {
        List<String> fits = credential.fields().keySet().stream()
                .filter(field -> field.endsWith(CREDENTIAL))
                .map(field -> field.substring(0, field.length() - CREDENTIAL.length()))
                .toList();
        pools(cluster).stream()
                .filter(pool -> pool.text("cloudCredentialSecretName").isEmpty())
                .map(pool -> driver(pool.text("machineConfigRef", "kind")))
                .filter(driver -> !driver.isEmpty() && !fits.isEmpty() && !fits.contains(driver))
                .distinct()
                .forEach(driver -> remarks.add(Remark.warning(
                        "the cloud credential " + credential.text("name") + " is for " + String.join(", ", fits)
                                + ", and the machines are made by " + driver,
                        "name one of that kind, or no machine will be made")));
    }

    private static String driver(String kind) {
        return kind.replaceFirst("Config$", "").toLowerCase(Locale.ROOT);
    }

    private static List<ApiObject> pools(ApiObject cluster) {
        return cluster.objects("spec", "rkeConfig", "machinePools");
    }

    private void machineConfigs(DesiredCluster desired, List<Remark> remarks) {
        for (ApiObject pool : pools(desired.cluster())) {
            ApiObject reference = pool.object("machineConfigRef");
            String kind = reference.text("kind");
            String name = reference.text("name");
            boolean comesAlong = desired.machineConfigs().stream()
                    .anyMatch(config ->
                            config.kind().equals(kind) && config.name().equals(name));
            boolean ofRancher = reference.text("apiVersion").isEmpty()
                    || reference.text("apiVersion").startsWith("rke-machine-config.cattle.io/");
            if (comesAlong || !ofRancher || kind.isEmpty() || name.isEmpty()) {
                continue;
            }
            Resource resource = Resource.machineConfigs(kind);
            if (kubernetes.find(resource, desired.namespace(), name) instanceof Lookup.Absent) {
                remarks.add(Remark.refusal(
                        "pool " + pool.text("name") + " names " + kind + " " + name
                                + ", which neither the manifest nor this Rancher has",
                        "put it into the manifest"));
            }
        }
    }

    private void drivers(DesiredCluster desired, List<Remark> remarks) {
        Set<String> kinds = new LinkedHashSet<>();
        desired.machineConfigs().forEach(config -> kinds.add(config.kind()));
        for (String kind : kinds) {
            String driver = driver(kind);
            Optional<ApiObject> found = rancher.norman().nodeDriver(driver);
            if (found.filter(known -> !known.isTrue("active")).isPresent()) {
                remarks.add(Remark.refusal(
                        "the driver " + driver + " is switched off in this Rancher",
                        "an administrator switches it on: Cluster Management, Drivers, Node Drivers"));
            }
        }
    }

    /** Secrets that somebody else makes: Rancher's planner stops where one is missing. */
    private void secrets(DesiredCluster desired, List<Remark> remarks) {
        ApiObject rke = desired.cluster().object("spec", "rkeConfig");
        Set<String> names = new LinkedHashSet<>();
        for (Object registry : rke.object("registries", "configs").fields().values()) {
            if (registry instanceof Map<?, ?> fields) {
                ApiObject config = ApiObject.of(fields);
                names.add(config.text("authConfigSecretName"));
                names.add(config.text("tlsSecretName"));
            }
        }
        for (ApiObject files : rke.objects("machineSelectorFiles")) {
            files.objects("fileSources").forEach(source -> names.add(source.text("secret", "name")));
        }
        String storage = rke.text("etcd", "s3", "cloudCredentialName");
        names.add(storage.contains(":") ? "" : storage);
        desired.files().stream()
                .filter(file -> file.kind().equals("Secret"))
                .forEach(file -> names.remove(file.name()));
        names.remove("");
        if (!PodSecurityEntries.template(desired.cluster()).isEmpty()) {
            names.remove(PodSecurityEntries.secretName(desired.cluster())); // the webhook makes it; an export names it
        }
        for (String name : names) {
            if (kubernetes.find(Resource.SECRETS, desired.namespace(), name) instanceof Lookup.Absent) {
                remarks.add(Remark.refusal(
                        "there is no Secret " + desired.namespace() + "/" + name + ", which the cluster names",
                        "make it first, in that namespace"));
            }
        }
    }
}
