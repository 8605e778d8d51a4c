package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.importing.source.GroupSettings.Setting;
import dev.mcmgen.spec.Network;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** CNI, address ranges, node ports, certificate names, the ingress controller and the families of probes. */
final class NetworkFold implements Fold {

    private static final String FIELD = "/spec/network/";
    private static final String MULTUS = "multus";
    private static final JsonPointer GLOBAL = JsonPointer.parse("/spec/rkeConfig/machineGlobalConfig");

    @Override
    public void fold(Folding folding) {
        if (folding.isRke2()) {
            cni(folding);
        } else {
            k3sCni(folding);
        }
        List<String> pods = ranges(folding, "cluster-cidr", "clusterCIDR");
        ranges(folding, "service-cidr", "serviceCIDR");
        folding.take("service-node-port-range")
                .ifPresent(setting -> folding.draft().put(FIELD + "nodePortRange", setting.value(), setting.source()));
        folding.take("tls-san")
                .ifPresent(setting ->
                        folding.draft().put(FIELD + "tlsSANs", Values.texts(setting.value()), setting.source()));
        ingress(folding);
        String preference = folding.rkeConfig().part("networking").text("stackPreference");
        if (!preference.isEmpty() && !preference.equals(derivedPreference(pods))) {
            folding.draft()
                    .put(
                            FIELD + "stackPreference",
                            preference,
                            folding.rkeConfig().part("networking").at("stackPreference"));
        }
        if (folding.source().spec().flag("enableNetworkPolicy")) {
            folding.draft()
                    .put(
                            FIELD + "projectIsolation",
                            true,
                            folding.source().spec().at("enableNetworkPolicy"));
        }
    }

    /** Rancher's own default is calico, where the key is not there at all; what is empty is left to RKE2. */
    private static void cni(Folding folding) {
        Optional<Setting> setting = folding.take("cni");
        boolean written =
                folding.rkeConfig().part("machineGlobalConfig").fields().containsKey("cni");
        if (setting.isEmpty() && written) {
            return;
        }
        List<String> names = new ArrayList<>(
                setting.map(value -> Values.texts(value.value())).orElse(List.of("calico")));
        JsonPointer source = setting.map(Setting::source).orElse(GLOBAL);
        boolean multus = names.size() > 1 && names.get(0).equals(MULTUS);
        if (multus) {
            names.remove(0);
        }
        boolean known = names.size() == 1
                && Arrays.stream(Network.Cni.values())
                        .anyMatch(cni -> cni.word().equals(names.get(0)));
        if (known) {
            folding.draft().put(FIELD + "cni", names.get(0), source);
            if (multus) {
                folding.draft().put(FIELD + "multus", true, source);
            }
        } else {
            folding.reason(source, "the spec knows no such CNI");
        }
    }

    /** K3s brings flannel, whose ways are keys of config.yaml; none is the absence of both flannel and its policies. */
    private static void k3sCni(Folding folding) {
        boolean none = folding.groups().stream()
                .filter(group -> !group.immaterial().contains("flannel-backend"))
                .allMatch(group -> group.find("flannel-backend")
                        .filter(setting -> setting.value().equals("none"))
                        .isPresent());
        boolean policies = folding.groups().stream()
                .anyMatch(group -> group.find("disable-network-policy")
                        .filter(setting -> setting.value().equals(true))
                        .isPresent());
        if (none && policies) {
            folding.take("flannel-backend")
                    .ifPresent(setting -> folding.draft().put(FIELD + "cni", "none", setting.source()));
            folding.drop("disable-network-policy");
        }
    }

    private static List<String> ranges(Folding folding, String key, String field) {
        Optional<Setting> setting = folding.take(key);
        List<String> ranges = setting.map(value -> Values.texts(value.value())).orElse(List.of());
        if (!ranges.isEmpty()) {
            folding.draft().put(FIELD + field, ranges, setting.orElseThrow().source());
        }
        return ranges;
    }

    /** What render writes by itself where there are IPv6 addresses. */
    private static String derivedPreference(List<String> pods) {
        boolean six = pods.stream().anyMatch(range -> range.contains(":"));
        boolean four = pods.stream().anyMatch(range -> !range.contains(":"));
        return six ? (four ? "dual" : "ipv6") : "";
    }

    private static void ingress(Folding folding) {
        boolean chosen = folding.catalog()
                .configKeys(folding.source().release().distribution())
                .accepts("ingress-controller", folding.source().release(), NodeRole.SERVER);
        if (folding.isRke2() && chosen) {
            folding.take("ingress-controller")
                    .ifPresent(setting -> folding.draft()
                            .put(FIELD + "ingress", String.join(",", Values.texts(setting.value())), setting.source()));
            return;
        }
        String packaged = folding.isRke2() ? "rke2-ingress-nginx" : "traefik";
        Optional<Setting> disabled = folding.groups().stream()
                .flatMap(group -> group.find("disable").stream())
                .findFirst();
        boolean everywhere = folding.groups().stream()
                .filter(group -> !group.immaterial().contains("disable"))
                .allMatch(group -> group.find("disable")
                        .filter(setting -> Values.texts(setting.value()).contains(packaged))
                        .isPresent());
        if (disabled.isPresent() && everywhere) {
            folding.draft().put(FIELD + "ingress", "none", disabled.get().source());
            folding.change("disable", setting -> without(packaged, setting));
        }
    }

    private static Optional<Object> without(String item, Setting setting) {
        List<String> rest = new ArrayList<>(Values.texts(setting.value()));
        rest.remove(item);
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
}
