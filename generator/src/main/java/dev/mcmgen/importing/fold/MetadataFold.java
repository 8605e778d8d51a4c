package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.importing.source.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the cluster is called, its release, and its Rancher. */
final class MetadataFold implements Fold {

    private static final String DESCRIPTION = "field.cattle.io/description";

    private final Optional<RancherVersion> rancher;

    /** @param rancher the Rancher that the cluster is of, where it is known */
    MetadataFold(Optional<RancherVersion> rancher) {
        this.rancher = rancher;
    }

    @Override
    public void fold(Folding folding) {
        Part metadata = folding.source().cluster().part("metadata");
        folding.draft().put("/metadata/name", metadata.text("name"), metadata.at("name"));
        folding.draft().put("/metadata/workspace", metadata.text("namespace"), metadata.at("namespace"));
        Map<String, Object> annotations =
                new LinkedHashMap<>(metadata.part("annotations").fields());
        Object description = annotations.remove(DESCRIPTION);
        if (description != null && !description.equals("")) {
            folding.draft()
                    .put(
                            "/metadata/description",
                            description,
                            metadata.at("annotations").child(DESCRIPTION));
        }
        if (!metadata.part("labels").isEmpty()) {
            folding.draft().put("/metadata/labels", metadata.part("labels").fields(), metadata.at("labels"));
        }
        if (!annotations.isEmpty()) {
            folding.draft().put("/metadata/annotations", annotations, metadata.at("annotations"));
        }
        Part spec = folding.source().spec();
        folding.draft().put("/spec/kubernetesVersion", spec.text("kubernetesVersion"), spec.at("kubernetesVersion"));
        rancher.ifPresent(version ->
                folding.draft().put("/spec/rancher/version", version.toString(), spec.at("kubernetesVersion")));
    }
}
