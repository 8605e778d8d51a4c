package dev.mcmgen.cluster.rancher;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.cluster.rancher.Admission.PodSecurityFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** {@code machineSelectorFiles}: keys of Secrets and ConfigMaps as files on the machines that match (§3.6; §3.10). */
final class SelectorFiles implements Step {

    private static final String AUTHORIZED = "rke.cattle.io/object-authorized-for-clusters";

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        for (ObjectReader entry : planning.admission().files()) {
            Optional<LabelSelector> selector =
                    entry.findObject("machineLabelSelector").map(LabelSelector::parse);
            if (selector.isEmpty() || selector.get().matches(machine.labels())) {
                entry.objects("fileSources").forEach(source -> addSource(planning, source, draft));
            }
        }
        planning.admission()
                .podSecurity()
                .filter(file -> machine.has(Role.CONTROLPLANE))
                .ifPresent(file -> addPodSecurity(planning, file, draft));
    }

    /** The webhook writes the Secret and authorises it; only where the files hold it, its content is known. */
    private static void addPodSecurity(Planning planning, PodSecurityFile file, NodeDraft draft) {
        planning.find("Secret", planning.cluster().namespace(), file.secret())
                .flatMap(secret -> secret.data(file.key()))
                .ifPresentOrElse(content -> draft.file(file.path(), content), () -> draft.unknownFile(file.path()));
    }

    private static void addSource(Planning planning, ObjectReader source, NodeDraft draft) {
        String namespace = planning.cluster().namespace();
        String secret = source.object("secret").text("name");
        String configMap = source.object("configMap").text("name");
        if (!secret.isEmpty() && !configMap.isEmpty()) {
            throw new PlanRefusedException("secret " + namespace + "/" + secret + " and configmap " + namespace + "/"
                    + configMap + " cannot both be defined at the same time for files, use separate entries");
        }
        if (!secret.isEmpty()) {
            addItems(planning, "Secret", secret, source.object("secret"), draft);
        } else if (!configMap.isEmpty()) {
            addItems(planning, "ConfigMap", configMap, source.object("configMap"), draft);
        }
    }

    private static void addItems(Planning planning, String kind, String name, ObjectReader source, NodeDraft draft) {
        String word = kind.toLowerCase(Locale.ROOT);
        String namespace = planning.cluster().namespace();
        Optional<KubernetesObject> object = planning.find(kind, namespace, name);
        if (object.isEmpty() && isTheWebhooks(planning, kind, name)) {
            source.objects("items").forEach(item -> draft.unknownFile(item.text("path")));
            return;
        }
        if (object.isEmpty()) {
            draft.complain("error retrieving " + word + " " + namespace + "/" + name + " while rendering files: " + word
                    + "s \"" + name + "\" not found");
            source.objects("items").forEach(item -> draft.unknownFile(item.text("path")));
            return;
        }
        if (!object.get().authorizes(AUTHORIZED, planning.cluster().name())) {
            throw new PlanRefusedException("error rendering files: cluster " + namespace + "/"
                    + planning.cluster().name() + " was not authorized to access " + word + " " + namespace + "/"
                    + name);
        }
        for (ObjectReader item : source.objects("items")) {
            String content = object.get().data(item.text("key")).orElse("");
            String hash = item.text("hash");
            if (!hash.isEmpty() && !hash.equals(hash(content))) {
                throw new PlanRefusedException(word + " " + name + " does not contain the expected content");
            }
            draft.file(item.text("path"), content);
        }
    }

    /** The Secret of the pod security template is in Rancher although nobody wrote it. */
    private static boolean isTheWebhooks(Planning planning, String kind, String name) {
        return kind.equals("Secret")
                && planning.admission()
                        .podSecurity()
                        .filter(file -> file.secret().equals(name))
                        .isPresent();
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
