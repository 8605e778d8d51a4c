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
        Set<String> configured = new HashSet<>(draft.charts().values().keySet());
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
            checkObjects(draft, field, manifest, configured);
            draft.manifests().add(new PlannedManifest(manifest.name(), manifest.content()));
        }
    }

    private static boolean isPackagedChart(Draft draft, String name) {
        return draft.isRke2()
                && draft.catalog().charts().bundled(draft.release()).contains(name);
    }

    /** Values for a chart that is not there do nothing; somebody may install one by the same name in manifests. */
    private static void checkChartValues(Draft draft) {
        for (String chart : draft.spec().chartValues().keySet()) {
            String field = "/spec/chartValues/" + chart.replace("~", "~0").replace("/", "~1");
            if (!draft.isRke2() && chart.startsWith("rke2-")) {
                draft.refuse(
                        field,
                        "chart/not-in-release",
                        "K3s has no chart " + chart + ", so the values would do nothing",
                        chart.equals(DnsConcern.COREDNS)
                                ? "use dns.nodeLocalCache, or a manifest of your own"
                                : "remove them");
            } else if (draft.isRke2() && !isPackagedChart(draft, chart)) {
                draft.warn(
                        field,
                        "chart/not-packaged",
                        draft.release() + " packages no chart " + chart
                                + ", so the values do nothing unless a manifest installs it",
                        "the packaged ones are: "
                                + String.join(", ", draft.catalog().charts().bundled(draft.release())));
            }
        }
    }

    private static void checkObjects(Draft draft, String field, Manifest manifest, Set<String> configured) {
        String at = field + (manifest.file().isPresent() ? "/file" : "/content");
        for (YamlDocument document : EmbeddedYaml.check(draft, at, manifest.content())) {
            if (document.root().orElse(null) instanceof YamlMapping object) {
                SecretsInClear.lookInto(draft, at, object);
                chartConfigured(object)
                        .filter(chart -> !configured.add(chart))
                        .ifPresent(chart -> draft.refuse(
                                at,
                                "chart/configured-twice",
                                "this HelmChartConfig and another (chartValues, what follows from the spec, or one before) configure "
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
