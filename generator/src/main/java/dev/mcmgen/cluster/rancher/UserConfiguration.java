package dev.mcmgen.cluster.rancher;

import dev.mcmgen.cluster.Origin;
import dev.mcmgen.cluster.rancher.ClusterObject.ConfigSource;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * {@code machineGlobalConfig}, then every matching {@code machineSelectorConfig} in order: a key replaces the whole value
 * that stood there (§3.1, step 2).
 */
final class UserConfiguration implements Step {

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        ClusterObject cluster = planning.cluster();
        writeAll(cluster.globalPath(), cluster.globalConfig(), draft);
        admit(planning.admission(), draft);
        for (ConfigSource source : cluster.selectorConfigs()) {
            Optional<LabelSelector> selector = source.selector().map(LabelSelector::parse);
            if (selector.isEmpty() || selector.get().matches(machine.labels())) {
                writeAll(source.path(), source.config(), draft);
            }
        }
    }

    private static void writeAll(JsonPointer path, YamlMapping config, NodeDraft draft) {
        for (YamlMapping.Entry entry : config.entries()) {
            Origin origin = new Origin(entry.key().position(), path.child(entry.name()), entry.value());
            draft.write(entry.name(), entry.value().toData(), origin);
        }
    }

    private static void admit(Admission admission, NodeDraft draft) {
        String key = Webhook.API_SERVER_ARGUMENTS;
        Optional<Object> written = draft.find(key);
        Optional<Object> left = admission.apiServerArguments();
        if (left.isEmpty()) {
            if (written.isPresent()) {
                draft.remove(key);
            }
        } else if (admission.extended()) {
            draft.extend(key, GoValues.texts(left.get()));
        } else if (!left.equals(written)) {
            boolean shorter = size(left.get()) < size(written.orElse(List.of()));
            if (shorter) {
                draft.set(key, left.get());
            } else {
                draft.reshape(key, left.get());
            }
        }
    }

    private static int size(Object value) {
        return value instanceof List<?> list ? list.size() : 1;
    }
}
