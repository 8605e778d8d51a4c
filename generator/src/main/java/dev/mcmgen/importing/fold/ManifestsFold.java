package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Further manifests, one for each document, under the name of its object. */
final class ManifestsFold implements Fold {

    private static final int LONGEST = 63;

    @Override
    public void fold(Folding folding) {
        Set<String> names = new HashSet<>(
                folding.catalog().charts().bundled(folding.source().release()));
        List<Map<String, Object>> manifests = new ArrayList<>();
        for (ManifestPiece piece : folding.addons().pieces()) {
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("name", name(piece, names));
            manifest.put("content", piece.text());
            manifests.add(manifest);
        }
        if (!manifests.isEmpty()) {
            folding.draft().put("/spec/manifests", manifests, folding.addons().manifestSource());
        }
    }

    private static String name(ManifestPiece piece, Set<String> taken) {
        Optional<Part> object = piece.object();
        String kind = word(object.map(part -> part.text("kind")).orElse(""));
        String own = word(object.map(part -> part.part("metadata").text("name")).orElse(""));
        List<String> candidates = new ArrayList<>(List.of(own, kind + "-" + own));
        for (int i = 1; i <= taken.size() + 1; i++) {
            candidates.add(i == 1 ? "addons" : "addons-" + i);
        }
        String name = candidates.stream()
                .filter(candidate -> candidate.length() <= LONGEST
                        && candidate.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")
                        && !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
        taken.add(name);
        return name;
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+|-+$", "");
    }
}
