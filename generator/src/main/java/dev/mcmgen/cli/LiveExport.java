package dev.mcmgen.cli;

import dev.mcmgen.importing.source.Note;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.KubernetesApi;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.progress.ClusterDirectory;
import dev.mcmgen.rancher.progress.ClusterName;
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
 * A cluster as a Rancher has it, as if somebody had exported it: the Cluster, the machine configs that its pools name, and of
 * Secrets only what mcmgen itself put into one. Those of users stay where they are, unread.
 *
 * @param documents one for each object
 * @param unread what is not there or this user may not see
 */
record LiveExport(List<YamlDocument> documents, List<Note> unread) {

    private static final String POOLS = "/spec/rkeConfig/machinePools";
    private static final String FILES = "/spec/rkeConfig/machineSelectorFiles";

    LiveExport {
        documents = List.copyOf(documents);
        unread = List.copyOf(unread);
    }

    /**
     * Reads it.
     *
     * @throws CommandFailedException where there is no such cluster, the user may not see it, or Rancher did not make it
     */
    static LiveExport read(Rancher rancher, ClusterName name) {
        KubernetesApi kubernetes = rancher.kubernetes();
        String namespace = name.namespace();
        ApiObject cluster = cluster(rancher, name);
        List<Note> unread = new ArrayList<>();
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
        return new LiveExport(objects.stream().flatMap(LiveExport::document).toList(), unread);
    }

    private static Stream<YamlDocument> document(ApiObject object) {
        return GoYaml.readAll(YamlText.of(object.title(), object.json())).stream();
    }

    private static ApiObject cluster(Rancher rancher, ClusterName name) {
        Lookup found = rancher.kubernetes().find(Resource.CLUSTERS, name.namespace(), name.name());
        if (found instanceof Lookup.Hidden) {
            throw new CommandFailedException(
                    ExitCode.RANCHER,
                    "there is no cluster " + name + ", or this user may not see it",
                    Optional.of(new ClusterHint(new ClusterDirectory(rancher)).of(name))
                            .filter(hint -> !hint.isEmpty())
                            .orElse("use a token of somebody who may, or import what somebody has exported"));
        }
        ApiObject cluster = found.found()
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.RANCHER,
                        rancher.address() + " has no cluster " + name + ", and no file has that name",
                        new ClusterHint(new ClusterDirectory(rancher)).of(name)));
        if (cluster.find("spec", "rkeConfig").isEmpty()) {
            throw new CommandFailedException(
                    "Rancher did not make the nodes of " + name + ": its Cluster has no rkeConfig",
                    "imported and hosted clusters are configured elsewhere, so there is nothing to make a spec of");
        }
        return cluster;
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
