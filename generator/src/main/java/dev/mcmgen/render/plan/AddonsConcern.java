package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Manifest;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chart values and manifests that the user wrote. One chart has one place: two would overwrite each other. */
final class AddonsConcern implements Concern {

    @Override
    public void addTo(Draft draft) {
        draft.spec().chartValues().forEach(draft.charts()::write);
        checkChartValues(draft);
        Set<String> names = new HashSet<>();
        List<Manifest> manifests = draft.spec().manifests();
        for (int i = 0; i < manifests.size(); i++) {
            Manifest manifest = manifests.get(i);
            String field = "/spec/manifests/" + i;
            if (!names.add(manifest.name())) {
                draft.refuse(
                        field + "/name",
                        "manifest/name-twice",
                        "a second manifest named " + manifest.name() + " would overwrite the first one's file",
                        "give it another name");
            }
            if (isPackagedChart(draft, manifest.name())) {
                draft.refuse(
                        field + "/name",
                        "manifest/packaged-name",
                        "a packaged chart has a file of that name, which is written anew at every start",
                        "give it another name");
            }
            checkObjects(draft, field, manifest);
            draft.manifests().add(new PlannedManifest(manifest.name(), manifest.content()));
        }
    }

    private static boolean isPackagedChart(Draft draft, String name) {
        return draft.isRke2()
                && draft.catalog().charts().bundled(draft.release()).contains(name);
    }

    private static void checkChartValues(Draft draft) {
        if (!draft.isRke2() && draft.spec().chartValues().containsKey(DnsConcern.COREDNS)) {
            draft.refuse(
                    "/spec/chartValues/" + DnsConcern.COREDNS,
                    "chart/not-in-release",
                    "K3s has no chart rke2-coredns, so the values would do nothing",
                    "use dns.nodeLocalCache, or a manifest of your own");
        }
    }

    private static void checkObjects(Draft draft, String field, Manifest manifest) {
        String at = field + (manifest.file().isPresent() ? "/file" : "/content");
        for (YamlDocument document : EmbeddedYaml.check(draft, at, manifest.content())) {
            if (document.root().orElse(null) instanceof YamlMapping object) {
                chartConfigured(object)
                        .filter(draft.charts().values()::containsKey)
                        .ifPresent(chart -> draft.refuse(
                                at,
                                "chart/configured-twice",
                                "this HelmChartConfig and chartValues (or what follows from the spec) both configure "
                                        + chart + "; the one that is applied last replaces the other",
                                "move the values to chartValues." + chart));
            } else if (document.root().isPresent()) {
                draft.refuse(
                        at,
                        "manifest/not-an-object",
                        "line " + document.start().line() + " begins a document that is no Kubernetes object",
                        "every document needs apiVersion, kind and metadata.name");
            }
        }
    }

    private static Optional<String> chartConfigured(YamlMapping object) {
        return text(object, "kind").filter("HelmChartConfig"::equals).isEmpty()
                ? Optional.empty()
                : object.get("metadata")
                        .filter(YamlMapping.class::isInstance)
                        .flatMap(metadata -> text((YamlMapping) metadata, "name"));
    }

    private static Optional<String> text(YamlMapping object, String key) {
        return object.get(key).filter(YamlScalar.class::isInstance).map(node -> ((YamlScalar) node).text());
    }
}
