package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.GroupSettings.Setting;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cluster DNS and NodeLocal DNSCache. What of the chart's values follows from the fields that are put here is taken out of
 * them by {@link ChartsFold}.
 */
final class DnsFold implements Fold {

    private static final String CACHE = "/spec/dns/nodeLocalCache/";
    private static final String DEFAULT_ADDRESS = "169.254.20.10";
    private static final String KUBELET = "kubelet-arg";

    @Override
    public void fold(Folding folding) {
        folding.take("cluster-dns").ifPresent(setting -> {
            List<String> addresses = Values.texts(setting.value());
            folding.draft()
                    .put(
                            "/spec/dns/clusterDNS",
                            addresses.size() == 1 ? addresses.get(0) : addresses,
                            setting.source());
        });
        folding.take("cluster-domain")
                .ifPresent(
                        setting -> folding.draft().put("/spec/dns/clusterDomain", setting.value(), setting.source()));
        Optional<String> address = folding.isRke2() ? chart(folding) : K3sCacheFold.fold(folding);
        address.filter(listens -> isOnItsOwnAddress(folding)).ifPresent(listens -> kubelet(folding, listens));
    }

    private static Optional<String> chart(Folding folding) {
        Part values = Part.root(folding.addons().charts().getOrDefault(Addons.COREDNS, Map.of()))
                .part("nodelocal");
        if (!values.flag("enabled")) {
            return Optional.empty();
        }
        JsonPointer source = folding.addons().chartSource(Addons.COREDNS);
        folding.draft().put(CACHE + "enabled", true, source);
        values.filledText("ip_address").ifPresent(address -> folding.draft().put(CACHE + "address", address, source));
        image(values.part("image")).ifPresent(image -> folding.draft().put(CACHE + "image", image, source));
        return Optional.of(values.filledText("ip_address").orElse(DEFAULT_ADDRESS));
    }

    private static Optional<String> image(Part image) {
        String repository = image.text("repository");
        String tag = image.text("tag");
        return repository.isEmpty()
                ? Optional.empty()
                : Optional.of(tag.isEmpty() ? repository : repository + ":" + tag);
    }

    /** Under IPVS and nftables pods must be told the cache's address, which the kubelet does. */
    private static boolean isOnItsOwnAddress(Folding folding) {
        String mode = folding.draft()
                .find("/spec/kubeProxy/mode")
                .map(Object::toString)
                .orElse("");
        return mode.equals("ipvs") || mode.equals("nftables");
    }

    private static void kubelet(Folding folding, String address) {
        String argument = "cluster-dns=" + address;
        boolean everywhere = folding.groups().stream()
                .filter(group -> !group.windows())
                .allMatch(group -> group.find(KUBELET)
                        .filter(setting -> Values.list(setting.value()).contains(argument))
                        .isPresent());
        if (everywhere) {
            folding.change(KUBELET, setting -> without(argument, setting));
        }
    }

    private static Optional<Object> without(String argument, Setting setting) {
        List<String> rest = new ArrayList<>(Values.list(setting.value()));
        rest.remove(argument);
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
}
