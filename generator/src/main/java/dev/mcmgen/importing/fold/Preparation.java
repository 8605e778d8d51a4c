package dev.mcmgen.importing.fold;

import dev.mcmgen.render.host.CloudConfig;
import dev.mcmgen.render.host.HostNeeds;
import dev.mcmgen.render.host.HostPlanner;
import dev.mcmgen.spec.NodeImage.Firewalld;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlText;
import dev.mcmgen.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks in a cloud-config for the host preparation that render writes, and for what is the user's beside it. */
final class Preparation {

    private static final Position NOWHERE = Position.startOf("cloud-config");
    private static final List<String> LISTS = List.of("write_files", "runcmd");

    private final HostPlanner planner;
    private final CloudConfig cloudConfig;

    Preparation(HostPlanner planner, CloudConfig cloudConfig) {
        this.planner = planner;
        this.cloudConfig = cloudConfig;
    }

    /**
     * What of a cloud-config is the user's.
     *
     * @param users empty where nothing is
     */
    record Found(Optional<String> users) {}

    /** Empty where render would not make exactly this text for such hosts, whatever the user's part of it. */
    Optional<Found> in(String text, HostNeeds needs, Optional<String> system, Firewalld firewalld) {
        HostNeeds such = needs.with(new HostNeeds.Image(
                system,
                needs.image().osVersion(),
                needs.image().kernel(),
                needs.image().selinux(),
                firewalld));
        try {
            String ours = cloudConfig.merge(Optional.empty(), NOWHERE, planner.plan(such));
            if (ours.equals(text)) {
                return Optional.of(new Found(Optional.empty()));
            }
            Optional<String> users = rest(text, ours);
            return users.filter(own -> cloudConfig
                            .merge(Optional.of(own), NOWHERE, planner.plan(such))
                            .equals(text))
                    .map(own -> new Found(Optional.of(own)));
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> rest(String text, String ours) {
        Optional<YamlMapping> all = read(text);
        Optional<YamlMapping> own = read(ours);
        if (all.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> rest = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : all.get().entries()) {
            Object value = entry.value().toData();
            if (LISTS.contains(entry.name())) {
                Object before =
                        own.get().get(entry.name()).map(node -> node.toData()).orElse(List.of());
                if (!(value instanceof List<?> items)
                        || !(before instanceof List<?> first)
                        || items.size() < first.size()
                        || !items.subList(0, first.size()).equals(first)) {
                    return Optional.empty();
                }
                if (items.size() > first.size()) {
                    rest.put(entry.name(), new ArrayList<>(items.subList(first.size(), items.size())));
                }
            } else {
                rest.put(entry.name(), value);
            }
        }
        return rest.isEmpty() ? Optional.empty() : Optional.of("#cloud-config\n" + YamlWriter.write(rest));
    }

    private static Optional<YamlMapping> read(String text) {
        List<YamlDocument> documents = GoYaml.readAll(YamlText.of("cloud-config", text));
        return documents.size() == 1
                ? documents.get(0).root().filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast)
                : Optional.empty();
    }
}
