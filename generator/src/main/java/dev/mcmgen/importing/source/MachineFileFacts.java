package dev.mcmgen.importing.source;

import dev.mcmgen.catalog.ObjectNames;
import dev.mcmgen.cluster.rancher.SelectedGroups;
import dev.mcmgen.secret.SecretText;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads {@code machineSelectorFiles}: one fact for each item of each source. */
final class MachineFileFacts {

    private static final String PERMISSIONS = "0600";
    private static final JsonPointer FIELD = JsonPointer.parse("/spec/rkeConfig/machineSelectorFiles");

    private final ImportSource source;
    private final YamlMapping cluster;
    private final SelectedGroups groups;
    private final String ownSecret;

    MachineFileFacts(ImportSource source, YamlMapping cluster) {
        this.source = source;
        this.cluster = cluster;
        this.groups = new SelectedGroups(cluster);
        this.ownSecret = ObjectNames.join(source.cluster().name(), "machine-files");
    }

    List<MachineFileFact> facts() {
        List<MachineFileFact> facts = new ArrayList<>();
        Part rkeConfig = Part.root(cluster.toData()).part("spec", "rkeConfig");
        for (Part entry : rkeConfig.parts("machineSelectorFiles")) {
            Optional<YamlMapping> selector = selector(entry);
            List<Integer> taken = selector.map(groups::of)
                    .orElseGet(() -> IntStream.range(0, groups.count()).boxed().toList());
            boolean everywhere = entry.part("machineLabelSelector").isEmpty();
            for (Part each : entry.parts("fileSources")) {
                for (String kind : List.of("secret", "configMap")) {
                    Part holder = each.part(kind);
                    if (!holder.text("name").isEmpty()) {
                        holder.parts("items").forEach(item -> facts.add(fact(kind, holder, item, taken, everywhere)));
                    }
                }
            }
        }
        return facts;
    }

    private Optional<YamlMapping> selector(Part entry) {
        String index = entry.path().tokens().get(FIELD.tokens().size());
        Optional<YamlNode> selector =
                FIELD.child(index).child("machineLabelSelector").resolve(cluster);
        return selector.filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
    }

    private MachineFileFact fact(String kind, Part holder, Part item, List<Integer> taken, boolean everywhere) {
        String permissions = item.filledText("permissions")
                .or(() -> holder.filledText("defaultPermissions"))
                .orElse(PERMISSIONS);
        return new MachineFileFact(
                item.text("path"),
                body(kind, holder.text("name"), item.text("key")),
                permissions.length() == 3 ? "0" + permissions : permissions,
                item.flag("dynamic"),
                item.filledText("hash").isPresent(),
                taken,
                everywhere,
                item.path());
    }

    /** Only what mcmgen itself has put into a Secret is taken out of it again. */
    private MachineFileFact.Body body(String kind, String name, String key) {
        Optional<String> text = kind.equals("secret") && name.equals(ownSecret)
                ? source.holder("Secret", name)
                        .flatMap(secret -> secret.data(key))
                        .filter(MachineFileFacts::isOpen)
                : Optional.empty();
        return text.<MachineFileFact.Body>map(MachineFileFact.Body.Text::new)
                .orElseGet(() -> new MachineFileFact.Body.Reference(kind, name, key));
    }

    private static boolean isOpen(String text) {
        return SecretText.byForm(text).isEmpty() && TextMask.of(text).names().isEmpty();
    }
}
