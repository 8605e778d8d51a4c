package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherFacts.ArgumentHandling;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.cluster.rancher.Admission.PodSecurityFile;
import dev.mcmgen.yaml.GoText;
import dev.mcmgen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rancher's webhook on create and update: it brings {@code kube-apiserver-arg} into one shape and puts the file and the
 * argument of a pod security template in, or takes them out (rancher-cluster.md §2.2, F8, §3.10).
 */
final class Webhook {

    static final String API_SERVER_ARGUMENTS = "kube-apiserver-arg";

    private static final String OPTION = "admission-control-config-file";
    private static final String SECRET_KEY = "admission-config-psact";
    private static final Pattern VERSION =
            Pattern.compile("v(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    private final ClusterObject cluster;
    private final ArgumentHandling handling;

    Webhook(ClusterObject cluster, ArgumentHandling handling) {
        this.cluster = cluster;
        this.handling = handling;
    }

    /** @throws PlanRefusedException where the webhook refuses the object */
    Admission admit() {
        Optional<Object> written =
                cluster.globalConfig().get(API_SERVER_ARGUMENTS).map(YamlNode::toData);
        List<ObjectReader> files = new ArrayList<>(cluster.rkeConfig().objects("machineSelectorFiles"));
        if (!knowsPodSecurity()) {
            return new Admission(written, false, files, Optional.empty());
        }
        String argument = OPTION + "=" + path();
        dropOwn(files);
        boolean template = !cluster.spec()
                .text("defaultPodSecurityAdmissionConfigurationTemplateName")
                .isEmpty();
        Optional<PodSecurityFile> file =
                template ? Optional.of(new PodSecurityFile(secret(), SECRET_KEY, path())) : Optional.empty();
        if (handling != ArgumentHandling.EXACT) {
            return new Admission(older(written, template), template, files, file);
        }
        if (written.isEmpty()) {
            Optional<Object> added = template ? Optional.of(List.of(argument)) : Optional.empty();
            return new Admission(added, template, files, file);
        }
        List<String> arguments = new ArrayList<>(slice(written.get()));
        boolean there = arguments.removeIf(argument::equals);
        if (template) {
            arguments.add(0, argument);
        }
        Optional<Object> left = arguments.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(arguments));
        return new Admission(left, template && !there, files, file);
    }

    private List<String> slice(Object written) {
        boolean usable = written instanceof String || (written instanceof List<?> list && !list.isEmpty());
        if (!usable) {
            throw new PlanRefusedException("admission webhook \"rancher.cattle.io.clusters.provisioning.cattle.io\""
                    + " denied the request: [provisioning cluster mutator] failed to convert input into slice: "
                    + API_SERVER_ARGUMENTS + " is " + GoValues.print(written));
        }
        return written instanceof String text ? List.of(GoText.trim(text)) : GoValues.texts(written);
    }

    /** Before the list was kept as it is: flags by name, the last value wins, what has no = vanishes. */
    private Optional<Object> older(Optional<Object> written, boolean template) {
        boolean single = written.filter(String.class::isInstance).isPresent();
        boolean untouched = !template && (handling == ArgumentHandling.MAP || single);
        Map<String, String> flags = new LinkedHashMap<>();
        List<String> texts = written.map(value -> value instanceof List<?> ? GoValues.texts(value) : List.<String>of())
                .orElse(List.of());
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals >= 0) {
                flags.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        if (template) {
            flags.put(OPTION, path());
        } else if (!flags.remove(OPTION, path()) && untouched) {
            return written;
        }
        List<String> arguments = new ArrayList<>();
        flags.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments);
    }

    /** @throws PlanRefusedException where the version is none */
    private boolean knowsPodSecurity() {
        String version = cluster.kubernetesVersion();
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new PlanRefusedException("admission webhook \"rancher.cattle.io.clusters.provisioning.cattle.io\""
                    + " denied the request: [provisioning cluster mutator] failed to parse cluster version: "
                    + version);
        }
        boolean old = Integer.parseInt(shortened(matcher.group(1))) <= 1
                && Integer.parseInt(shortened(matcher.group(2))) < 23;
        return !old && !cluster.name().equals("local");
    }

    private static String shortened(String digits) {
        return digits.length() > 9 ? "999999999" : digits;
    }

    private String secret() {
        return cluster.name() + "-admission-configuration-psact";
    }

    private String path() {
        String version = cluster.kubernetesVersion();
        String runtime = version.contains("k3s") ? "k3s" : version.contains("rke2") ? "rke2" : "";
        return "/etc/rancher/" + runtime + "/config/rancher-psact.yaml";
    }

    /** Takes the last entry out that looks like the webhook's own, whatever its hash. */
    private void dropOwn(List<ObjectReader> files) {
        for (int i = files.size() - 1; i >= 0; i--) {
            if (isOwn(files.get(i))) {
                files.remove(i);
                return;
            }
        }
    }

    private boolean isOwn(ObjectReader entry) {
        ObjectReader selector = entry.object("machineLabelSelector");
        List<ObjectReader> sources = entry.objects("fileSources");
        if (sources.size() != 1
                || !selector.texts("matchLabels").equals(Map.of(Role.CONTROLPLANE.label(), "true"))
                || !selector.items("matchExpressions").isEmpty()) {
            return false;
        }
        ObjectReader secret = sources.get(0).object("secret");
        List<ObjectReader> items = secret.objects("items");
        return items.size() == 1
                && secret.text("name").equals(secret())
                && secret.text("defaultPermissions").isEmpty()
                && isOwnItem(items.get(0))
                && isEmptySource(sources.get(0).object("configMap"));
    }

    private boolean isOwnItem(ObjectReader item) {
        return item.text("key").equals(SECRET_KEY)
                && item.text("path").equals(path())
                && item.text("permissions").isEmpty()
                && !item.flag("dynamic");
    }

    private static boolean isEmptySource(ObjectReader source) {
        return source.text("name").isEmpty()
                && source.text("defaultPermissions").isEmpty()
                && source.items("items").isEmpty();
    }
}
