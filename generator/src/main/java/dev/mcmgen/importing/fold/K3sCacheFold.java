package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * NodeLocal DNSCache on K3s, which no chart brings: the objects that render makes for it, all of them and nothing else. Others
 * stay manifests of the user's.
 */
final class K3sCacheFold {

    private static final String CACHE = "/spec/dns/nodeLocalCache";
    private static final String NAME = "node-local-dns";

    private K3sCacheFold() {}

    /** Takes the objects, and gives the address on which the cache listens. */
    static Optional<String> fold(Folding folding) {
        Optional<Part> daemonSet = folding.addons().pieces().stream()
                .filter(piece -> piece.is("DaemonSet", NAME))
                .flatMap(piece -> piece.object().stream())
                .findFirst();
        Optional<Part> container =
                daemonSet.flatMap(object -> object.part("spec", "template", "spec").parts("containers").stream()
                        .findFirst());
        Optional<String> address = container.flatMap(K3sCacheFold::address);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> cache = new LinkedHashMap<>();
        cache.put("enabled", true);
        cache.put("address", address.get());
        List<ManifestPiece> made = rehearsed(folding, cache);
        if (!isAmong(made, folding.addons().pieces())) {
            cache.put("image", container.get().text("image"));
            made = rehearsed(folding, cache);
        }
        if (made.isEmpty() || !isAmong(made, folding.addons().pieces())) {
            return Optional.empty();
        }
        folding.draft().put(CACHE, cache, folding.addons().manifestSource());
        for (ManifestPiece piece : made) {
            folding.addons().pieces().removeIf(piece::means);
        }
        return address;
    }

    private static Optional<String> address(Part container) {
        List<String> arguments =
                container.list("args").stream().map(Objects::toString).toList();
        int at = arguments.indexOf("-localip");
        return at >= 0 && at + 1 < arguments.size()
                ? Optional.of(arguments.get(at + 1).replaceFirst(",.*", ""))
                : Optional.empty();
    }

    private static boolean isAmong(List<ManifestPiece> made, List<ManifestPiece> there) {
        return made.stream().allMatch(piece -> there.stream().anyMatch(piece::means));
    }

    /** What render makes of the cluster with the cache; its nodes do not matter for that. */
    private static List<ManifestPiece> rehearsed(Folding folding, Map<String, Object> cache) {
        Map<String, Object> spec = new LinkedHashMap<>();
        folding.draft()
                .find("/spec")
                .ifPresent(made -> ((Map<?, ?>) made).forEach((key, value) -> spec.put(key.toString(), value)));
        Map<String, Object> dns = new LinkedHashMap<>();
        folding.draft()
                .find("/spec/dns")
                .ifPresent(made -> ((Map<?, ?>) made).forEach((key, value) -> dns.put(key.toString(), value)));
        dns.put("nodeLocalCache", cache);
        spec.put("dns", dns);
        spec.put("infrastructure", Map.of("custom", Map.of()));
        Map<String, Object> data = new LinkedHashMap<>(folding.draft().data());
        data.put("spec", spec);
        if (folding.rehearsal().of(data) instanceof Rehearsal.Outcome.Rendered rendered) {
            List<ManifestPiece> pieces = new ArrayList<>(
                    ManifestPiece.of(RenderedCluster.of(rendered).rkeConfig().text("additionalManifest")));
            return pieces;
        }
        return List.of();
    }
}
