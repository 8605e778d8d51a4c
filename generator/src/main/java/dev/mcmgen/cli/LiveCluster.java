package dev.mcmgen.cli;

import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.importing.source.Note;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A cluster as a Rancher has it: the Cluster, the machine configs that its pools name, and of Secrets only what mcmgen itself put
 * into one. Those of users stay where they are, unread.
 *
 * @param rancher its version; empty where it is none that is known, such as that of a development build
 */
record LiveCluster(List<YamlDocument> documents, Optional<RancherVersion> rancher) {

    private static final String POOLS = "/spec/rkeConfig/machinePools";
    private static final String FILES = "/spec/rkeConfig/machineSelectorFiles";

    LiveCluster {
        documents = List.copyOf(documents);
    }

    /**
     * Reads it.
     *
     * @param unread takes what this user may not see
     * @throws CommandFailedException where there is no such cluster, or the user may not see it
     */
    static LiveCluster read(Rancher rancher, String namespace, String name, List<Note> unread) {
        KubernetesApi kubernetes = rancher.kubernetes();
        Optional<RancherVersion> version = RancherVersion.find(rancher.norman().version());
        ApiObject cluster = cluster(rancher, namespace, name);
        List<ApiObject> objects = new ArrayList<>(List.of(cluster));
        for (ApiObject ref : machineConfigs(cluster)) {
            Lookup found = kubernetes.find(Resource.machineConfigs(ref.text("kind")), namespace, ref.text("name"));
            found.found().ifPresent(objects::add);
            if (found.found().isEmpty()) {
                unread.add(note(
                        cluster,
                        POOLS,
                        ref.text("kind") + " " + ref.text("name"),
                        found,
                        "its pools are kept as they are"));
            }
        }
        for (String secret : ownSecrets(cluster)) {
            Lookup found = kubernetes.find(Resource.SECRETS, namespace, secret);
            found.found().ifPresent(objects::add);
            if (found instanceof Lookup.Hidden) {
                unread.add(note(cluster, FILES, "Secret " + secret, found, "its files stay references"));
            }
        }
        for (String secret : bootstrapSecrets(cluster)) {
            kubernetes
                    .find(Resource.SECRETS, namespace, secret)
                    .found()
                    .ifPresent(object -> objects.add(object.without("data").without("stringData")));
        }
        return new LiveCluster(objects.stream().flatMap(LiveCluster::document).toList(), version);
    }

    private static Stream<YamlDocument> document(ApiObject object) {
        return GoYaml.readAll(YamlText.of(object.title(), object.json())).stream();
    }

    private static ApiObject cluster(Rancher rancher, String namespace, String name) {
        Lookup found = rancher.kubernetes().find(Resource.CLUSTERS, namespace, name);
        if (found instanceof Lookup.Hidden) {
            throw new CommandFailedException(
                    ExitCode.RANCHER,
                    "this user may not read the cluster " + namespace + "/" + name,
                    "use a token of somebody who may, or import what somebody has exported");
        }
        return found.found().orElseThrow(() -> {
            List<String> names = rancher.kubernetes().list(Resource.CLUSTERS, namespace, "").objects().stream()
                    .map(ApiObject::name)
                    .toList();
            return new CommandFailedException(
                    ExitCode.RANCHER,
                    rancher.address() + " has no cluster " + namespace + "/" + name + ", and no file has that name",
                    names.isEmpty() ? "is it in another workspace (--namespace)?" : NearestWords.hint(name, names));
        });
    }

    /** What the pools name, each once. */
    private static List<ApiObject> machineConfigs(ApiObject cluster) {
        return cluster.objects("spec", "rkeConfig", "machinePools").stream()
                .map(pool -> pool.object("machineConfigRef"))
                .filter(ref -> !ref.text("kind").isEmpty() && !ref.text("name").isEmpty())
                .distinct()
                .toList();
    }

    /** The Secrets for files of machines that mcmgen made. */
    private static Set<String> ownSecrets(ApiObject cluster) {
        Set<String> names = new LinkedHashSet<>();
        for (ApiObject entry : cluster.objects("spec", "rkeConfig", "machineSelectorFiles")) {
            for (ApiObject source : entry.objects("fileSources")) {
                String name = source.text("secret", "name");
                if (name.endsWith("-machine-files") || name.startsWith(cluster.name() + "-machine-")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** The Secrets of the cloud provider; whether Rancher copies them is told by their annotations. */
    private static List<String> bootstrapSecrets(ApiObject cluster) {
        boolean vsphere = cluster.json().contains("rancher-vsphere");
        return vsphere
                ? List.of(
                        cluster.name() + "-rancher-vsphere-cpi-credentials",
                        cluster.name() + "-rancher-vsphere-csi-credentials")
                : List.of();
    }

    private static Note note(ApiObject cluster, String field, String subject, Lookup found, String so) {
        String why = found instanceof Lookup.Hidden ? "this user may not read it" : "it is not there";
        return new Note(cluster.title() + " " + field, subject, why + "; " + so);
    }
}
